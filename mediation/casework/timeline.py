"""What happened to a case, in order, for whoever may read it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mediation.access.visibility import VisibleCase
from mediation.models import CaseEvent, Statement
from mediation.states import Action, Event

TITLES: dict[str, Promise] = {
    Event.MATTER_RECEIVED: _("Application received"),
    Event.CONSENT: _("Answer about mediation recorded"),
    Event.CLASSIFY_PROPOSED: _("Category proposed"),
    Event.CLASSIFY_CONFIRMED: _("Category confirmed"),
    Event.FIRST_CONTACT: _("Both sides contacted"),
    Event.ASSIST_ASKED: _("Assistance asked for"),
    Event.ASSIST_ACCEPTED: _("Assisting agency takes its part"),
    Event.ASSIST_CLOSED: _("Assistance given"),
    Event.MEDIATOR_NAMED: _("Mediator named"),
    Event.SITE_VISITED: _("Site visited"),
    Event.SESSION_SET: _("Session set"),
    Event.SESSION_HELD: _("Session held"),
    Event.SESSION_CANCELLED: _("Session cancelled"),
    Event.AGREEMENT_SIGNED: _("Agreement signed"),
    Event.AGREEMENT_SEALED: _("Agreement sealed"),
    Event.AGREEMENT_EFFECTIVE: _("Agreement in force"),
    Event.CONFIRMATION_RECORDED: _("Judicial confirmation recorded"),
    Event.PERFORMANCE_REPORTED: _("Performance reported"),
    Event.PERFORMANCE_RECORDED: _("Performance recorded"),
    Event.CLOCK_EXTENDED: _("Time extended"),
    Event.CLOCK_EXCLUDED: _("Time excluded"),
    Event.CLOCK_PASSED: _("A term has passed"),
    Event.ASKED_IN_PERSON: _("Asked in person, not by telephone"),
    Event.CALLBACK_DONE: _("Both sides called back"),
    Event.CONCERN_RAISED: _("A concern was raised"),
    Event.RATING: _("Rating received"),
    Event.RISK_SET: _("Risk level set"),
    Event.PARTY_JOINED: _("A party joined"),
    Event.SAFE_CONTACT: _("Safe contact: the other side is told nothing"),
    Event.MATERIAL_RECEIVED: _("Material received"),
    Event.MATERIAL_SHARED: _("Material shown to the parties, or no longer"),
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


@dataclass(frozen=True)
class JournalLine:
    """One line. ``was_entered_late``: it happened before it was written down. ``statements``: what was said with it."""

    seq: int
    kind: str
    title: Promise
    who: str
    role: str
    occurred_at: datetime
    recorded_at: datetime
    was_entered_late: bool
    attested_by: str
    details: dict[str, Any]
    statements: tuple[Statement, ...]


def timeline(visible: VisibleCase) -> list[JournalLine]:
    """The journal as somebody may read it; a party sees what concerns them, without names and inner reasons.

    Two queries. What was erased is missing from ``statements`` and still stands in the journal.
    """
    is_public = visible.actor.party_id is not None
    events = visible.events()
    statements = {str(each.pk): each for each in visible.statements()}
    return [_line(event, statements, is_public=is_public) for event in events]


def _line(line: CaseEvent, statements: dict[str, Statement], *, is_public: bool) -> JournalLine:
    name = line.actor_user.name if line.actor_user else ""
    return JournalLine(
        seq=line.seq,
        kind=line.kind,
        title=TITLES[line.kind],
        who="" if is_public else name,
        role="" if is_public else line.actor_role,
        occurred_at=line.occurred_at,
        recorded_at=line.recorded_at,
        was_entered_late=line.occurred_at < line.recorded_at,
        attested_by="" if is_public else line.attested_by,
        details={} if is_public else line.details,
        statements=tuple(statements[key] for key in _mentioned(line.details) if key in statements),
    )


def _mentioned(details: dict[str, Any]) -> Iterator[str]:
    """The statements that a line names, also those one level down (facts and request of an application)."""
    if "statement" in details:
        yield details["statement"]
    for value in details.values():
        if isinstance(value, dict) and "statement" in value:
            yield value["statement"]
