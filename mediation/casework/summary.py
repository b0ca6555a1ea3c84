"""Where a matter stands, for the person who brought it: plain words, and nothing of the other side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from accounts.compiled import Compiled
from mediation.casework.summary_steps import SummaryStep, steps_of
from mediation.casework.what_now import WHAT_NOW, what_now
from mediation.models import Case, MediationSession, Party
from mediation.states import Stage, Status

#: What of a receipt a summary is made of.
COLUMNS = (
    *("party__role", "party__person", "case__status", "case__outcome", "case__segment", "case__has_safe_contact"),
    *("case__applied_at", "case__registered_at", "case__acknowledged_at", "case__accepted_at", "case__resolved_at"),
    *("case__performed_at", "case__closed_at", "case__next_due_at", "case__route_told"),
    *("case__centre__name", "case__centre__phone", "case__owner__name", "case__window__number"),
)


@dataclass(frozen=True)
class Summary:
    """What a receipt code shows."""

    centre: str
    phone: str
    status: str
    what_now: str
    agency: str
    window: int | None
    appointment_at: datetime | None
    steps: list[SummaryStep]


def summary(party: Party, *, at: datetime) -> Summary:
    """Where the party's case stands at ``at``: one query beside what a receipt brings with it, one more once agreed."""
    case = party.case
    appointment = _next_session(case, at)
    status = Status(case.status)
    return Summary(
        centre=case.centre.name,
        phone=case.centre.phone,
        status=str(status.label) if status in WHAT_NOW else _("It is being dealt with"),
        what_now=what_now(party, appointment),
        agency=case.owner.name,
        window=case.window.number if case.window else None,
        appointment_at=appointment,
        steps=steps_of(case),
    )


def _next_session(case: Case, at: datetime) -> datetime | None:
    if case.stage != Stage.HANDLING:
        return None
    planned = _PLANNED(case=case.pk)
    return min((during.lower for during in planned if during.lower > at), default=None)


_PLANNED = Compiled(
    lambda case: MediationSession.objects.filter(case=case, state=MediationSession.State.SET).values_list(
        "during", flat=True
    )
)
