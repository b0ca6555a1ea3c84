"""Lines of the journal until a case is with its agency, in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from mediation.models import Category, Consent, ConsentState, Risk, Track
from mediation.web.case.journal.names import Details, NamesInJournal
from mediation.web.shell.categories import shown


def consent(details: Details, names: NamesInJournal) -> list[Any]:
    return [names.party(details["party"]), ConsentState(details["state"]).label, Consent.Means(details["means"]).label]


def proposed(details: Details, names: NamesInJournal) -> list[Any]:
    return [Category(code).label for code in details["proposed"]]


def confirmed(details: Details, names: NamesInJournal) -> list[Any]:
    return [shown(details["category"], details.get("subtype", "")), Track(details["track"]).label]


def routed(details: Details, names: NamesInJournal) -> list[Any]:
    assisting = _(", ").join(names.agency(code) for code in details["assisting"])
    body = details["body"] if details["body"] != details["lead"] else ""
    return [
        names.agency(details["lead"]),
        _("window %(number)s") % {"number": details["window"]} if details["window"] else "",
        _("mediated by %(body)s") % {"body": names.agency(body)} if body else "",
        _("assisted by %(agencies)s") % {"agencies": assisting} if assisting else "",
        _("rule “%(rule)s”") % {"rule": details["rule"]} if details["rule"] else _("not by a rule"),
    ]


def risk(details: Details, names: NamesInJournal) -> list[Any]:
    return [f"{Risk(details['before']).label} → {Risk(details['level']).label}"]


def first_contact(details: Details, names: NamesInJournal) -> list[Any]:
    return [_("not done: the other side is told nothing")] if details.get("waived") == "safe_contact" else []
