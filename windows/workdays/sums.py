"""The last day of a period, from the day on which it begins or from the day until which it ran."""

from calendar import monthrange
from collections.abc import Collection
from datetime import date, timedelta
from enum import StrEnum

from windows.workdays.calendar import Calendar, Reason, RemarkableDay
from windows.workdays.walk import DAY, Sum, Walk


class PeriodUnit(StrEnum):
    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    MONTH = "month"
    YEAR = "year"


def after(
    start: date,
    length: int,
    unit: PeriodUnit,
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
    walk = Walk(calendar=calendar, excluded=frozenset(excluded))
    first = start if count_start_day else start + DAY
    if unit == PeriodUnit.WORKING_DAY:
        return walk.working_days(first, length)
    nominal = _corresponding(start, length, unit) - (DAY if count_start_day else timedelta(0))
    return walk.roll_over(walk.moved_on(first, nominal))


def later(last: date, since: date, unit: PeriodUnit, *, calendar: Calendar, excluded: Collection[date]) -> Sum:
    """The last day of a period whose end was named on ``since`` as ``last``, and that was paused after that.

    It moves as a reckoned one would: by the number of the excluded days, then Art. 203; one of working days by as many
    working days as were lost. Without a pause it is the day that was named.
    """
    walk = Walk(calendar=calendar, excluded=frozenset(excluded))
    lost = [day for day in sorted(excluded) if since <= day <= last]
    if not lost:
        return Sum(last, False, ())
    if unit != PeriodUnit.WORKING_DAY:
        return walk.roll_over(walk.moved_on(since, last))
    walk.trace += [RemarkableDay(day, Reason.EXCLUDED) for day in lost]
    working = sum(calendar.is_working(day) for day in lost)
    return walk.working_days(last + DAY, working) if working else Sum(last, False, tuple(walk.trace))


def _corresponding(start: date, length: int, unit: PeriodUnit) -> date:
    if unit == PeriodUnit.CALENDAR_DAY:
        return start + DAY * length
    months = start.year * 12 + start.month - 1 + length * (12 if unit == PeriodUnit.YEAR else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
