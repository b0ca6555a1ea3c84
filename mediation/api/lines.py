"""The lines of a queue, made of columns: pages of them are asked all day, and most of their cost would be in making
models and walking serializers. They say what ``answers.CaseLine`` describes; a test compares the two.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.timezone import localtime

from mediation.models import Case

PLAIN = ("status", "outcome", "category", "subtype", "risk", "wage_arrears", "next_term")
COLUMNS = (
    *("id", "code", *PLAIN, "next_due_at", "registered_at", "last_changed_at"),
    *("owner__code", "owner__name", "mediator__staff_number", "mediator__name"),
)


def line(row: Mapping[str, Any]) -> dict[str, Any]:
    """One line out of ``.values(*COLUMNS)``."""
    return {
        "code": Case.printed(row["code"]),
        **{name: row[name] for name in PLAIN},
        "owner": {"code": row["owner__code"], "name": row["owner__name"]},
        "mediator": _mediator(row),
        "next_due_at": _moment(row["next_due_at"]),
        "registered_at": _moment(row["registered_at"]),
    }


def _mediator(row: Mapping[str, Any]) -> dict[str, str] | None:
    if row["mediator__staff_number"] is None:
        return None
    return {"staff_number": row["mediator__staff_number"], "name": row["mediator__name"]}


def _moment(at: datetime | None) -> str | None:
    return localtime(at).isoformat() if at else None
