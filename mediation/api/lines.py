"""Answers that are asked for all day, made without serializers: most of their cost would be in walking those.

The lines of a queue, out of columns, say what ``answers.CaseLine`` describes; a summary says what
``public.StatusAnswer`` describes. Tests compare them.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.timezone import localtime

from mediation import codes
from mediation.casework import Summary
from mediation.casework.queue_filters import ORDERS

PLAIN = ("status", "outcome", "category", "subtype", "risk", "wage_arrears", "next_term")
ORDERED_BY = {order.column for order in ORDERS.values()}
COLUMNS = (
    *("id", "code", *PLAIN, "registered_at", *sorted({"next_due_at", *ORDERED_BY})),
    *("owner__code", "owner__name", "mediator__staff_number", "mediator__name"),
)


def line(row: Mapping[str, Any]) -> dict[str, Any]:
    """One line out of ``.values(*COLUMNS)``."""
    return {
        "code": codes.printed(row["code"]),
        **{name: row[name] for name in PLAIN},
        "owner": {"code": row["owner__code"], "name": row["owner__name"]},
        "mediator": _mediator(row),
        "next_due_at": _moment(row["next_due_at"]),
        "registered_at": _moment(row["registered_at"]),
    }


def summary(shown: Summary) -> dict[str, Any]:
    """Where a matter stands."""
    steps = [{"name": step.name, "state": step.state, "at": _moment(step.at)} for step in shown.steps]
    return vars(shown) | {"appointment_at": _moment(shown.appointment_at), "steps": steps}


def _mediator(row: Mapping[str, Any]) -> dict[str, str] | None:
    if row["mediator__staff_number"] is None:
        return None
    return {"staff_number": row["mediator__staff_number"], "name": row["mediator__name"]}


def _moment(at: datetime | None) -> str | None:
    return localtime(at).isoformat() if at else None
