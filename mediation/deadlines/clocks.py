"""One clock as the journal tells it, and the lines it is told by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from mediation.models.clocks import Deadline
from mediation.terms import Term

State = Deadline.State


@dataclass(frozen=True)
class Line:
    """What the sums need of one event."""

    seq: int
    kind: str
    occurred_at: datetime
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class Clock:
    """One clock as the journal tells it; ``key`` is its identity among the rows."""

    term: Term
    occasion: str
    start: Line
    stop: Line | None = None
    passed: Line | None = None
    paused_since: date | None = None
    excluded: list[tuple[date, date]] = field(default_factory=list)
    extended_on: date = date.min
    extended_until: date | None = None
    is_idle: bool = False
    due_on: date | None = None
    due_at: datetime | None = None
    sweep_at: datetime | None = None
    is_provisional: bool = False
    trace: list[Any] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, str, int]:
        return (self.term.code, self.occasion, self.start.seq)

    @property
    def is_running(self) -> bool:
        return self.stop is None and not self.is_idle

    @property
    def state(self) -> State:
        if self.stop:
            return State.STOPPED
        if self.is_idle:
            return State.IDLE
        return State.PAUSED if self.paused_since else State.RUNNING
