"""Lines of the journal while a case is handled, and after its result, in words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from mediation import terms
from mediation.handling import TerminationReason
from mediation.models import Grade, Performance, Rating
from mediation.models.agreements import Signature
from mediation.web.case.journal import moments
from mediation.web.case.journal.names import Details, NamesInJournal
from mediation.web.shell import formatting


def session(details: Details, names: NamesInJournal) -> list[Any]:
    coming = details.get("next")
    return [
        _("no. %(number)s") % {"number": details["session"]},
        moments.day_time(details["at"]) if "at" in details else "",
        _("next on %(moment)s") % {"moment": moments.day_time(coming)} if coming else "",
    ]


def opened(details: Details, names: NamesInJournal) -> list[Any]:
    first = details.get("session")
    return [_("first session on %(moment)s") % {"moment": moments.day_time(first)}] if first else []


def signed(details: Details, names: NamesInJournal) -> list[Any]:
    return [names.party(details["party"])] if "party" in details else [Signature.Kind(details["kind"]).label]


def effective(details: Details, names: NamesInJournal) -> list[Any]:
    due = [moments.day(term["due_on"]) for term in details["terms"]]
    return [
        _("due on %(days)s") % {"days": _(", ").join(dict.fromkeys(due))} if due else "",
        _("a court can confirm it") if details["confirmable"] else _("no court would confirm it"),
    ]


def performance(details: Details, names: NamesInJournal) -> list[Any]:
    amount = details.get("amount")
    return [
        _("term %(number)s") % {"number": details["term"]},
        formatting.yuan(Decimal(amount)) if amount else "",
        Performance.Proof(details["proof"]).label,
    ]


def extended(details: Details, names: NamesInJournal) -> list[Any]:
    how = terms.Extension(details["by"]).label
    return [terms.name_of(details["clock"]), _("until %(day)s") % {"day": moments.day(details["until"])}, how]


def rating(details: Details, names: NamesInJournal) -> list[Any]:
    return [names.party(details["party"]), Grade(details["grade"]).label, Rating.Means(details["means"]).label]


def concern(details: Details, names: NamesInJournal) -> list[Any]:
    about = {"performance": _("says that it was not performed"), "reprisal": _("tells of reprisals")}
    return [names.party(details["party"]), about[details["about"]]]


def terminated(details: Details, names: NamesInJournal) -> list[Any]:
    return [TerminationReason(details["reason"]).label]
