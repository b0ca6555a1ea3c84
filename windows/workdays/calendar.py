"""The calendar of working days: what was announced, and the statutory days of every year."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

import holidays

SATURDAY = 6

ANNOUNCED_NAMES = {
    "Chinese New Year's Eve": "Spring Festival",
    "Chinese New Year (Spring Festival)": "Spring Festival",
    "Tomb-Sweeping Day": "Tomb-sweeping Day",
    "Labor Day": "Labour Day",
    "Mid-Autumn Festival": "Mid-autumn Festival",
}


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
