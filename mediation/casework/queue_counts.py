"""How many cases stand in each queue of a person, and under each filter."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from mediation.casework.queue_filters import FILTERS, Moments, filtered
from mediation.casework.queues import cases_in, queues_of
from mediation.models import Actor
from mediation.models.listing import capped_counts


@dataclass(frozen=True)
class QueueCounts:
    """By name, capped: how many stand in each queue of a person, and under each filter of the one in hand."""

    queues: dict[str, int]
    filters: dict[str, int]


def counts(name: str, by: Actor, *, user_id: UUID, moments: Moments) -> QueueCounts:
    """Of the queue ``name`` and all of this person's; one query, however many queues and filters there are."""
    waiting = {queue: cases_in(queue, by) for queue in queues_of(by)}
    narrowed = {each: filtered(cases_in(name, by), each, moments) for each in FILTERS}
    numbers = iter(capped_counts(user_id, [*waiting.values(), *narrowed.values()]))
    return QueueCounts({queue: next(numbers) for queue in waiting}, {each: next(numbers) for each in narrowed})
