"""Who is to be called, and who has not been asked yet."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.db.models import QuerySet

from mediation import notices, terms
from mediation.models import Agreement, Callback, Case, Deadline, Party
from mediation.states import Status
from windows import hours

ATTEMPTS = 3
ANSWERED = frozenset({Callback.Result.REACHED, Callback.Result.DECLINED})


def to_be_called(case: Case) -> list[Party]:
    """On the day of a default whoever is owed; after a result whoever applied and whoever took part.

    From whom the case is kept is never asked. Who among them must not be called: ``notices.may_be_called``.
    """
    parties = case.parties.taking_part()
    if case.status == Status.DEFAULTED:
        owed = Agreement.objects.filter(case=case, state=Agreement.State.EFFECTIVE).values("terms__creditor")
        parties = parties.filter(pk__in=owed)
    return [party for party in parties if not notices.is_kept_from(case, party)]


def unsettled(case: Case) -> list[Party]:
    """Who is still to be called in this round: neither answered nor tried on three different days."""
    parties = to_be_called(case)
    days: dict[object, set[date]] = defaultdict(set)
    answered = set()
    for made in this_round(case):
        days[made.party_id].add(hours.day_of(made.called_at))
        if made.result in ANSWERED:
            answered.add(made.party_id)
    return [p for p in parties if p.pk not in answered and len(days[p.pk]) < ATTEMPTS]


def this_round(case: Case) -> QuerySet[Callback]:
    """Calls since the clock of this round began; without a running clock all of this segment."""
    clock = (
        case.deadlines.filter(term__in=terms.callbacks(), state=Deadline.State.RUNNING).order_by("-start_seq").first()
    )
    made = case.callbacks.filter(segment=case.segment)
    return made.filter(called_at__gte=clock.started_at) if clock else made
