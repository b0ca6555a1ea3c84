"""One line of the ledger: who against whom, about what, where it stands, and the clock that ends first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.fields import masking
from accounts.models import PersonKind
from mediation import terms
from mediation.access.relations import keeps_other_side_from
from mediation.casework.queue_filters import Moments
from mediation.models import Actor, Case, Party
from mediation.states import Status
from mediation.web.shell.categories import shown
from mediation.web.shell.marks import RISK_MARKS, STAGE_MARKS
from windows import calendars, hours, workdays


@dataclass(frozen=True)
class Due:
    """What is left of the clock that ends first; ``state`` as the mark of a clock has it."""

    name: Promise
    due_at: datetime
    workdays: int
    state: str


@dataclass(frozen=True)
class LedgerLine:
    case: Case
    applicants: str
    respondents: str
    about: str
    stage: str
    risk: str
    due: Due | None


def with_people(cases: QuerySet[Case]) -> QuerySet[Case]:
    """The cases with the names of their sides, in the same query."""
    sides = Party.objects.filter(case=OuterRef("pk")).order_by("number")
    seen = JSONObject(role="role", name="person__name", kind="person__kind")
    return cases.select_related("owner", "mediator").annotate(sides=ArraySubquery(sides.values(json=seen)))


def lines(cases: Iterable[Case], *, by: Actor, at: datetime) -> list[LedgerLine]:
    """As ``by`` reads them: of a case with a safe-contact label whoever does not work it reads no other side."""
    moments = Moments.of(at)
    return [_line(case, by, moments) for case in cases]


def due_of(case: Case, moments: Moments) -> Due | None:
    if case.next_due_at is None or not case.next_term:
        return None
    state = "late" if case.next_due_at < moments.now else "soon" if case.next_due_at < moments.soon else ""
    first, last = sorted((hours.day_of(moments.now), hours.day_of(case.next_due_at)))
    left = workdays.working_days_between(first, last, calendar=calendars.current())
    return Due(terms.name_of(case.next_term), case.next_due_at, left, state)


def _line(case: Case, by: Actor, moments: Moments) -> LedgerLine:
    sides: list[dict[str, Any]] = case.sides  # type: ignore[attr-defined]  # annotated by with_people
    return LedgerLine(
        case=case,
        applicants=_names(sides, Party.Role.APPLICANT),
        respondents=_("kept apart") if keeps_other_side_from(case, by) else _names(sides, Party.Role.RESPONDENT),
        about=shown(case.category, case.subtype),
        stage=STAGE_MARKS[Status(case.status)],
        risk=RISK_MARKS.get(case.risk, ""),
        due=due_of(case, moments),
    )


def _names(sides: list[dict[str, Any]], role: str) -> str:
    """The first of a side, and how many they are."""
    people = [side for side in sides if side["role"] == role]
    if not people:
        return ""
    first = people[0]
    is_natural = first["kind"] == PersonKind.NATURAL_PERSON
    name = masking.mask_name(first["name"]) if is_natural else str(first["name"])
    return f"{name} +{len(people) - 1}" if len(people) > 1 else name
