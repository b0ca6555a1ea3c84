"""Statuses, actions and transitions of a case: one table.

The trigger on the case, the handbook's diagram and the buttons on the pages are all printed or read from
``TRANSITIONS``; nothing else in the product knows what may follow what.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Stage(TextChoices):
    INTAKE = "intake", _("Intake")
    ROUTING = "routing", _("Routing")
    HANDLING = "handling", _("Handling")
    RESULT = "result", _("Result")
    FOLLOW_UP = "follow_up", _("Follow-up")
    # Translators: the last stage of a case, when it is closed and filed
    END = "end", _("End")


class Status(TextChoices):
    SUBMITTED = "submitted", _("Submitted, to be checked")
    REGISTERED = "registered", _("Registered")
    SUPPLEMENTING = "supplementing", _("Waiting for supplements")
    ROUTED = "routed", _("Assigned, to be acknowledged")
    ACKNOWLEDGED = "acknowledged", _("Acknowledged, to be accepted")
    ACCEPTED = "accepted", _("Accepted, asking the other side")
    IN_MEDIATION = "in_mediation", _("In mediation")
    SUSPENDED = "suspended", _("Suspended")
    AGREED = "agreed", _("Agreed, being performed")
    PERFORMED = "performed", _("Performed")
    DEFAULTED = "defaulted", _("Not performed")
    CONCLUDED = "concluded", _("Concluded by the agency")
    TERMINATED = "terminated", _("Mediation terminated")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    REFUSED = "refused", _("Refused")
    REDIRECTED = "redirected", _("Led to another route")
    TRANSFERRED_OUT = "transferred_out", _("Transferred out")
    IN_FOLLOW_UP = "in_follow_up", _("In follow-up")
    CLOSED = "closed", _("Closed")
    ARCHIVED = "archived", _("Archived")


class Action(TextChoices):
    REGISTER = "register", _("Register")
    REQUEST_SUPPLEMENT = "request_supplement", _("Ask for supplements")
    SUPPLEMENT = "supplement", _("Record supplements")
    LAPSE = "lapse", _("Let lapse")
    ROUTE = "route", _("Assign")
    RECALL = "recall", _("Recall the assignment")
    REROUTE = "reroute", _("Assign to another agency")
    # Translators: the agency signs for the case that was assigned to it; it has not taken it yet
    ACKNOWLEDGE = "acknowledge", _("Acknowledge")
    OBJECT = "object", _("Object to the assignment")
    # Translators: the agency takes the application; from here on the law's clocks run
    ACCEPT = "accept", _("Accept")
    REFUSE = "refuse", _("Refuse")
    REDIRECT = "redirect", _("Lead to another route")
    OPEN = "open", _("Begin mediation")
    SUSPEND = "suspend", _("Suspend")
    RESUME = "resume", _("Resume")
    AGREE = "agree", _("Record the agreement")
    TERMINATE = "terminate", _("Terminate mediation")
    RETURN_TO_ENTRUSTER = "return_to_entruster", _("Return to the entrusting organ")
    TRANSFER_OUT = "transfer_out", _("Transfer out")
    CONCLUDE = "conclude", _("Record the agency's result")
    # Translators: two cases about the same matter become one
    MERGE = "merge", _("Merge")
    WITHDRAW = "withdraw", _("Withdraw")
    PERFORM = "perform", _("Record performance")
    DEFAULT = "default", _("Record default")
    SET_ASIDE = "set_aside", _("Set the agreement aside")
    CALL_BACK = "call_back", _("Begin follow-up")
    # Translators: the case ends after the follow-up; filing it away is "Archive"
    CLOSE = "close", _("Close")
    ARCHIVE = "archive", _("Archive")
    REOPEN = "reopen", _("Reopen")


#: An action once it is done, as the journal says it.
DONE: dict[str, Promise] = {
    Action.REGISTER: _("Registered"),
    Action.REQUEST_SUPPLEMENT: _("Supplements asked for"),
    Action.SUPPLEMENT: _("Supplements recorded"),
    Action.LAPSE: _("Lapsed"),
    Action.ROUTE: _("Assigned"),
    Action.RECALL: _("Assignment recalled"),
    Action.REROUTE: _("Assigned to another agency"),
    Action.ACKNOWLEDGE: _("Acknowledged"),
    Action.OBJECT: _("Objected to"),
    Action.ACCEPT: _("Accepted"),
    Action.REFUSE: _("Refused"),
    Action.REDIRECT: _("Led to another route"),
    Action.OPEN: _("Mediation begun"),
    Action.SUSPEND: _("Suspended"),
    Action.RESUME: _("Resumed"),
    Action.AGREE: _("Agreement reached"),
    Action.TERMINATE: _("Mediation terminated"),
    Action.RETURN_TO_ENTRUSTER: _("Returned to the entrusting organ"),
    Action.TRANSFER_OUT: _("Transferred out"),
    Action.CONCLUDE: _("Result of the agency recorded"),
    Action.MERGE: _("Merged"),
    Action.WITHDRAW: _("Withdrawn"),
    Action.PERFORM: _("Performed"),
    Action.DEFAULT: _("Not performed in time"),
    Action.SET_ASIDE: _("Agreement set aside"),
    Action.CALL_BACK: _("Follow-up begun"),
    Action.CLOSE: _("Closed"),
    Action.ARCHIVE: _("Archived"),
    Action.REOPEN: _("Reopened"),
}


class Event(StrEnum):
    """What the journal can say beyond the actions themselves."""

    MATTER_RECEIVED = "matter.received"
    CONSENT = "consent"
    CLASSIFY_PROPOSED = "classify.proposed"
    CLASSIFY_CONFIRMED = "classify.confirmed"
    FIRST_CONTACT = "contact.first"
    ASSIST_ASKED = "assist.asked"
    ASSIST_ACCEPTED = "assist.accepted"
    ASSIST_CLOSED = "assist.closed"
    MEDIATOR_NAMED = "mediator.named"
    SESSION_SET = "session.set"
    SESSION_HELD = "session.held"
    SESSION_CANCELLED = "session.cancelled"
    CONFIDENCES_READ = "confidences.read"
    SITE_VISITED = "site.visited"
    AGREEMENT_SIGNED = "agreement.signed"
    AGREEMENT_SEALED = "agreement.sealed"
    AGREEMENT_EFFECTIVE = "agreement.effective"
    CONFIRMATION_RECORDED = "confirmation.recorded"
    PERFORMANCE_REPORTED = "performance.reported"
    PERFORMANCE_RECORDED = "performance.recorded"
    CLOCK_EXTENDED = "clock.extended"
    CLOCK_EXCLUDED = "clock.excluded"
    CLOCK_PASSED = "clock.passed"
    ASKED_IN_PERSON = "callback.in_person"
    CALLBACK_DONE = "callback.done"
    CONCERN_RAISED = "concern.raised"
    RATING = "rating"
    RISK_SET = "risk.set"
    PARTY_JOINED = "party.joined"
    SAFE_CONTACT = "safe_contact.marked"
    SAFE_CONTACT_RELEASED = "safe_contact.released"
    MATERIAL_RECEIVED = "material.received"
    MATERIAL_CHECKED = "material.checked"
    MATERIAL_REFUSED = "material.refused"
    MATERIAL_SHARED = "material.shared"


class Outcome(TextChoices):
    WRITTEN_AGREEMENT = "written_agreement", _("Written agreement")
    ORAL_AGREEMENT = "oral_agreement", _("Oral agreement")
    SETTLED_PRIVATELY = "settled_privately", _("Settled privately")
    RESPONDENT_DECLINED = "respondent_declined", _("Respondent declined")
    RESPONDENT_UNREACHABLE = "respondent_unreachable", _("Respondent unreachable")
    TERMINATED_AFTER_SESSIONS = "terminated_after_sessions", _("Terminated after sessions")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    REFUSED = "refused", _("Refused")
    REDIRECTED = "redirected", _("Led to another route")
    TRANSFERRED_OUT = "transferred_out", _("Transferred out")
    RETURNED_TO_COURT = "returned_to_court", _("Returned to the court")
    HANDLED_BY_AGENCY = "handled_by_agency", _("Handled by the agency")
    MERGED = "merged", _("Merged")


class RefusalReason(TextChoices):
    """Why an application may not be taken (人民调解工作若干规定 Art. 22, 人民调解法 Art. 17; ``docs/law.md``)."""

    RESERVED_TO_AUTHORITY = "R01", _("Reserved by law to another authority")
    ALREADY_ACCEPTED_ELSEWHERE = "R02", _("The same claim is already being decided elsewhere")
    ALREADY_RESOLVED = "R03", _("Already resolved")
    PARTY_REFUSES = "R04", _("A party expressly refuses mediation")
    NO_IDENTIFIABLE_RESPONDENT = "R05", _("No identifiable respondent")
    NOT_A_DISPUTE = "R06", _("Not a dispute")
    CRIMINAL = "R07", _("A criminal matter")
    ADMINISTRATIVE_DISPUTE = "R08", _("A dispute with an administrative organ")
    DISCIPLINARY_REPORT = "R09", _("A report on officials")
    DUPLICATE_IN_PROGRESS = "R10", _("The same matter is already in progress here")
    PETITION_TERMINATED = "R11", _("A petition already finally answered")
    OUTSIDE_TERRITORY = "R12", _("Outside this centre's territory")
    FALSE_OR_COLLUSIVE = "R13", _("Suspected false or collusive mediation")


@dataclass(frozen=True)
class Transition:
    """One arrow: ``action`` leads from ``source`` to ``target``; ``why`` is given where the arrow is odd."""

    source: Status
    action: Action
    target: Status
    why: str = ""


RESULTS = frozenset(
    {
        Status.PERFORMED,
        Status.DEFAULTED,
        Status.CONCLUDED,
        Status.TERMINATED,
        Status.WITHDRAWN,
        Status.REFUSED,
        Status.REDIRECTED,
        Status.TRANSFERRED_OUT,
    }
)
ENDED = frozenset({Status.CLOSED, Status.ARCHIVED})
OPEN = frozenset(Status) - ENDED
CENTRE_OWNED = frozenset({Status.SUBMITTED, Status.REGISTERED, Status.SUPPLEMENTING})

STAGES: dict[Status, Stage] = (
    dict.fromkeys((Status.SUBMITTED, Status.REGISTERED, Status.SUPPLEMENTING), Stage.INTAKE)
    | dict.fromkeys((Status.ROUTED, Status.ACKNOWLEDGED), Stage.ROUTING)
    | dict.fromkeys((Status.ACCEPTED, Status.IN_MEDIATION, Status.SUSPENDED, Status.AGREED), Stage.HANDLING)
    | dict.fromkeys(RESULTS, Stage.RESULT)
    | {Status.IN_FOLLOW_UP: Stage.FOLLOW_UP}
    | dict.fromkeys(ENDED, Stage.END)
)


def _from(source: Status, **arrows: Status) -> Iterable[Transition]:
    return [Transition(source, Action(name), target) for name, target in arrows.items()]


TRANSITIONS: tuple[Transition, ...] = (
    *_from(
        Status.SUBMITTED,
        register=Status.REGISTERED,
        redirect=Status.REDIRECTED,
        refuse=Status.REFUSED,
        withdraw=Status.WITHDRAWN,
    ),
    *_from(
        Status.REGISTERED,
        route=Status.ROUTED,
        request_supplement=Status.SUPPLEMENTING,
        redirect=Status.REDIRECTED,
        refuse=Status.REFUSED,
        merge=Status.CLOSED,
        withdraw=Status.WITHDRAWN,
    ),
    *_from(
        Status.SUPPLEMENTING,
        supplement=Status.REGISTERED,
        redirect=Status.REDIRECTED,
        refuse=Status.REFUSED,
        withdraw=Status.WITHDRAWN,
    ),
    Transition(Status.SUPPLEMENTING, Action.LAPSE, Status.WITHDRAWN, "not supplemented in time counts as withdrawn"),
    *_from(
        Status.ROUTED,
        acknowledge=Status.ACKNOWLEDGED,
        reroute=Status.ROUTED,
        redirect=Status.REDIRECTED,
        withdraw=Status.WITHDRAWN,
    ),
    Transition(Status.ROUTED, Action.OBJECT, Status.REGISTERED, "the centre owns it again until it is routed anew"),
    Transition(Status.ROUTED, Action.RECALL, Status.REGISTERED, "the centre owns it again until it is routed anew"),
    *_from(
        Status.ACKNOWLEDGED,
        accept=Status.ACCEPTED,
        refuse=Status.REFUSED,
        redirect=Status.REDIRECTED,
        withdraw=Status.WITHDRAWN,
    ),
    Transition(
        Status.ACKNOWLEDGED, Action.OBJECT, Status.REGISTERED, "an objection may follow a closer look at the papers"
    ),
    *_from(
        Status.ACCEPTED,
        open=Status.IN_MEDIATION,
        terminate=Status.TERMINATED,
        reroute=Status.ROUTED,
        transfer_out=Status.TRANSFERRED_OUT,
        merge=Status.CLOSED,
        withdraw=Status.WITHDRAWN,
    ),
    Transition(
        Status.ACCEPTED,
        Action.CONCLUDE,
        Status.CONCLUDED,
        "an agency may handle by its own powers, without mediation (劳动保障监察条例 Art. 17)",
    ),
    *_from(
        Status.IN_MEDIATION,
        agree=Status.AGREED,
        terminate=Status.TERMINATED,
        suspend=Status.SUSPENDED,
        return_to_entruster=Status.TRANSFERRED_OUT,
        transfer_out=Status.TRANSFERRED_OUT,
        merge=Status.CLOSED,
        withdraw=Status.WITHDRAWN,
    ),
    *_from(
        Status.SUSPENDED,
        resume=Status.IN_MEDIATION,
        terminate=Status.TERMINATED,
        return_to_entruster=Status.TRANSFERRED_OUT,
        withdraw=Status.WITHDRAWN,
    ),
    *_from(Status.AGREED, perform=Status.PERFORMED, default=Status.DEFAULTED),
    Transition(
        Status.AGREED, Action.SET_ASIDE, Status.IN_MEDIATION, "without an agreement the dispute is where it was before"
    ),
    Transition(Status.DEFAULTED, Action.PERFORM, Status.PERFORMED, "late performance is performance"),
    *(Transition(result, Action.CALL_BACK, Status.IN_FOLLOW_UP) for result in sorted(RESULTS)),
    *(
        Transition(ended, Action.REOPEN, Status.REGISTERED, "the centre owns it again; a new segment of clocks begins")
        for ended in (*sorted(RESULTS), Status.IN_FOLLOW_UP, Status.CLOSED)
    ),
    *_from(Status.IN_FOLLOW_UP, close=Status.CLOSED),
    *_from(Status.CLOSED, archive=Status.ARCHIVED),
)

BY_SOURCE_AND_ACTION: dict[tuple[Status, Action], Transition] = {(t.source, t.action): t for t in TRANSITIONS}
ARROWS: frozenset[tuple[Status, Status]] = frozenset((t.source, t.target) for t in TRANSITIONS)


def target(status: str, action: str) -> Status | None:
    """Where ``action`` leads from ``status``; None where the table has no such arrow."""
    transition = BY_SOURCE_AND_ACTION.get((Status(status), Action(action)))
    return transition.target if transition else None


def actions_from(status: str) -> list[Action]:
    """The actions the table knows from ``status``, in the table's order."""
    return [t.action for t in TRANSITIONS if t.source == status]


def as_mermaid() -> str:
    """The state diagram, as the handbook prints it."""
    lines = ["stateDiagram-v2", f"    [*] --> {Status.SUBMITTED}", f"    [*] --> {Status.REGISTERED}"]
    lines += [f"    {t.source} --> {t.target}: {t.action}" for t in TRANSITIONS]
    return "\n".join([*lines, f"    {Status.ARCHIVED} --> [*]"])
