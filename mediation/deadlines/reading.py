"""Reading clocks out of a journal: pure, so that a rebuild and the live case can never disagree.

A clock hangs on events, not on statuses. The same lines always give the same clocks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from django.utils.timezone import localdate

from mediation.models.clocks import Deadline
from mediation.states import Action, Event
from mediation.terms import Binds, Consequence, Ends, Term, Terms, Unit
from windows.workdays import Sum

State = Deadline.State
APPRAISAL = "appraisal"


class Days(Protocol):
    """The calendar and the hours of one centre, as the sums need them. Days are local (Asia/Shanghai)."""

    def after(self, start: date, length: int, unit: str, excluded: Sequence[tuple[date, date]]) -> Sum: ...

    def later(self, last: date, since: date, unit: str, excluded: Sequence[tuple[date, date]]) -> Sum: ...

    def close_of_business(self, day: date) -> datetime: ...

    def midnight_after(self, day: date) -> datetime: ...

    def next_opening(self, day: date) -> datetime: ...


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


def read(lines: Iterable[Line], days: Days, law: Terms) -> list[Clock]:
    """All clocks that these lines have started, in the order they began, with their moments computed.

    ``law``: the terms of the case (``terms.of``).
    """
    expanded = list(_expanded(lines))
    facts = facts_of(expanded)
    applicable = [term for term in law.values() if applies(term, facts)]
    clocks: list[Clock] = []
    for line in expanded:
        _stop(clocks, line)
        _change(clocks, line)
        clocks.extend(_started(applicable, clocks, line, facts))
    for clock in clocks:
        _reckon(clock, days)
    return clocks


def facts_of(lines: Iterable[Line]) -> dict[str, str]:
    """The facts that decide which terms apply: the last line that says something about one wins."""
    facts = {"track": "", "employment": ""}
    for line in lines:
        facts |= {name: line.details[name] for name in facts if line.details.get(name)}
    return facts


def applies(term: Term, facts: Mapping[str, str]) -> bool:
    """Whether the term is for this track: special law goes before general law."""
    if term.only:
        return facts["track"] in term.only
    return facts["track"] not in term.never


def _expanded(lines: Iterable[Line]) -> Iterator[Line]:
    """An agreement that takes effect starts one clock for each agreed term."""
    for line in lines:
        yield line
        if line.kind == Event.AGREEMENT_EFFECTIVE:
            for agreed in line.details.get("terms", ()):
                yield Line(line.seq, "agreement.term", line.occurred_at, agreed)


def _stop(clocks: Iterable[Clock], line: Line) -> None:
    for clock in clocks:
        if clock.stop is None and _stops(clock, line):
            clock.stop = line


def _stops(clock: Clock, line: Line) -> bool:
    if line.kind == Action.REOPEN and clock.term.binds == Binds.US:
        return True
    if line.kind not in clock.term.stops:
        return False
    return not clock.term.per or str(line.details.get(clock.term.per, clock.occasion)) == clock.occasion


def _change(clocks: Iterable[Clock], line: Line) -> None:
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


def _started(applicable: Iterable[Term], clocks: Sequence[Clock], line: Line, facts: Mapping[str, str]) -> list[Clock]:
    started = []
    for term in applicable:
        if line.kind not in term.starts or (term.needs and not line.details.get(term.needs)):
            continue
        occasion = str(line.details[term.per]) if term.per else ""
        if any(c.term is term and c.occasion == occasion and c.is_running for c in clocks):
            continue
        idle = term.idle_when is not None and facts.get(term.idle_when[0]) == term.idle_when[1]
        started.append(Clock(term, occasion, line, is_idle=idle))
    return started


def _reckon(clock: Clock, days: Days) -> None:
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
