"""The calendar as it stands in the tables, and filling it from the yearly notices that the package knows."""

import time
from threading import Lock

import chinese_calendar
from django.db import transaction

from windows.models import CalendarDay, CalendarYear
from windows.workdays import Calendar

SECONDS_KEPT = 60  # another process may have loaded a year; until then its sums are provisional, never wrong

_reading = Lock()
_kept: tuple[float, Calendar] | None = None


class NotAnnounced(Exception):
    """The installed package does not know the notice for this year yet. Its days can be entered by hand."""


def current() -> Calendar:
    """The calendar, at most a minute old."""
    global _kept
    with _reading:
        if _kept is None or time.monotonic() - _kept[0] > SECONDS_KEPT:
            _kept = (time.monotonic(), read())
        return _kept[1]


def forget() -> None:
    """Read the tables again next time; called after every change of them."""
    global _kept
    with _reading:
        _kept = None


def read() -> Calendar:
    days = CalendarDay.objects.values_list("day", "is_working", "name")
    years = CalendarYear.objects.filter(is_announced=True).values_list("year", flat=True)
    return Calendar(
        days={day: (is_working, name) for day, is_working, name in days.iterator()}, announced=frozenset(years)
    )


def load(year: int) -> int:
    """Write a year's days off and worked weekends as its notice has them; how many. Raises ``NotAnnounced``."""
    notice = {day: (False, name) for day, name in chinese_calendar.holidays.items() if day.year == year}
    notice |= {day: (True, name) for day, name in chinese_calendar.workdays.items() if day.year == year}
    if not notice:
        raise NotAnnounced(year)
    source = f"chinesecalendar {year}"
    with transaction.atomic():
        CalendarDay.objects.filter(day__year=year).delete()
        CalendarDay.objects.bulk_create(
            CalendarDay(day=day, is_working=is_working, name=name, source=source)
            for day, (is_working, name) in sorted(notice.items())
        )
        CalendarYear.objects.update_or_create(year=year, defaults={"is_announced": True, "source": source})
    forget()
    return len(notice)
