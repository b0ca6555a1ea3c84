"""What stops a clock, and what changes one that runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from django.utils.timezone import localdate

from mediation.deadlines.clocks import Clock, Line
from mediation.states import Action, Event
from mediation.terms import Binds

APPRAISAL = "appraisal"


def stop_clocks(clocks: Iterable[Clock], line: Line) -> None:
    for clock in clocks:
        if clock.stop is None and _stops(clock, line):
            clock.stop = line


def _stops(clock: Clock, line: Line) -> bool:
    if line.kind == Action.REOPEN and clock.term.binds == Binds.US:
        return True
    if line.kind not in clock.term.stops:
        return False
    return not clock.term.per or str(line.details.get(clock.term.per, clock.occasion)) == clock.occasion


def change_clocks(clocks: Iterable[Clock], line: Line) -> None:
    """The operations of the statutes that are no start and no stop, and the moment that came and went."""
    change = CHANGES.get(line.kind)
    if change:
        for clock in clocks:
            if clock.is_running:
                change(clock, line)


def _pause(clock: Clock, line: Line) -> None:
    if clock.term.pauses and line.details.get("reason") == APPRAISAL:
        clock.paused_since = localdate(line.occurred_at)


def _go_on(clock: Clock, line: Line) -> None:
    if clock.paused_since:
        clock.excluded.append((clock.paused_since, localdate(line.occurred_at)))
        clock.paused_since = None


def _extend(clock: Clock, line: Line) -> None:
    if _is_named(clock, line):
        clock.extended_on = localdate(line.occurred_at)
        clock.extended_until = date.fromisoformat(line.details["until"])
        clock.passed = None


def _pass(clock: Clock, line: Line) -> None:
    if _is_named(clock, line):
        clock.passed = line


CHANGES: dict[str, Callable[[Clock, Line], None]] = {
    Action.SUSPEND: _pause,
    Action.RESUME: _go_on,
    Event.CLOCK_EXTENDED: _extend,
    Event.CLOCK_PASSED: _pass,
}


def _is_named(clock: Clock, line: Line) -> bool:
    return (clock.term.code, clock.occasion) == (line.details.get("clock"), line.details.get("occasion", ""))
