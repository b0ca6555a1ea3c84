"""What one version of a rule says: which columns it reads, its SQL, what the worker reads of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from mediation.discovery import columns
from mediation.models.discovery import Help, RecordSource
from windows.models import Centre

BELIEVED = 0.9  # from which probability a row without a good number counts as somebody's, unless a rule says otherwise


@dataclass(frozen=True)
class Reading:
    """What a rule sees of one source; ``link_at``: from which probability a row without a good number is somebody's.

    Where a rule asks whether somebody does *not* get something, a low one spares them a visit they do not need.
    """

    columns: Sequence[str]
    link_at: float = BELIEVED


@dataclass(frozen=True)
class Ground:
    """A column the rule gives, and what the worker reads: ``{value}`` stands for what is in it."""

    column: str
    zh: str
    en: str


@dataclass(frozen=True)
class RuleDraft:
    """Everything that one version says."""

    purpose: str
    legal_basis: str
    impact_assessment: str
    reads: Mapping[str, Reading]
    sql: str
    grounds: Sequence[Ground]
    help: Help
    review_on: date
    may_object: bool = False
    visit_within: int = 5


def visible_columns(centre: Centre, reads: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """The tables of a rule with the types of its columns. Raises ``ValidationError`` for what is not declared."""
    sources = {source.code: source for source in RecordSource.objects.filter(centre=centre)}
    visible = {}
    for code, reading in reads.items():
        if code not in sources:
            raise ValidationError({"reads": _("There is no source %(code)s.") % {"code": code}})
        declared = columns.in_the_pool(sources[code])
        if missing := sorted(set(reading.columns) - set(declared)):
            raise ValidationError({"reads": f"{code}: {', '.join(missing)}"})
        visible[code] = {name: _readable(declared[name]) for name in reading.columns}
    return visible


def _readable(kind: str) -> str:
    return "DECIMAL" if kind.startswith("DECIMAL") else kind
