"""Who owns the file. Only this module opens and closes assignments and writes ``Case.owner``.

At every instant exactly one agency owns an open case (a partial unique index and a deferred trigger hold it):
the centre's own agency until it is routed and after an objection, a return or a reopening.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from mediation.models import Assignment, Case
from windows.models import Agency, AgencyKind, Window


class NotALeadAgency(Exception):
    """A service or another centre's agency was asked to own a case."""


def centre_agency(centre_id: UUID) -> Agency:
    """The agency that is the centre itself."""
    return Agency.objects.get(centre_id=centre_id, kind=AgencyKind.CENTRE)


def begin(case: Case, *, at: datetime) -> None:
    """The first owner of a new case: the agency the case was created with."""
    Assignment.objects.create(case=case, agency_id=case.owner_id, role=Assignment.Role.LEAD, began_at=at)


def hand_over(
    case: Case, *, to: Agency, at: datetime, because: str, rule: str = "", window: Window | None = None
) -> Assignment:
    """End the present lead assignment and open one for ``to``; the caller writes ``case.owner`` in the same UPDATE.

    Raises :class:`NotALeadAgency` where ``to`` may not own a case of this centre.
    """
    if not to.may_lead or to.centre_id != case.centre_id:
        raise NotALeadAgency(to.code)
    current = Assignment.objects.current().filter(case=case)
    current.filter(role=Assignment.Role.LEAD).update(ended_at=at, ended_because=because)
    current.filter(agency=to).update(ended_at=at, ended_because=because)
    return Assignment.objects.create(
        case=case, agency=to, role=Assignment.Role.LEAD, rule=rule, window=window, began_at=at
    )


def ask_to_assist(case: Case, agencies: Iterable[Agency], *, at: datetime) -> None:
    """Open an assisting part for each agency that has none yet."""
    held = set(Assignment.objects.current().filter(case=case).values_list("agency_id", flat=True))
    Assignment.objects.bulk_create(
        Assignment(case=case, agency=agency, role=Assignment.Role.ASSISTING, began_at=at)
        for agency in agencies
        if agency.pk not in held
    )


def end_parts(case: Case, *, at: datetime, because: str, but: Iterable[Agency] = ()) -> None:
    """Agencies no longer assist; ``but`` those that go on."""
    parts = Assignment.objects.current().filter(case=case, role=Assignment.Role.ASSISTING)
    parts.exclude(agency__in=list(but)).update(ended_at=at, ended_because=because)


def accept_part(case: Case, agency_id: UUID, *, at: datetime) -> int:
    """The agency takes its open part; returns how many parts were still to be taken (0 or 1)."""
    parts = Assignment.objects.held_by([agency_id]).filter(case=case, role=Assignment.Role.ASSISTING)
    return parts.filter(accepted_at__isnull=True).update(accepted_at=at)


def end_all(case: Case, *, at: datetime, because: str) -> None:
    """A closed case has no owner any more."""
    Assignment.objects.current().filter(case=case).update(ended_at=at, ended_because=because)
