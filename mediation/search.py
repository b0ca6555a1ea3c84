"""Finding cases by a part of a name, by words of what was said, or by the code on the slip.

Names and words are looked up in narrow tables of adjacent character pairs and joined to the guarded case; one character
alone finds nothing. The three ways are a union: joined by OR each of them would read every case.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.expressions import OrderBy
from django.db.models.functions import Coalesce

from accounts.models import PersonGrams
from mediation import codes
from mediation.models import Case, CaseGrams, Party
from mediation.models.cases import CaseQuerySet

SHORTEST = 2
LONGEST = 80  # characters; who asks for more is told so, nothing is cut
MOST = 1000  # matches of a centre's words that are looked at, the youngest; a word that everybody says has no end


def matching(cases: CaseQuerySet, text: str, *, centres: Iterable[UUID]) -> CaseQuerySet:
    """Those of ``cases`` whose parties' names, facts or code hold ``text``; none for less than two characters.

    Of a very common word only the ``MOST`` youngest matches in these centres are found.
    """
    text = text.strip()
    if len(text) < SHORTEST:
        return cases.none()
    return holding(cases, text, code=codes.normalise(text), centres=centres)


def holding(cases: CaseQuerySet, text: str, *, code: str, centres: Iterable[UUID]) -> CaseQuerySet:
    """The same of two characters or more, without looking at them; ``code``: what ``codes.normalise`` reads in them."""
    return cases.filter(pk__in=_by_words(text, centres).union(_by_names(text, centres), _by_code(code), all=True))


def _by_words(text: str, centres: Iterable[UUID]) -> QuerySet[Any, Any]:
    words = CaseGrams.objects.filter(centre_id__in=centres, grams__has_pairs_of=text)
    return words.order_by(_youngest("case")).values("case")[:MOST]


def _by_names(text: str, centres: Iterable[UUID]) -> QuerySet[Any, Any]:
    people = PersonGrams.objects.filter(centre_id__in=centres, grams__has_pairs_of=text)
    youngest = people.order_by(_youngest("person")).values("person")[:MOST]
    return Party.objects.filter(person__in=youngest).order_by().values("case")


def _youngest(key: str) -> OrderBy:
    """Ids rise with time. No index has this expression: else a plan for a common word looks into row after row."""
    return Coalesce(key, key).desc()


def _by_code(code: str) -> QuerySet[Any, Any]:
    return Case.objects.filter(code=code).values("pk")
