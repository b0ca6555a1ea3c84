"""Sums of days as the law counts them. Pure: the calendar comes in, nothing is read.

Civil Code Art. 201: the day an event falls on is not counted. Art. 202: a period of months or years ends on the
corresponding day, or on the last of the month. Art. 203: where the last day is a statutory rest day, the period ends on
the next day that is none; a weekend day that is worked (调休) is none. Art. 204: a law may say otherwise, hence
``count_start_day``.
"""

from calendar import monthrange
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

import holidays

DAY = timedelta(days=1)
SATURDAY = 6
ANNOUNCED_NAMES = {
    "Chinese New Year's Eve": "Spring Festival",
    "Chinese New Year (Spring Festival)": "Spring Festival",
    "Tomb-Sweeping Day": "Tomb-sweeping Day",
    "Labor Day": "Labour Day",
    "Mid-Autumn Festival": "Mid-autumn Festival",
}


class Unit(StrEnum):
    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    MONTH = "month"
    YEAR = "year"


class Reason(StrEnum):
    """Why a day stands in the trace of a sum."""

    WEEKEND = "weekend"
    DAY_OFF = "day_off"
    EXCLUDED = "excluded"
    WORKED_WEEKEND = "worked_weekend"


class RemarkableDay(NamedTuple):
    """One day that was not simply counted, or that was although it is a weekend."""

    day: date
    reason: Reason
    name: str = ""

    def as_row(self) -> list[str]:
        """For a JSON column."""
        return [self.day.isoformat(), self.reason, self.name]


@dataclass(frozen=True)
class Sum:
    """The last day of a period, and how it was found. Provisional: a year not yet announced had a part in it."""

    day: date
    is_provisional: bool
    trace: tuple[RemarkableDay, ...]


@dataclass(frozen=True)
class Calendar:
    """Which days are worked. ``days`` are those the yearly notices name: (is worked, name)."""

    days: Mapping[date, tuple[bool, str]] = field(default_factory=dict)
    announced: frozenset[int] = frozenset()

    def is_announced(self, year: int) -> bool:
        return year in self.announced

    def is_working(self, day: date) -> bool:
        named = self._named(day)
        return named[0] if named else day.isoweekday() < SATURDAY

    def is_day_off(self, day: date) -> bool:
        """A holiday or a day of its break, weekend days inside the break included."""
        named = self._named(day)
        return named is not None and not named[0]

    def step(self, day: date) -> RemarkableDay | None:
        """What is remarkable about a day: nothing about an ordinary working day."""
        if named := self._named(day):
            return RemarkableDay(day, Reason.WORKED_WEEKEND if named[0] else Reason.DAY_OFF, named[1])
        return RemarkableDay(day, Reason.WEEKEND) if day.isoweekday() >= SATURDAY else None

    def _named(self, day: date) -> tuple[bool, str] | None:
        if day in self.days or self.is_announced(day.year):
            return self.days.get(day)
        name = statutory_days(day.year).get(day)
        return (False, name) if name else None


@lru_cache(maxsize=64)
def statutory_days(year: int) -> dict[date, str]:
    """The holidays that the law itself names (全国年节及纪念日放假办法), for years whose notice is not out yet."""
    named = holidays.country_holidays("CN", years=year, language="en_US").items()
    return {day: _festival(name) for day, name in named}


def _festival(name: str) -> str:
    """As the announced years name it, days off in lieu included."""
    plain = name.removesuffix(" (observed)").partition(";")[0]
    return ANNOUNCED_NAMES.get(plain, plain)


def after(
    start: date,
    length: int,
    unit: Unit,
    *,
    calendar: Calendar,
    excluded: Collection[date] = frozenset(),
    count_start_day: bool = False,
) -> Sum:
    """The last day of a period of ``length`` units that an event on ``start`` begins.

    ``excluded`` days (the clock was paused at their end) do not count: a period of days, months or years moves on by
    their number before Art. 203 is applied, one of working days skips them.
    """
    if length < 1:
        raise ValueError("a period has at least one day")
    walk = _Walk(calendar=calendar, excluded=frozenset(excluded))
    first = start if count_start_day else start + DAY
    if unit == Unit.WORKING_DAY:
        return walk.working_days(first, length)
    nominal = _corresponding(start, length, unit) - (DAY if count_start_day else timedelta(0))
    return walk.roll_over(walk.moved_on(first, nominal))


def later(last: date, since: date, unit: Unit, *, calendar: Calendar, excluded: Collection[date]) -> Sum:
    """The last day of a period whose end was named on ``since`` as ``last``, and that was paused after that.

    It moves as a reckoned one would: by the number of the excluded days, then Art. 203; one of working days by as many
    working days as were lost. Without a pause it is the day that was named.
    """
    walk = _Walk(calendar=calendar, excluded=frozenset(excluded))
    lost = [day for day in sorted(excluded) if since <= day <= last]
    if not lost:
        return Sum(last, False, ())
    if unit != Unit.WORKING_DAY:
        return walk.roll_over(walk.moved_on(since, last))
    walk.trace += [RemarkableDay(day, Reason.EXCLUDED) for day in lost]
    working = sum(calendar.is_working(day) for day in lost)
    return walk.working_days(last + DAY, working) if working else Sum(last, False, tuple(walk.trace))


def before(day: date, length: int, *, calendar: Calendar) -> date:
    """The working day that lies ``length`` working days before ``day``: a reminder one working day ahead."""
    for _ in range(length):
        day = preceding_working_day(day - DAY, calendar=calendar)
    return day


def preceding_working_day(day: date, *, calendar: Calendar) -> date:
    """``day`` itself where it is worked, or else the last working day before it."""
    while not calendar.is_working(day):
        day -= DAY
    return day


def next_working_day(day: date, *, calendar: Calendar) -> date:
    """The first working day after ``day``."""
    return after(day, 1, Unit.WORKING_DAY, calendar=calendar).day


def working_days_between(start: date, end: date, *, calendar: Calendar) -> int:
    """How many working days lie after ``start`` up to and with ``end``."""
    return sum(calendar.is_working(start + DAY * number) for number in range(1, (end - start).days + 1))


def _corresponding(start: date, length: int, unit: Unit) -> date:
    if unit == Unit.CALENDAR_DAY:
        return start + DAY * length
    months = start.year * 12 + start.month - 1 + length * (12 if unit == Unit.YEAR else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


class _Walk:
    """Going on from day to day, noting what was met."""

    def __init__(self, *, calendar: Calendar, excluded: frozenset[date]) -> None:
        self.calendar = calendar
        self.excluded = excluded
        self.trace: list[RemarkableDay] = []
        self.is_provisional = False

    def working_days(self, day: date, length: int) -> Sum:
        while True:
            length -= self._counts(day)
            if length == 0:
                return Sum(day, self.is_provisional, tuple(self.trace))
            day += DAY

    def roll_over(self, day: date) -> Sum:
        while not self._counts(day):
            day += DAY
        return Sum(day, self.is_provisional, tuple(self.trace))

    def moved_on(self, first: date, last: date) -> date:
        """``last``, later by the excluded days from ``first`` on, those met on the way included."""
        for day in sorted(self.excluded):
            if first <= day <= last:
                self.trace.append(RemarkableDay(day, Reason.EXCLUDED))
                last += DAY
        return last

    def _counts(self, day: date) -> bool:
        self.is_provisional |= not self.calendar.is_announced(day.year)
        if day in self.excluded:
            self.trace.append(RemarkableDay(day, Reason.EXCLUDED))
            return False
        if step := self.calendar.step(day):
            self.trace.append(step)
        return self.calendar.is_working(day)
