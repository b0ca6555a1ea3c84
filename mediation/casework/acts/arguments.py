"""Arguments that several acts share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class NoArguments:
    """Nothing is asked."""


@dataclass(frozen=True)
class ReasonArguments:
    reason: str


@dataclass(frozen=True)
class RouteToldArguments:
    """``route_told``: to whom, where, by when; as it was said to the person."""

    route_told: str


@dataclass(frozen=True)
class OccurrenceArguments:
    """``occurred_at``: when it happened in the world; None: now."""

    occurred_at: datetime | None = None
