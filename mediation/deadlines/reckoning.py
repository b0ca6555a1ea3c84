"""By when a clock ends, and when somebody must look."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Protocol

from django.utils.timezone import localdate

from mediation.deadlines.clocks import Clock
from mediation.terms import Consequence, Ends, Unit
from windows.workdays import Sum


class Days(Protocol):
    """The calendar and the hours of one centre, as the sums need them. Days are local (Asia/Shanghai)."""

    def after(self, start: date, length: int, unit: str, excluded: Sequence[tuple[date, date]]) -> Sum: ...

    def later(self, last: date, since: date, unit: str, excluded: Sequence[tuple[date, date]]) -> Sum: ...

    def close_of_business(self, day: date) -> datetime: ...

    def midnight_after(self, day: date) -> datetime: ...

    def next_opening(self, day: date) -> datetime: ...


def reckon(clock: Clock, days: Days) -> None:
    if clock.is_idle:
        return
    term, start = clock.term, clock.start
    if term.unit == Unit.HOUR:
        clock.due_at = start.occurred_at + timedelta(hours=term.length)
        clock.due_on = localdate(clock.due_at)
    else:
        clock.due_on = _last_day(clock, days)
        at_close = term.ends == Ends.CLOSE_OF_BUSINESS
        clock.due_at = days.close_of_business(clock.due_on) if at_close else days.midnight_after(clock.due_on)
    clock.sweep_at = _sweep_at(clock, days)


def _last_day(clock: Clock, days: Days) -> date:
    if clock.extended_until:
        return _extended(clock, clock.extended_until, days)
    if clock.term.due_from:
        day = date.fromisoformat(clock.start.details[clock.term.due_from])
        clock.trace = [[day.isoformat(), "agreed", ""]]
        return day
    start = localdate(clock.start.occurred_at)
    total = days.after(start, clock.term.length, clock.term.unit, clock.excluded)
    clock.is_provisional, clock.trace = total.is_provisional, [step.as_row() for step in total.trace]
    return total.day


def _extended(clock: Clock, until: date, days: Days) -> date:
    """The day that was named, moved by what was excluded from then on."""
    total = days.later(until, clock.extended_on, clock.term.unit, clock.excluded)
    clock.is_provisional = total.is_provisional
    clock.trace = [[until.isoformat(), "extended", ""], *(step.as_row() for step in total.trace)]
    return total.day


def _sweep_at(clock: Clock, days: Days) -> datetime | None:
    """When the sweep must look: at once for what is told, at the next opening for what changes a case."""
    if clock.term.consequence == Consequence.EXPIRE or clock.due_on is None:
        return None
    if clock.term.consequence == Consequence.ESCALATE:
        return clock.due_at
    return days.next_opening(clock.due_on)
