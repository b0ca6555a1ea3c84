"""Lines of the journal about what was handed in, in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from mediation.inspection.verdicts import Why
from mediation.models import Material
from mediation.models.refusals import SENTENCES
from mediation.web.case.journal.names import Details, NamesInJournal


def material(details: Details, names: NamesInJournal) -> list[Any]:
    kind = Material.Kind(details["kind"]).label
    return [_("no. %(number)s") % {"number": details["number"]}, kind, names.party(details["party"])]


def checked(details: Details, names: NamesInJournal) -> list[Any]:
    return [_("no. %(number)s") % {"number": details["number"]}]


def not_kept(details: Details, names: NamesInJournal) -> list[Any]:
    return [_("no. %(number)s") % {"number": details["number"]}, SENTENCES[Why(details["why"])]]


def shown_to_parties(details: Details, names: NamesInJournal) -> list[Any]:
    now = _("the parties may read it") if details["shared"] else _("the other side no longer reads it")
    return [_("no. %(number)s") % {"number": details["number"]}, now]
