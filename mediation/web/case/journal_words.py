"""A line of the journal in words: what the page says beside “Assigned” or “Session held”, in its particulars."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from mediation import codes, terms
from mediation.casework import JournalLine
from mediation.handling import SuspensionReason, TerminationReason
from mediation.inspection.verdicts import Why
from mediation.models import Category, Consent, ConsentState, Grade, Material, Party, Performance, Rating, Risk, Track
from mediation.models.handling import Agreement, Signature
from mediation.models.refusals import SENTENCES
from mediation.states import Action, Event, RefusalReason
from mediation.web.shell import formatting
from mediation.web.shell.categories import shown

Details = Mapping[str, Any]


@dataclass(frozen=True)
class Names:
    """Who is meant by the numbers and codes of the journal: parties masked, agencies and staff by name."""

    parties: Mapping[int, str]
    agencies: Mapping[str, str]
    staff: Mapping[str, str]

    def party(self, number: int | None) -> str:
        return self.parties.get(number or 0, "")

    def agency(self, code: str | None) -> str:
        return self.agencies.get(code or "", code or "")


def day_time(written: str) -> str:
    moment = parse_datetime(written)
    return formatting.day_time(moment) if moment else ""


def day(written: str) -> str:
    parsed = parse_date(written[:10])
    return formatting.day(parsed) if parsed else ""


def words(line: JournalLine, names: Names) -> str:
    """The particulars of a line; empty where its title says all, where a line of an older shape lacks something, or
    where they are kept from whoever reads it.
    """
    particulars = PARTICULARS[line.kind]
    try:
        return formatting.BETWEEN.join(str(part) for part in particulars(line.details, names) if part)
    except (KeyError, ValueError):
        return ""


def staff_in(lines: list[JournalLine]) -> set[str]:
    """The ids of staff whom details name, so that they are looked up at once."""
    ids: set[str] = set()
    for line in lines:
        ids |= {line.details["mediator"]} if isinstance(line.details.get("mediator"), str) else set()
        ids |= set(line.details.get("officers", ()))
    return ids


def _consent(details: Details, names: Names) -> list[Any]:
    return [names.party(details["party"]), ConsentState(details["state"]).label, Consent.Means(details["means"]).label]


def _proposed(details: Details, names: Names) -> list[Any]:
    return [Category(code).label for code in details["proposed"]]


def _confirmed(details: Details, names: Names) -> list[Any]:
    return [shown(details["category"], details.get("subtype", "")), Track(details["track"]).label]


def _routed(details: Details, names: Names) -> list[Any]:
    assisting = _(", ").join(names.agency(code) for code in details["assisting"])
    body = details["body"] if details["body"] != details["lead"] else ""
    return [
        names.agency(details["lead"]),
        _("window %(number)s") % {"number": details["window"]} if details["window"] else "",
        _("mediated by %(body)s") % {"body": names.agency(body)} if body else "",
        _("assisted by %(agencies)s") % {"agencies": assisting} if assisting else "",
        _("rule “%(rule)s”") % {"rule": details["rule"]} if details["rule"] else _("not by a rule"),
    ]


def _session(details: Details, names: Names) -> list[Any]:
    coming = details.get("next")
    return [
        _("no. %(number)s") % {"number": details["session"]},
        day_time(details["at"]) if "at" in details else "",
        _("next on %(moment)s") % {"moment": day_time(coming)} if coming else "",
    ]


def _opened(details: Details, names: Names) -> list[Any]:
    first = details.get("session")
    return [_("first session on %(moment)s") % {"moment": day_time(first)}] if first else []


def _signed(details: Details, names: Names) -> list[Any]:
    return [names.party(details["party"])] if "party" in details else [Signature.Kind(details["kind"]).label]


def _effective(details: Details, names: Names) -> list[Any]:
    due = [day(term["due_on"]) for term in details["terms"]]
    return [
        _("due on %(days)s") % {"days": _(", ").join(dict.fromkeys(due))} if due else "",
        _("a court can confirm it") if details["confirmable"] else _("no court would confirm it"),
    ]


def _performance(details: Details, names: Names) -> list[Any]:
    amount = details.get("amount")
    return [
        _("term %(number)s") % {"number": details["term"]},
        formatting.yuan(Decimal(amount)) if amount else "",
        Performance.Proof(details["proof"]).label,
    ]


def _extended(details: Details, names: Names) -> list[Any]:
    how = terms.Extension(details["by"]).label
    return [terms.name_of(details["clock"]), _("until %(day)s") % {"day": day(details["until"])}, how]


def _rating(details: Details, names: Names) -> list[Any]:
    return [names.party(details["party"]), Grade(details["grade"]).label, Rating.Means(details["means"]).label]


def _concern(details: Details, names: Names) -> list[Any]:
    about = {"performance": _("says that it was not performed"), "reprisal": _("tells of reprisals")}
    return [names.party(details["party"]), about[details["about"]]]


def _risk(details: Details, names: Names) -> list[Any]:
    return [f"{Risk(details['before']).label} → {Risk(details['level']).label}"]


def _terminated(details: Details, names: Names) -> list[Any]:
    return [TerminationReason(details["reason"]).label]


def _material(details: Details, names: Names) -> list[Any]:
    kind = Material.Kind(details["kind"]).label
    return [_("no. %(number)s") % {"number": details["number"]}, kind, names.party(details["party"])]


def _checked(details: Details, names: Names) -> list[Any]:
    return [_("no. %(number)s") % {"number": details["number"]}]


def _not_kept(details: Details, names: Names) -> list[Any]:
    return [_("no. %(number)s") % {"number": details["number"]}, SENTENCES[Why(details["why"])]]


def _shown(details: Details, names: Names) -> list[Any]:
    now = _("the parties may read it") if details["shared"] else _("the other side no longer reads it")
    return [_("no. %(number)s") % {"number": details["number"]}, now]


def _first_contact(details: Details, names: Names) -> list[Any]:
    return [_("not done: the other side is told nothing")] if details.get("waived") == "safe_contact" else []


def _nothing(details: Details, names: Names) -> list[Any]:
    """The title says all, or a person's own words stand beside it."""
    return []


