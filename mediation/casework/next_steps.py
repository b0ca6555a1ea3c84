"""What to do next, in one sentence: to whoever may do it as a request, to everybody else as what is waited for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import formats
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation import followup, lifecycle, notices, terms
from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.models import Actor, Agreement, Case, ConsentState, MediationSession, Party, Signature, Track
from mediation.states import RESULTS, Action, Status

ASSISTING = "P-4"  # binds another agency than the one whose turn it is
SAFE = gettext_lazy("The other side is not contacted until the applicant says so")


@dataclass(frozen=True)
class Turn:
    """``act``: who may do it reads ``do``; the others read ``wait``. Both may name ``whom``.

    ``agency_id``: only those who serve in this agency are meant. ``is_dated``: what is due next in the case is this.
    """

    act: str
    do: Promise
    wait: Promise
    whom: str = ""
    agency_id: UUID | None = None
    is_dated: bool = True

    def is_for(self, actor: Actor, case: Case) -> bool:
        if not self.act or (self.agency_id and self.agency_id not in actor.agency_ids):
            return False
        return permissions.may(actor, self.act, case)


@dataclass(frozen=True)
class Next:
    """``sentence``: with the moment by which it is promised. ``act``: what it asks of whoever asks; empty where it is
    not for them.
    """

    sentence: str
    act: str


def what_next(case: Case, actor: Actor, *, at: datetime) -> Next:
    """What stands on top of the case page. Costs up to four queries."""
    turn = _turn(case)
    is_mine = turn.is_for(actor, case)
    sentence = str(turn.do if is_mine else turn.wait) % {"whom": turn.whom}
    due_at = case.next_due_at if turn.is_dated and case.next_term != ASSISTING else None
    return Next(_until(sentence, due_at, at), turn.act if is_mine else "")


def next_step(case: Case, actor: Actor, *, at: datetime) -> str:
    """The same as a sentence alone."""
    return what_next(case, actor, at=at).sentence


def _until(sentence: str, due_at: datetime | None, at: datetime) -> str:
    if due_at is None:
        return sentence
    until = _("%(sentence)s; late since %(when)s") if due_at < at else _("%(sentence)s, by %(when)s")
    return until % {"sentence": sentence, "when": _moment(due_at)}


def _turn(case: Case) -> Turn:
    return BY_STATUS[Status(case.status)](case)


def _submitted(case: Case) -> Turn:
    return Turn(
        Action.REGISTER,
        gettext_lazy("Check the application and register it"),
        gettext_lazy("A window checks the application"),
    )


def _registered(case: Case) -> Turn:
    if not case.category:
        return Turn(
            Act.CLASSIFY,
            gettext_lazy("Confirm what kind of dispute it is"),
            gettext_lazy("A window confirms what kind of dispute it is"),
        )
    return Turn(
        Action.ROUTE, gettext_lazy("Assign it to the agency that handles it"), gettext_lazy("Waiting to be assigned")
    )


def _supplementing(case: Case) -> Turn:
    return Turn(
        Action.SUPPLEMENT,
        gettext_lazy("Record what the applicant brings"),
        gettext_lazy("Waiting for the applicant to bring what is missing"),
    )


def _routed(case: Case) -> Turn:
    return Turn(
        Action.ACKNOWLEDGE,
        gettext_lazy("Acknowledge the case, or object to it"),
        gettext_lazy("Waiting for %(whom)s to acknowledge"),
        case.owner.name,
    )


def _acknowledged(case: Case) -> Turn:
    return Turn(
        Action.ACCEPT,
        gettext_lazy("Accept or refuse the case"),
        gettext_lazy("%(whom)s decides whether to accept"),
        case.owner.name,
    )


def _accepted(case: Case) -> Turn:
    if case.track == Track.LABOUR_INSPECTION:
        return Turn(
            Action.CONCLUDE,
            gettext_lazy("Investigate, and record the result"),
            gettext_lazy("%(whom)s investigates"),
            case.owner.name,
        )
    asked = [party for party in case.parties.select_related("person") if party.must_consent]
    if any(party.consent == ConsentState.DECLINED for party in asked):
        return Turn(
            Action.TERMINATE,
            gettext_lazy("A party declines: end mediation and tell the other ways"),
            gettext_lazy("A party declines; mediation is going to end"),
        )
    unanswered = _names([party for party in asked if party.consent == ConsentState.ASKED])
    if unanswered and case.has_safe_contact:
        return Turn("", SAFE, SAFE, is_dated=False)
    if unanswered:
        return Turn(
            Act.RECORD_CONSENT,
            gettext_lazy("Ask %(whom)s whether they agree to mediation"),
            gettext_lazy("Waiting for %(whom)s to agree to mediation"),
            unanswered,
        )
    return Turn(
        Action.OPEN, gettext_lazy("Everybody agrees: begin mediation"), gettext_lazy("Mediation is about to begin")
    )


def _in_mediation(case: Case) -> Turn:
    task = case.assist_tasks.filter(done_at=None).select_related("agency").first()
    if task:
        return Turn(
            Act.ANSWER_ASSISTANCE,
            gettext_lazy("Do your part and answer what was asked"),
            gettext_lazy("Waiting for %(whom)s to do its part"),
            task.agency.name,
            task.agency_id,
        )
    coming = case.sessions.filter(state=MediationSession.State.SET).order_by("during").first()
    if coming:
        return Turn(
            Act.HOLD_SESSION,
            gettext_lazy("Hold the session of %(whom)s and write its record"),
            gettext_lazy("Session on %(whom)s"),
            _moment(coming.during.lower),
        )
    if case.agreements.filter(state__in=[Agreement.State.DRAFT, Agreement.State.READ_BACK]).exists():
        return Turn(
            Action.AGREE,
            gettext_lazy("Read the agreement back and have it agreed"),
            gettext_lazy("The agreement is going to be read back"),
        )
    return Turn(
        Act.SET_SESSION,
        gettext_lazy("Set the next session, or draw up the agreement"),
        gettext_lazy("The mediator sets the next session"),
    )


def _suspended(case: Case) -> Turn:
    return Turn(
        Action.RESUME,
        gettext_lazy("Check whether the reason still holds; resume if not"),
        gettext_lazy("Suspended; the reason is going to be reviewed"),
    )


def _agreed(case: Case) -> Turn:
    agreement = case.agreements.order_by("-version").first()
    if agreement is None or agreement.state == Agreement.State.EFFECTIVE:
        return Turn(
            Act.REPORT_PERFORMANCE,
            gettext_lazy("Record the performance as soon as it is done"),
            gettext_lazy("Waiting for what was agreed to be done"),
            is_dated=case.next_term == "PF",
        )
    signatures = list(agreement.signatures.all())
    signed = {signature.party_id for signature in signatures}
    parties = [party for party in case.parties.select_related("person") if party.must_consent]
    missing = _names([party for party in parties if party.pk not in signed])
    if missing:
        return Turn(
            Act.SIGN,
            gettext_lazy("Take down the signature of %(whom)s"),
            gettext_lazy("Waiting for the signature of %(whom)s"),
            missing,
        )
    if not any(signature.kind == Signature.Kind.MEDIATOR for signature in signatures):
        return Turn(
            Act.SIGN,
            gettext_lazy("Sign as mediator"),
            gettext_lazy("Waiting for the mediator's signature"),
        )
    body = case.mediating_body or case.owner
    return Turn(
        Act.SEAL,
        gettext_lazy("Put the seal of %(whom)s"),
        gettext_lazy("Waiting for the seal of %(whom)s"),
        body.name,
    )


def _ended(case: Case) -> Turn:
    return Turn(
        Action.CALL_BACK,
        gettext_lazy("Begin the follow-up: both sides are to be called back"),
        gettext_lazy("Both sides are going to be called back"),
    )


def _defaulted(case: Case) -> Turn:
    return Turn(
        Action.CALL_BACK,
        gettext_lazy("Tell the creditor which ways are open, and call back today"),
        gettext_lazy("Not performed; the creditor is told which ways are open"),
    )


def _in_follow_up(case: Case) -> Turn:
    unsettled = [party.pk for party in followup.unsettled(case)]
    waiting = list(case.parties.select_related("person").filter(pk__in=unsettled))
    if waiting and case.next_term in terms.callbacks():
        return _to_be_asked(case, waiting)
    return Turn(
        Action.CLOSE,
        gettext_lazy("Complete the file and close the case"),
        gettext_lazy("The file is being completed"),
    )


def _to_be_asked(case: Case, waiting: list[Party]) -> Turn:
    """Who may be called comes first; the others are asked when they are here."""
    callable_ = [party for party in waiting if notices.may_be_called(case, party)]
    if callable_:
        return Turn(
            Act.CALL,
            gettext_lazy("Call %(whom)s back"),
            gettext_lazy("%(whom)s is going to be called back"),
            _names(callable_),
        )
    return Turn(
        Act.CALL,
        gettext_lazy("Ask %(whom)s in person how it went: do not call"),
        gettext_lazy("%(whom)s is going to be asked in person, not called"),
        _names(waiting),
    )


def _closed(case: Case) -> Turn:
    if lifecycle.hindrance(case, Action.ARCHIVE):
        unset = gettext_lazy("Not to be archived before the centre has laid down how long its files are kept")
        return Turn(Action.ARCHIVE, unset, unset)
    return Turn(Action.ARCHIVE, gettext_lazy("Check the file and archive it"), gettext_lazy("Waiting to be archived"))


def _archived(case: Case) -> Turn:
    return Turn("", gettext_lazy("Nothing is left to do"), gettext_lazy("Nothing is left to do"))


BY_STATUS: dict[Status, Callable[[Case], Turn]] = {
    Status.SUBMITTED: _submitted,
    Status.REGISTERED: _registered,
    Status.SUPPLEMENTING: _supplementing,
    Status.ROUTED: _routed,
    Status.ACKNOWLEDGED: _acknowledged,
    Status.ACCEPTED: _accepted,
    Status.IN_MEDIATION: _in_mediation,
    Status.SUSPENDED: _suspended,
    Status.AGREED: _agreed,
    **dict.fromkeys(RESULTS, _ended),
    Status.DEFAULTED: _defaulted,
    Status.IN_FOLLOW_UP: _in_follow_up,
    Status.CLOSED: _closed,
    Status.ARCHIVED: _archived,
}


def _names(parties: list[Party]) -> str:
    return _(", ").join(party.person.masked_name for party in parties)


def _moment(at: datetime) -> str:
    """24:00 of a day is not yet the next day."""
    last, moment = localtime(at - timedelta(microseconds=1)), localtime(at)
    hour = f"{moment:%H:%M}" if last.date() == moment.date() else "24:00"
    return f"{formats.date_format(last, 'MONTH_DAY_FORMAT')} {hour}"
