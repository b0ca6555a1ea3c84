"""A line of the journal in words: what the page says beside “Assigned” or “Session held”, and with which symbol."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from mediation import codes, terms
from mediation.casework import Told
from mediation.handling import SuspensionReason, TerminationReason
from mediation.models import Category, Consent, ConsentState, Grade, Material, Party, Performance, Rating, Risk, Track
from mediation.models.handling import Agreement, Signature
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


def day_time(said: str) -> str:
    moment = parse_datetime(said)
    return formatting.day_time(moment) if moment else ""


def day(said: str) -> str:
    found = parse_date(said[:10])
    return formatting.day(found) if found else ""


def words(line: Told, names: Names) -> str:
    """The particulars of a line; empty where its title says all, where a line of an older shape lacks something, or
    where they are kept from whoever reads it.
    """
    say = SAID.get(line.kind)
    if say is None:
        return ""
    try:
        return formatting.BETWEEN.join(str(part) for part in say(line.details, names) if part)
    except (KeyError, ValueError):
        return ""


def icon(kind: str) -> str:
    return ICONS.get(kind, "dot")


def staff_in(lines: list[Told]) -> set[str]:
    """The ids of staff whom details name, so that they are looked up at once."""
    found: set[str] = set()
    for line in lines:
        found |= {line.details["mediator"]} if isinstance(line.details.get("mediator"), str) else set()
        found |= set(line.details.get("officers", ()))
    return found


def _consent(said: Details, names: Names) -> list[Any]:
    return [names.party(said["party"]), ConsentState(said["state"]).label, Consent.Means(said["means"]).label]


def _proposed(said: Details, names: Names) -> list[Any]:
    return [Category(code).label for code in said["proposed"]]


def _confirmed(said: Details, names: Names) -> list[Any]:
    return [shown(said["category"], said.get("subtype", "")), Track(said["track"]).label]


def _routed(said: Details, names: Names) -> list[Any]:
    assisting = _(", ").join(names.agency(code) for code in said["assisting"])
    body = said["body"] if said["body"] != said["lead"] else ""
    return [
        names.agency(said["lead"]),
        _("window %(number)s") % {"number": said["window"]} if said["window"] else "",
        _("mediated by %(body)s") % {"body": names.agency(body)} if body else "",
        _("assisted by %(agencies)s") % {"agencies": assisting} if assisting else "",
        _("rule “%(rule)s”") % {"rule": said["rule"]} if said["rule"] else _("not by a rule"),
    ]


def _session(said: Details, names: Names) -> list[Any]:
    coming = said.get("next")
    return [
        _("no. %(number)s") % {"number": said["session"]},
        day_time(said["at"]) if "at" in said else "",
        _("next on %(moment)s") % {"moment": day_time(coming)} if coming else "",
    ]


def _opened(said: Details, names: Names) -> list[Any]:
    first = said.get("session")
    return [_("first session on %(moment)s") % {"moment": day_time(first)}] if first else []


def _signed(said: Details, names: Names) -> list[Any]:
    return [names.party(said["party"])] if "party" in said else [Signature.Kind(said["kind"]).label]


def _effective(said: Details, names: Names) -> list[Any]:
    due = [day(term["due_on"]) for term in said["terms"]]
    return [
        _("due on %(days)s") % {"days": _(", ").join(dict.fromkeys(due))} if due else "",
        _("a court can confirm it") if said["confirmable"] else _("no court would confirm it"),
    ]


def _performance(said: Details, names: Names) -> list[Any]:
    amount = said.get("amount")
    return [
        _("term %(number)s") % {"number": said["term"]},
        formatting.yuan(Decimal(amount)) if amount else "",
        Performance.Proof(said["proof"]).label,
    ]


def _extended(said: Details, names: Names) -> list[Any]:
    how = terms.Extension(said["by"]).label
    return [terms.BY_CODE[said["clock"]].name, _("until %(day)s") % {"day": day(said["until"])}, how]


def _rating(said: Details, names: Names) -> list[Any]:
    return [names.party(said["party"]), Grade(said["grade"]).label, Rating.Means(said["means"]).label]


def _concern(said: Details, names: Names) -> list[Any]:
    about = {"performance": _("says that it was not performed"), "reprisal": _("tells of reprisals")}
    return [names.party(said["party"]), about[said["about"]]]


def _risk(said: Details, names: Names) -> list[Any]:
    return [f"{Risk(said['before']).label} → {Risk(said['level']).label}"]


def _terminated(said: Details, names: Names) -> list[Any]:
    return [TerminationReason(said["reason"]).label]


def _material(said: Details, names: Names) -> list[Any]:
    kind = Material.Kind(said["kind"]).label
    return [_("no. %(number)s") % {"number": said["number"]}, kind, names.party(said["party"])]


def _shown(said: Details, names: Names) -> list[Any]:
    now = _("the parties may read it") if said["shared"] else _("the other side no longer reads it")
    return [_("no. %(number)s") % {"number": said["number"]}, now]


SAID: dict[str, Callable[[Details, Names], list[Any]]] = {
    Event.CONSENT: _consent,
    Event.CLASSIFY_PROPOSED: _proposed,
    Event.CLASSIFY_CONFIRMED: _confirmed,
    Action.ROUTE: _routed,
    Action.REROUTE: _routed,
    Event.MEDIATOR_NAMED: lambda said, names: [names.staff.get(said["mediator"], "")],
    Event.SITE_VISITED: lambda said, names: [names.staff.get(one, "") for one in said["officers"]],
    Event.ASSIST_ASKED: lambda said, names: [names.agency(said["agency"])],
    Event.ASSIST_ACCEPTED: lambda said, names: [names.agency(said["agency"])],
    Event.ASSIST_CLOSED: lambda said, names: [names.agency(said["agency"])],
    Event.SESSION_SET: _session,
    Event.SESSION_HELD: _session,
    Event.SESSION_CANCELLED: _session,
    Action.OPEN: _opened,
    Action.AGREE: lambda said, names: [Agreement.Form(said["form"]).label],
    Event.AGREEMENT_SIGNED: _signed,
    Event.AGREEMENT_SEALED: lambda said, names: [names.agency(said["body"])],
    Event.AGREEMENT_EFFECTIVE: _effective,
    Event.PERFORMANCE_REPORTED: _performance,
    Event.PERFORMANCE_RECORDED: _performance,
    Action.PERFORM: lambda said, names: [_("late")] if said.get("late") else [],
    Action.SUSPEND: lambda said, names: [SuspensionReason(said["reason"]).label],
    Action.TERMINATE: _terminated,
    Action.REFUSE: lambda said, names: [RefusalReason(said["reason"]).label],
    Event.CLOCK_EXTENDED: _extended,
    Event.CLOCK_PASSED: lambda said, names: [terms.BY_CODE[said["clock"]].name],
    Event.ASKED_IN_PERSON: lambda said, names: [names.party(said["party"])],
    Event.CALLBACK_DONE: lambda said, names: [names.party(number) for number in said["reached"]],
    Event.CONCERN_RAISED: _concern,
    Event.RATING: _rating,
    Event.RISK_SET: _risk,
    Event.PARTY_JOINED: lambda said, names: [names.party(said["party"]), Party.Role(said["role"]).label],
    Event.MATERIAL_RECEIVED: _material,
    Event.MATERIAL_SHARED: _shown,
    Action.MERGE: lambda said, names: [codes.printed(said["into"])],
}

ICONS: dict[str, str] = {
    Event.MATTER_RECEIVED: "paper",
    Event.CONSENT: "person",
    Event.CLASSIFY_PROPOSED: "search",
    Event.CLASSIFY_CONFIRMED: "check",
    Event.FIRST_CONTACT: "phone",
    Event.MEDIATOR_NAMED: "person",
    Event.SESSION_SET: "calendar",
    Event.SESSION_HELD: "message",
    Event.SESSION_CANCELLED: "cross",
    Event.ASSIST_ASKED: "route",
    Event.ASSIST_CLOSED: "check",
    Event.AGREEMENT_SIGNED: "pen",
    Event.AGREEMENT_SEALED: "seal",
    Event.AGREEMENT_EFFECTIVE: "check",
    Event.PERFORMANCE_REPORTED: "money",
    Event.PERFORMANCE_RECORDED: "money",
    Event.CLOCK_PASSED: "clock-late",
    Event.CLOCK_EXTENDED: "clock",
    Event.ASKED_IN_PERSON: "person",
    Event.CALLBACK_DONE: "phone",
    Event.CONCERN_RAISED: "warning",
    Event.RATING: "star",
    Event.RISK_SET: "shield",
    Event.MATERIAL_RECEIVED: "paper",
    Action.REGISTER: "pen",
    Action.ROUTE: "route",
    Action.REROUTE: "route",
    Action.ACKNOWLEDGE: "check",
    Action.ACCEPT: "check",
    Action.OPEN: "message",
    Action.AGREE: "paper",
    Action.SUSPEND: "clock-paused",
    Action.PERFORM: "check",
    Action.DEFAULT: "warning",
    Action.CALL_BACK: "phone",
    Action.CLOSE: "stage-closed",
    Action.ARCHIVE: "lock",
    Action.OBJECT: "cross",
    Action.RECALL: "cross",
    Action.REFUSE: "cross",
    Action.TERMINATE: "cross",
    Action.WITHDRAW: "cross",
    Action.REOPEN: "route",
}
