"""Days of a story, counted from its Monday, without the product's own sums: those are what is being tested.

``On(2)`` is that week's Wednesday. A period of law whose last day is a rest day ends on the next that is none
(Civil Code Art. 203), a reminder goes out on the last working day before: ``moved`` says which.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

import chinese_calendar
import holidays

HERE = ZoneInfo("Asia/Shanghai")
DAY = timedelta(days=1)
MIDNIGHT = "24:00"
CLOSE = "17:00"


class Moved(StrEnum):
    NOT = ""
    LATER = "later"
    EARLIER = "earlier"


@dataclass(frozen=True)
class On:
    """A day: so many days, or months, or years, from the story's Monday; ``worked``: and so many working days on."""

    days: int = 0
    months: int = 0
    years: int = 0
    worked: int = 0
    moved: Moved = Moved.NOT

    def day(self, monday: date) -> date:
        months = monday.month - 1 + self.months + 12 * self.years
        year, month = monday.year + months // 12, months % 12 + 1
        nominal = date(year, month, min(monday.day, monthrange(year, month)[1])) + DAY * self.days
        for _ in range(self.worked):
            nominal = On(moved=Moved.LATER).rolled(nominal + DAY)
        return self.rolled(nominal)

    def rolled(self, nominal: date) -> date:
        """``nominal`` where it is worked, or the nearest working day on the side that ``moved`` says."""
        step = {Moved.NOT: timedelta(0), Moved.LATER: DAY, Moved.EARLIER: -DAY}[self.moved]
        while step and not is_worked(nominal):
            nominal += step
        return nominal


def moment(monday: date, days: int, clock: str) -> datetime:
    """``24:00`` is the end of the day."""
    day = monday + DAY * days
    if clock == MIDNIGHT:
        return datetime.combine(day + DAY, time(0), tzinfo=HERE)
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=HERE)


def is_worked(day: date) -> bool:
    """As the yearly notices say; for a year without one, as the law names its holidays."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < 5 and day not in _statutory(day.year)


def is_announced(year: int) -> bool:
    """Whether the packaged calendar knows the year; what ends later is provisional."""
    try:
        chinese_calendar.is_workday(date(year, 12, 31))
    except NotImplementedError:
        return False
    return True


@lru_cache
def _statutory(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("CN", years=year))


def spoken(day: date) -> str:
    """``Mon 23 Nov 2026``."""
    return f"{day:%a} {day.day} {day:%b} {day.year}"
