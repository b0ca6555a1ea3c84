"""The calendar and the hours of one centre, read once and asked often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from windows import calendars, hours, workdays
from windows.models import OpeningHours
from windows.workdays import Calendar, Sum
from windows.workdays.walk import DAY


@dataclass(frozen=True)
class CentreDays:
    """``reckoning.Days`` for a centre. ``opening`` holds (opens, closes) of each weekday of ISO 8601."""

    calendar: Calendar
    opening: dict[int, tuple[time, time]]

    def after(self, start: date, length: int, unit: str, excluded: Sequence[tuple[date, date]]) -> Sum:
        if length == 0:
            return self._same_day(start)
        return workdays.after(
            start, length, workdays.PeriodUnit(unit), calendar=self.calendar, excluded=_days(excluded)
        )

    def later(self, last: date, since: date, unit: str, excluded: Sequence[tuple[date, date]]) -> Sum:
        return workdays.later(last, since, workdays.PeriodUnit(unit), calendar=self.calendar, excluded=_days(excluded))

    def close_of_business(self, day: date) -> datetime:
        opened = self._opening(day)
        return hours.moment(day, opened[1]) if opened else hours.end_of_day(day)

    def midnight_after(self, day: date) -> datetime:
        return hours.end_of_day(day)

    def next_opening(self, day: date) -> datetime:
        """When the hall opens on the first working day after ``day``; 0:00 where it keeps no hours."""
        following = workdays.next_working_day(day, calendar=self.calendar)
        opened = self._opening(following)
        return hours.moment(following, opened[0] if opened else time(0))

    def _same_day(self, day: date) -> Sum:
        if self.calendar.is_working(day):
            return Sum(day, not self.calendar.is_announced(day.year), ())
        return workdays.after(day, 1, workdays.PeriodUnit.WORKING_DAY, calendar=self.calendar)

    def _opening(self, day: date) -> tuple[time, time] | None:
        weekday = hours.weekday_served(day, self.calendar)
        return self.opening.get(weekday) if weekday else None


def days_of(centre_id: UUID) -> CentreDays:
    """One query for the hours; the calendar is the process's own copy."""
    opening: dict[int, tuple[time, time]] = {}
    rows = OpeningHours.objects.filter(centre_id=centre_id).order_by("opens")
    for weekday, opens, closes in rows.values_list("weekday", "opens", "closes"):
        first = opening.get(weekday, (opens, closes))[0]
        opening[weekday] = (first, closes)
    return CentreDays(calendars.current(), opening)


def _days(spells: Sequence[tuple[date, date]]) -> frozenset[date]:
    """Days that were paused at their end: the day of resuming counts again."""
    return frozenset(begin + timedelta(days=n) for begin, end in spells for n in range((end - begin) // DAY))
