"""Where a matter stands, for the person who brought it: plain words, and nothing of the other side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.compiled import Compiled
from mediation.models import Agreement, AgreementTerm, Case, MediationSession, Party
from mediation.states import RESULTS, Stage, Status

#: What of a receipt a summary is made of.
COLUMNS = (
    *("party__role", "party__person", "case__status", "case__outcome", "case__segment", "case__has_safe_contact"),
    *("case__applied_at", "case__registered_at", "case__acknowledged_at", "case__accepted_at", "case__resolved_at"),
    *("case__performed_at", "case__closed_at", "case__next_due_at", "case__route_told"),
    *("case__centre__name", "case__centre__phone", "case__owner__name", "case__window__number"),
)


@dataclass(frozen=True)
class Step:
    """One step of the way; ``state`` is ``done``, ``here`` or ``ahead``."""

    name: str
    state: str
    at: datetime | None = None


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
    steps: list[Step]


def summary(party: Party, *, at: datetime) -> Summary:
    """Where the party's case stands at ``at``: one query beside what a receipt brings with it, one more once agreed."""
    case = party.case
    appointment = _next_session(case, at)
    return Summary(
        centre=case.centre.name,
        phone=case.centre.phone,
        status=str(Status(case.status).label),
        what_now=_what_now(party, appointment),
        agency=case.owner.name,
        window=case.window.number if case.window else None,
        appointment_at=appointment,
        steps=_steps(case),
    )


def _next_session(case: Case, at: datetime) -> datetime | None:
    if case.stage != Stage.HANDLING:
        return None
    planned = _PLANNED(case=case.pk)
    return min((during.lower for during in planned if during.lower > at), default=None)


def _what_now(party: Party, appointment: datetime | None) -> str:
    case = party.case
    if appointment:
        return _("Please come to the centre on the day of your appointment and bring your slip.")
    if case.route_told:
        return _("Your way from here: %(route)s") % {"route": case.route_told}
    if case.status == Status.SUBMITTED:
        return _check_by(case)
    if case.status == Status.SUPPLEMENTING:
        return _("Something is still needed from you. Please come to any window, or call us.")
    if case.status == Status.AGREED:
        return _what_is_due(party)
    if case.status == Status.DEFAULTED:
        return _("What was agreed has not been done in time. Any window explains what you can do now.")
    return _("You need not do anything now.")


def _check_by(case: Case) -> str:
    if case.next_due_at is None:
        return _("You need not do anything now.")
    sentence = _("A window checks your application by %(when)s. You need not do anything until then.")
    due_at = localtime(case.next_due_at)
    return sentence % {"when": f"{date_format(due_at, 'MONTH_DAY_FORMAT')} {due_at:%H:%M}"}


def _left(case: UUID, party: UUID) -> QuerySet[AgreementTerm, tuple[UUID, date]]:
    terms = AgreementTerm.objects.filter(agreement__case=case, agreement__state=Agreement.State.EFFECTIVE)
    left = terms.exclude(performances__confirmed_at__isnull=False).filter(Q(debtor=party) | Q(creditor=party))
    return left.order_by("due_on").values_list("debtor_id", "due_on")


_LEFT = Compiled(_left)
_PLANNED = Compiled(
    lambda case: MediationSession.objects.filter(case=case, state=MediationSession.State.SET).values_list(
        "during", flat=True
    )
)


def _what_is_due(party: Party) -> str:
    """Of what was agreed: what this party must do by when, or may expect."""
    due = _LEFT(case=party.case.pk, party=party.pk)
    own = [day for debtor, day in due if debtor == party.pk]
    if own:
        sentence = _("Please do what was agreed by %(day)s, and tell us when it is done.")
        return sentence % {"day": date_format(own[0], "MONTH_DAY_FORMAT")}
    if due:
        sentence = _("The other side has until %(day)s. Please tell us when you have received it.")
        return sentence % {"day": date_format(due[0][1], "MONTH_DAY_FORMAT")}
    return _("You need not do anything now.")


def _steps(case: Case) -> list[Step]:
    """The way of this case: the ordinary one, or the way it really went when it ended before an agreement."""
    times = [*_beginning(case), *_result(case), (pgettext("step", "Closed"), case.closed_at)]
    steps, has_current = [], False
    for name, reached in times:
        if reached:
            steps.append(Step(name, "done", reached))
        else:
            steps.append(Step(name, "ahead" if has_current else "here"))
            has_current = True
    return steps


def _beginning(case: Case) -> list[tuple[str, datetime | None]]:
    """What was sent online and is not registered yet says so; ended before, it goes on to how it ended."""
    sent: list[tuple[str, datetime | None]] = (
        [] if case.registered_at else [(pgettext("step", "Sent online"), case.applied_at)]
    )
    if sent and case.resolved_at:
        return sent
    return [
        *sent,
        (pgettext("step", "Registered"), case.registered_at),
        (_("To the agency that handles it"), case.acknowledged_at),
        (_("Taken on"), case.accepted_at),
    ]


def _result(case: Case) -> list[tuple[str, datetime | None]]:
    ended_otherwise = case.status in RESULTS or case.stage in (Stage.FOLLOW_UP, Stage.END)
    if ended_otherwise and not case.performed_at and case.status != Status.DEFAULTED:
        return [(str(case.get_outcome_display()), case.resolved_at)]
    return [(_("Mediation and agreement"), case.resolved_at), (_("Doing what was agreed"), case.performed_at)]
