"""Working days before, after and between."""

from datetime import date

from windows.workdays.calendar import Calendar
from windows.workdays.sums import PeriodUnit, after
from windows.workdays.walk import DAY


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
    return after(day, 1, PeriodUnit.WORKING_DAY, calendar=calendar).day


def working_days_between(start: date, end: date, *, calendar: Calendar) -> int:
    """How many working days lie after ``start`` up to and with ``end``."""
    return sum(calendar.is_working(start + DAY * number) for number in range(1, (end - start).days + 1))
