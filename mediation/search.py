"""Finding cases by a part of a name, by words of what was said, or by the code on the slip.

Names and words are looked up in narrow tables of adjacent character pairs and joined to the guarded case; one character
alone finds nothing. The three ways are a union: joined by OR each of them would read every case.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.expressions import OrderBy
from django.db.models.functions import Coalesce

from accounts import names
from accounts.models import PersonGrams
from mediation import codes
from mediation.models import Actor, Case, CaseGrams, Party
from mediation.models.case_queries import CaseQuerySet

SHORTEST = 2
LONGEST = 80  # characters; who asks for more is told so, nothing is cut
MOST = 1000  # matches of a centre's words that are looked at, the youngest; a word that everybody says has no end


def matching(cases: CaseQuerySet, text: str, *, by: Actor) -> CaseQuerySet:
    """Those of ``cases`` whose parties' names, facts or code hold ``text``; none for less than two characters.

    Of a very common word only the ``MOST`` youngest matches in the centres of ``by`` are found. A case with a
    safe-contact label is found by its code and by who applied; by its other side and its words by who works it alone.
    """
    text = text.strip()
    if len(text) < SHORTEST:
        return cases.none()
    return holding(cases, text, name=name_in(text), code=codes.normalise(text), by=by)


def name_in(text: str) -> str:
    """What was typed as a name has it (``accounts.names``); empty where too little of it can be seen."""
    name = names.normal_form(text)
    return name if len(name) >= SHORTEST else ""


def holding(cases: CaseQuerySet, text: str, *, name: str, code: str, by: Actor) -> CaseQuerySet:
    """The same of two characters or more, without looking at them.

    ``name``: what ``name_in`` reads in them, ``code``: what ``codes.normalise`` does.
    """
    return cases.filter(pk__in=_by_words(text, by).union(_by_names(name, by), _by_code(code), all=True))


def _by_words(text: str, by: Actor) -> QuerySet[Any, Any]:
    words = CaseGrams.objects.filter(centre_id__in=by.centre_ids, grams__has_pairs_of=text)
    words = words.exclude(case__in=_kept_from(by))
    return words.order_by(_youngest("case")).values("case")[:MOST]


def _by_names(name: str, by: Actor) -> QuerySet[Any, Any]:
    people = PersonGrams.objects.filter(centre_id__in=by.centre_ids, grams__has_pairs_of=name)
    youngest = people.order_by(_youngest("person")).values("person")[:MOST]
    may_be_found = Q(role=Party.Role.APPLICANT) | ~Q(case__in=_kept_from(by))
    return Party.objects.filter(may_be_found, person__in=youngest).order_by().values("case")


def _kept_from(by: Actor) -> QuerySet[Any, Any]:
    return Case.objects.keeping_other_side_from(by).values("pk")


def _youngest(key: str) -> OrderBy:
    """Ids rise with time. No index has this expression: else a plan for a common word looks into row after row."""
    return Coalesce(key, key).desc()


def _by_code(code: str) -> QuerySet[Any, Any]:
    return Case.objects.filter(code=code).values("pk")
