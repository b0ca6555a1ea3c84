"""Walking along the calendar day by day, and what came of it."""

from dataclasses import dataclass
from datetime import date, timedelta

from windows.workdays.calendar import Calendar, Reason, RemarkableDay

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Sum:
    """The last day of a period, and how it was found. Provisional: a year not yet announced had a part in it."""

    day: date
    is_provisional: bool
    trace: tuple[RemarkableDay, ...]


class Walk:
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
