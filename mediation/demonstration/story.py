"""The Monday on which both stories begin."""

from datetime import date, datetime, time, timedelta

from windows import hours
from windows.workdays import Calendar
from windows.workdays.walk import DAY

FIRST = date(2026, 11, 23)
READY = time(8, 36)  # the hall has been open for six minutes; the first visitor of a story takes a number at 8:41
TOO_LATE = time(8, 50)
TWO_WEEKS = 14


def monday(now: datetime, *, calendar: Calendar) -> date:
    """2026-11-23, or once it is too late for that, the next Monday that begins ten plain working days.

    Plain: Monday to Friday are worked, Saturdays and Sundays are not, for two weeks.
    """
    day = max(FIRST, _first_monday_from(hours.day_of(now)))
    if hours.moment(day, TOO_LATE) < now:
        day += 7 * DAY
    while not _is_plain(day, calendar):
        day += 7 * DAY
    return day


def ready(day: date) -> datetime:
    """Where the demonstration's clock stands when a story is about to begin on ``day``."""
    return hours.moment(day, READY)


def _first_monday_from(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)


def _is_plain(monday: date, calendar: Calendar) -> bool:
    days = (monday + DAY * number for number in range(TWO_WEEKS))
    return all(calendar.is_working(day) == (day.weekday() < 5) for day in days)