PARTICULARS: dict[str, Callable[[Details, Names], list[Any]]] = {
    Event.CONSENT: _consent,
    Event.CLASSIFY_PROPOSED: _proposed,
    Event.CLASSIFY_CONFIRMED: _confirmed,
    Action.ROUTE: _routed,
    Action.REROUTE: _routed,
    Event.MEDIATOR_NAMED: lambda details, names: [names.staff.get(details["mediator"], "")],
    Event.SITE_VISITED: lambda details, names: [names.staff.get(each, "") for each in details["officers"]],
    Event.ASSIST_ASKED: lambda details, names: [names.agency(details["agency"])],
    Event.ASSIST_ACCEPTED: lambda details, names: [names.agency(details["agency"])],
    Event.ASSIST_CLOSED: lambda details, names: [names.agency(details["agency"])],
    Event.SESSION_SET: _session,
    Event.SESSION_HELD: _session,
    Event.SESSION_CANCELLED: _session,
    Action.OPEN: _opened,
    Action.AGREE: lambda details, names: [Agreement.Form(details["form"]).label],
    Event.AGREEMENT_SIGNED: _signed,
    Event.AGREEMENT_SEALED: lambda details, names: [names.agency(details["body"])],
    Event.AGREEMENT_EFFECTIVE: _effective,
    Event.PERFORMANCE_REPORTED: _performance,
    Event.PERFORMANCE_RECORDED: _performance,
    Action.PERFORM: lambda details, names: [_("late")] if details.get("late") else [],
    Action.SUSPEND: lambda details, names: [SuspensionReason(details["reason"]).label],
    Action.TERMINATE: _terminated,
    Action.REFUSE: lambda details, names: [RefusalReason(details["reason"]).label],
    Event.CLOCK_EXTENDED: _extended,
    Event.CLOCK_PASSED: lambda details, names: [terms.name_of(details["clock"])],
    Event.ASKED_IN_PERSON: lambda details, names: [names.party(details["party"])],
    Event.CALLBACK_DONE: lambda details, names: [names.party(number) for number in details["reached"]],
    Event.CONCERN_RAISED: _concern,
    Event.RATING: _rating,
    Event.RISK_SET: _risk,
    Event.PARTY_JOINED: lambda details, names: [names.party(details["party"]), Party.Role(details["role"]).label],
    Event.MATERIAL_RECEIVED: _material,
    Event.MATERIAL_CHECKED: _checked,
    Event.MATERIAL_REFUSED: _not_kept,
    Event.MATERIAL_SHARED: _shown,
    Action.MERGE: lambda details, names: [codes.printed(details["into"])],
    Event.FIRST_CONTACT: _first_contact,
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
