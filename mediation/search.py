"""Finding cases by a part of a name or by words of what was said.

Both look into narrow tables of adjacent character pairs, joined to the guarded case; one character alone finds nothing.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet

from accounts.models import PersonGrams
from mediation.models import Case, CaseGrams, Party

SHORTEST = 2


def matching(cases: QuerySet[Case], text: str) -> QuerySet[Case]:
    """The cases whose parties' names, facts or printed code hold ``text``; none for less than two characters."""
    said = text.strip()
    if len(said) < SHORTEST:
        return cases.none()
    named = Party.objects.filter(person__in=PersonGrams.objects.filter(grams__has_pairs_of=said).values("person"))
    told = CaseGrams.objects.filter(grams__has_pairs_of=said)
    code = said.replace("-", "").upper()
    return cases.filter(Q(pk__in=told.values("case")) | Q(pk__in=named.values("case")) | Q(code=code))
