"""What the journal can say, and how each kind of line is told: declared here, in one row, and nowhere else.

Closed unless opened: a row names who reads its lines besides those who see the whole file.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mediation.states import Action, Event


class Readers(Flag):
    """Who reads a line besides those who see the whole file (``HOUSE``: nobody).

    ``PARTIES``: the parties, without names and inner reasons. ``ASSISTING``: every agency with an open part.
    ``ASKED``: of those agencies the one that the line names.
    """

    HOUSE = 0
    PARTIES = auto()
    ASSISTING = auto()
    ASKED = auto()


@dataclass(frozen=True)
class LineKind:
    """``title``: what happened, in two or three words. ``symbol``: of the sheet of icons, ``dot`` for a plain one."""

    title: Promise
    symbol: str
    readers: Readers


LINES: dict[str, LineKind] = {
    Event.MATTER_RECEIVED: LineKind(_("Application received"), "paper", Readers.PARTIES | Readers.ASSISTING),
    Event.CONSENT: LineKind(_("Answer about mediation recorded"), "person", Readers.HOUSE),
    Event.CLASSIFY_PROPOSED: LineKind(_("Category proposed"), "search", Readers.HOUSE),
    Event.CLASSIFY_CONFIRMED: LineKind(_("Category confirmed"), "check", Readers.HOUSE),
    Event.FIRST_CONTACT: LineKind(_("Both sides contacted"), "phone", Readers.HOUSE),
    Event.ASSIST_ASKED: LineKind(_("Assistance asked for"), "route", Readers.ASKED),
    Event.ASSIST_ACCEPTED: LineKind(_("Assisting agency takes its part"), "dot", Readers.ASKED),
    Event.ASSIST_CLOSED: LineKind(_("Assistance given"), "check", Readers.ASKED),
    Event.MEDIATOR_NAMED: LineKind(_("Mediator named"), "person", Readers.HOUSE),
    Event.SITE_VISITED: LineKind(_("Site visited"), "dot", Readers.HOUSE),
    Event.CONFIDENCES_READ: LineKind(_("What was told in confidence was read"), "eye", Readers.HOUSE),
    Event.SESSION_SET: LineKind(_("Session set"), "calendar", Readers.PARTIES),
    Event.SESSION_HELD: LineKind(_("Session held"), "message", Readers.PARTIES),
    Event.SESSION_CANCELLED: LineKind(_("Session cancelled"), "cross", Readers.PARTIES),
    Event.AGREEMENT_SIGNED: LineKind(_("Agreement signed"), "pen", Readers.HOUSE),
    Event.AGREEMENT_SEALED: LineKind(_("Agreement sealed"), "seal", Readers.HOUSE),
    Event.AGREEMENT_EFFECTIVE: LineKind(_("Agreement in force"), "check", Readers.PARTIES),
    Event.CONFIRMATION_RECORDED: LineKind(_("Judicial confirmation recorded"), "dot", Readers.HOUSE),
    Event.PERFORMANCE_REPORTED: LineKind(_("Performance reported"), "money", Readers.HOUSE),
    Event.PERFORMANCE_RECORDED: LineKind(_("Performance recorded"), "money", Readers.PARTIES),
    Event.CLOCK_EXTENDED: LineKind(_("Time extended"), "clock", Readers.HOUSE),
    Event.CLOCK_EXCLUDED: LineKind(_("Time excluded"), "dot", Readers.HOUSE),
    Event.CLOCK_PASSED: LineKind(_("A term has passed"), "clock-late", Readers.HOUSE),
    Event.ASKED_IN_PERSON: LineKind(_("Asked in person, not by telephone"), "person", Readers.HOUSE),
    Event.CALLBACK_DONE: LineKind(_("Both sides called back"), "phone", Readers.HOUSE),
    Event.CONCERN_RAISED: LineKind(_("A concern was raised"), "warning", Readers.HOUSE),
    Event.RATING: LineKind(_("Rating received"), "star", Readers.HOUSE),
    Event.RISK_SET: LineKind(_("Risk level set"), "shield", Readers.HOUSE),
    Event.PARTY_JOINED: LineKind(_("A party joined"), "dot", Readers.HOUSE),
    Event.SAFE_CONTACT: LineKind(_("Safe contact: the other side is told nothing"), "dot", Readers.HOUSE),
    Event.SAFE_CONTACT_RELEASED: LineKind(_("Safe contact released: the other side may be told"), "dot", Readers.HOUSE),
    Event.MATERIAL_RECEIVED: LineKind(_("Material received"), "paper", Readers.HOUSE),
    Event.MATERIAL_CHECKED: LineKind(_("Material checked and kept"), "check", Readers.HOUSE),
    Event.MATERIAL_REFUSED: LineKind(_("Material not kept"), "cross", Readers.HOUSE),
    Event.MATERIAL_SHARED: LineKind(_("Material shown to the parties, or no longer"), "dot", Readers.HOUSE),
    Action.REGISTER: LineKind(_("Registered"), "pen", Readers.PARTIES | Readers.ASSISTING),
    Action.REQUEST_SUPPLEMENT: LineKind(_("Supplements asked for"), "dot", Readers.PARTIES),
    Action.SUPPLEMENT: LineKind(_("Supplements recorded"), "dot", Readers.PARTIES),
    Action.LAPSE: LineKind(_("Lapsed"), "dot", Readers.PARTIES),
    Action.ROUTE: LineKind(_("Assigned"), "route", Readers.PARTIES),
    Action.RECALL: LineKind(_("Assignment recalled"), "cross", Readers.PARTIES),
    Action.REROUTE: LineKind(_("Assigned to another agency"), "route", Readers.PARTIES),
    Action.ACKNOWLEDGE: LineKind(_("Acknowledged"), "check", Readers.PARTIES),
    Action.OBJECT: LineKind(_("Objected to"), "cross", Readers.PARTIES),
    Action.ACCEPT: LineKind(_("Accepted"), "check", Readers.PARTIES),
    Action.REFUSE: LineKind(_("Refused"), "cross", Readers.PARTIES),
    Action.REDIRECT: LineKind(_("Led to another route"), "dot", Readers.PARTIES),
    Action.OPEN: LineKind(_("Mediation begun"), "message", Readers.PARTIES),
    Action.SUSPEND: LineKind(_("Suspended"), "clock-paused", Readers.PARTIES),
    Action.RESUME: LineKind(_("Resumed"), "dot", Readers.PARTIES),
    Action.AGREE: LineKind(_("Agreement reached"), "paper", Readers.PARTIES),
    Action.TERMINATE: LineKind(_("Mediation terminated"), "cross", Readers.PARTIES),
    Action.RETURN_TO_ENTRUSTER: LineKind(_("Returned to the entrusting organ"), "dot", Readers.PARTIES),
    Action.TRANSFER_OUT: LineKind(_("Transferred out"), "dot", Readers.PARTIES),
    Action.CONCLUDE: LineKind(_("Result of the agency recorded"), "dot", Readers.PARTIES),
    Action.MERGE: LineKind(_("Merged"), "dot", Readers.HOUSE),
    Action.WITHDRAW: LineKind(_("Withdrawn"), "cross", Readers.PARTIES),
    Action.PERFORM: LineKind(_("Performed"), "check", Readers.PARTIES),
    Action.DEFAULT: LineKind(_("Not performed in time"), "warning", Readers.PARTIES),
    Action.SET_ASIDE: LineKind(_("Agreement set aside"), "dot", Readers.PARTIES),
    Action.CALL_BACK: LineKind(_("Follow-up begun"), "phone", Readers.PARTIES),
    Action.CLOSE: LineKind(_("Closed"), "stage-closed", Readers.PARTIES),
    Action.ARCHIVE: LineKind(_("Archived"), "lock", Readers.PARTIES),
    Action.REOPEN: LineKind(_("Reopened"), "route", Readers.PARTIES),
}


def read_by(reader: Readers) -> frozenset[str]:
    """The kinds of lines that this reader may read."""
    return frozenset(kind for kind, line in LINES.items() if reader in line.readers)
