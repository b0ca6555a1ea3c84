"""A line of the journal in words: what the page says beside “Assigned” or “Session held”, in its particulars."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from mediation import codes, terms
from mediation.casework import JournalLine
from mediation.handling import SuspensionReason
from mediation.models import Party
from mediation.models.agreements import Agreement
from mediation.states import Action, Event, RefusalReason
from mediation.web.case.journal import arriving, handling, materials
from mediation.web.case.journal.names import Details, NamesInJournal
from mediation.web.shell import formatting


def words(line: JournalLine, names: NamesInJournal) -> str:
    """The particulars of a line; empty where its title says all, where a line of an older shape lacks something, or
    where they are kept from whoever reads it.
    """
    particulars = PARTICULARS[line.kind]
    try:
        return formatting.BETWEEN.join(str(part) for part in particulars(line.details, names) if part)
    except (KeyError, ValueError):
        return ""


def _nothing(details: Details, names: NamesInJournal) -> list[Any]:
    """The title says all, or a person's own words stand beside it."""
    return []


PARTICULARS: dict[str, Callable[[Details, NamesInJournal], list[Any]]] = {
    Event.CONSENT: arriving.consent,
    Event.CLASSIFY_PROPOSED: arriving.proposed,
    Event.CLASSIFY_CONFIRMED: arriving.confirmed,
    Action.ROUTE: arriving.routed,
    Action.REROUTE: arriving.routed,
    Event.MEDIATOR_NAMED: lambda details, names: [names.staff.get(details["mediator"], "")],
    Event.SITE_VISITED: lambda details, names: [names.staff.get(each, "") for each in details["officers"]],
    Event.ASSIST_ASKED: lambda details, names: [names.agency(details["agency"])],
    Event.ASSIST_ACCEPTED: lambda details, names: [names.agency(details["agency"])],
    Event.ASSIST_CLOSED: lambda details, names: [names.agency(details["agency"])],
    Event.SESSION_SET: handling.session,
    Event.SESSION_HELD: handling.session,
    Event.SESSION_CANCELLED: handling.session,
    Action.OPEN: handling.opened,
    Action.AGREE: lambda details, names: [Agreement.Form(details["form"]).label],
    Event.AGREEMENT_SIGNED: handling.signed,
    Event.AGREEMENT_SEALED: lambda details, names: [names.agency(details["body"])],
    Event.AGREEMENT_EFFECTIVE: handling.effective,
    Event.PERFORMANCE_REPORTED: handling.performance,
    Event.PERFORMANCE_RECORDED: handling.performance,
    Action.PERFORM: lambda details, names: [_("late")] if details.get("late") else [],
    Action.SUSPEND: lambda details, names: [SuspensionReason(details["reason"]).label],
    Action.TERMINATE: handling.terminated,
    Action.REFUSE: lambda details, names: [RefusalReason(details["reason"]).label],
    Event.CLOCK_EXTENDED: handling.extended,
    Event.CLOCK_PASSED: lambda details, names: [terms.name_of(details["clock"])],
    Event.ASKED_IN_PERSON: lambda details, names: [names.party(details["party"])],
    Event.CALLBACK_DONE: lambda details, names: [names.party(number) for number in details["reached"]],
    Event.CONCERN_RAISED: handling.concern,
    Event.RATING: handling.rating,
    Event.RISK_SET: arriving.risk,
    Event.PARTY_JOINED: lambda details, names: [names.party(details["party"]), Party.Role(details["role"]).label],
    Event.MATERIAL_RECEIVED: materials.material,
    Event.MATERIAL_CHECKED: materials.checked,
    Event.MATERIAL_REFUSED: materials.not_kept,
    Event.MATERIAL_SHARED: materials.shown_to_parties,
    Action.MERGE: lambda details, names: [codes.printed(details["into"])],
    Event.FIRST_CONTACT: arriving.first_contact,
    Event.MATTER_RECEIVED: _nothing,
    Event.CONFIRMATION_RECORDED: _nothing,
    Event.CONFIDENCES_READ: _nothing,
    Event.CLOCK_EXCLUDED: _nothing,
    Event.SAFE_CONTACT: _nothing,
    Event.SAFE_CONTACT_RELEASED: _nothing,
    Action.REGISTER: _nothing,
    Action.REQUEST_SUPPLEMENT: _nothing,
    Action.SUPPLEMENT: _nothing,
    Action.LAPSE: _nothing,
    Action.RECALL: _nothing,
    Action.ACKNOWLEDGE: _nothing,
    Action.OBJECT: _nothing,
    Action.ACCEPT: _nothing,
    Action.REDIRECT: _nothing,
    Action.RESUME: _nothing,
    Action.RETURN_TO_ENTRUSTER: _nothing,
    Action.TRANSFER_OUT: _nothing,
    Action.CONCLUDE: _nothing,
    Action.WITHDRAW: _nothing,
    Action.DEFAULT: _nothing,
    Action.SET_ASIDE: _nothing,
    Action.CALL_BACK: _nothing,
    Action.CLOSE: _nothing,
    Action.ARCHIVE: _nothing,
    Action.REOPEN: _nothing,
}
