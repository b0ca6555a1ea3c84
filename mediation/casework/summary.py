"""Where a matter stands, for the person who brought it: plain words, and nothing of the other side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

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


#: By which moment of the case a step is reached, and what it is called for the person who brought the matter.
STEPS: dict[str, Promise] = {
    "applied_at": pgettext_lazy("step", "Sent online"),
    "registered_at": pgettext_lazy("step", "Registered"),
    "acknowledged_at": gettext_lazy("To the agency that handles it"),
    "accepted_at": gettext_lazy("Taken on"),
    "resolved_at": gettext_lazy("Mediation and agreement"),
    "performed_at": gettext_lazy("Doing what was agreed"),
    "closed_at": pgettext_lazy("step", "Closed"),
}
#: Moments that are none of theirs: what becomes of the file.
INSIDE_THE_HOUSE = frozenset({"archived_at"})


@dataclass(frozen=True)
class SummaryStep:
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
    return WHAT_NOW.get(Status(case.status), _ask_us)(party)


def _ask_us(party: Party) -> str:
    """Of a status that no row opens to the parties."""
    return _("Please ask at any window, or call us.")


def _nothing(party: Party) -> str:
    return _("You need not do anything now.")


def _check_by(party: Party) -> str:
    if party.case.next_due_at is None:
        return _nothing(party)
    sentence = _("A window checks your application by %(when)s. You need not do anything until then.")
    due_at = localtime(party.case.next_due_at)
    return sentence % {"when": f"{date_format(due_at, 'MONTH_DAY_FORMAT')} {due_at:%H:%M}"}


def _bring_it(party: Party) -> str:
    return _("Something is still needed from you. Please come to any window, or call us.")


def _not_performed(party: Party) -> str:
    return _("What was agreed has not been done in time. Any window explains what you can do now.")


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
    return _nothing(party)


#: What each status asks of a party. A status is shown to them by its row here, and not without one.
WHAT_NOW: dict[Status, Callable[[Party], str]] = {
    Status.SUBMITTED: _check_by,
    Status.REGISTERED: _nothing,
    Status.SUPPLEMENTING: _bring_it,
    Status.ROUTED: _nothing,
    Status.ACKNOWLEDGED: _nothing,
    Status.ACCEPTED: _nothing,
    Status.IN_MEDIATION: _nothing,
    Status.SUSPENDED: _nothing,
    Status.AGREED: _what_is_due,
    Status.PERFORMED: _nothing,
    Status.DEFAULTED: _not_performed,
    Status.CONCLUDED: _nothing,
    Status.TERMINATED: _nothing,
    Status.WITHDRAWN: _nothing,
    Status.REFUSED: _nothing,
    Status.REDIRECTED: _nothing,
    Status.TRANSFERRED_OUT: _nothing,
    Status.IN_FOLLOW_UP: _nothing,
    Status.CLOSED: _nothing,
    Status.ARCHIVED: _nothing,
}


def _steps(case: Case) -> list[SummaryStep]:
    """The way of this case: the ordinary one, or the way it really went when it ended before an agreement."""
    times = [*_beginning(case), *_result(case), _reached(case, "closed_at")]
    steps, has_current = [], False
    for name, reached in times:
        if reached:
            steps.append(SummaryStep(name, "done", reached))
        else:
            steps.append(SummaryStep(name, "ahead" if has_current else "here"))
            has_current = True
    return steps


def _reached(case: Case, moment: str) -> tuple[str, datetime | None]:
    return str(STEPS[moment]), getattr(case, moment)


def _beginning(case: Case) -> list[tuple[str, datetime | None]]:
    """What was sent online and is not registered yet says so; ended before, it goes on to how it ended."""
    sent = [] if case.registered_at else [_reached(case, "applied_at")]
    if sent and case.resolved_at:
        return sent
    return [*sent, *(_reached(case, moment) for moment in ("registered_at", "acknowledged_at", "accepted_at"))]


def _result(case: Case) -> list[tuple[str, datetime | None]]:
    ended_otherwise = case.status in RESULTS or case.stage in (Stage.FOLLOW_UP, Stage.END)
    if ended_otherwise and not case.performed_at and case.status != Status.DEFAULTED:
        return [(str(case.get_outcome_display()), case.resolved_at)]
    return [_reached(case, "resolved_at"), _reached(case, "performed_at")]
