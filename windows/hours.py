"""When a hall is open, in the local time of the centres.

A weekend day that is worked (调休) keeps Monday's hours. A holiday is closed, whatever day of the week it falls on.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from windows import calendars
from windows.models import Centre, ClosedDay, OpeningHours, Weekday
from windows.workdays import Calendar
from windows.workdays.calendar import SATURDAY
from windows.workdays.walk import DAY

FARTHEST = 60  # days; no hall is closed for longer


def local(at: datetime) -> datetime:
    return at.astimezone(timezone.get_default_timezone())


def day_of(at: datetime) -> date:
    """The local day of a moment: 2026-11-22 16:30 UTC is the 23rd here."""
    return local(at).date()


def moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, tzinfo=timezone.get_default_timezone())


def end_of_day(day: date) -> datetime:
    """24:00, when a statute's last day is over (Civil Code Art. 203 ¶2)."""
    return moment(day + DAY, time(0))


def close_of_business(centre: Centre, day: date) -> datetime:
    """When the last opening hours of a day end; 24:00 where there are none (Civil Code Art. 203 ¶2).

    A closed day counts with its ordinary hours: a promise that pauses is moved on by its clock, not here.
    """
    opened = _ordinary_hours(centre, day)
    return moment(day, opened[-1].closes) if opened else end_of_day(day)


def is_open(centre: Centre, at: datetime) -> bool:
    now = local(at)
    return any(part.opens <= now.time() < part.closes for part in _hours(centre, now.date()))


def next_opening(centre: Centre, at: datetime) -> datetime | None:
    """``at`` while the hall is open, otherwise the moment it next opens; none where it never does."""
    if is_open(centre, at):
        return at
    today = day_of(at)
    for ahead in range(FARTHEST):
        day = today + timedelta(days=ahead)
        for part in _hours(centre, day):
            if (opening := moment(day, part.opens)) > at:
                return opening
    return None


def parts(centre: Centre, day: date) -> list[tuple[datetime, datetime]]:
    """From when to when the hall is open on a day: usually a morning and an afternoon; nothing on a closed day."""
    return [(moment(day, part.opens), moment(day, part.closes)) for part in _hours(centre, day)]


def weekday_served(day: date, calendar: Calendar) -> int | None:
    """Whose hours and rota hold on a day: its own weekday, Monday for a worked weekend, none on a day off."""
    if calendar.is_day_off(day):
        return None
    if calendar.is_working(day) and day.isoweekday() >= SATURDAY:
        return int(Weekday.MONDAY)
    return day.isoweekday()


def _hours(centre: Centre, day: date) -> list[OpeningHours]:
    if ClosedDay.objects.filter(centre=centre, on=day).exists():
        return []
    return _ordinary_hours(centre, day)


def _ordinary_hours(centre: Centre, day: date) -> list[OpeningHours]:
    weekday = weekday_served(day, calendars.current())
    return list(OpeningHours.objects.filter(centre=centre, weekday=weekday).order_by("opens")) if weekday else []


@dataclass(frozen=True)
class Span:
    """Days of the week in a row that keep the same hours, written ``8:30–11:30``."""

    first: Weekday
    last: Weekday
    parts: tuple[str, ...]


def week(centre: Centre) -> list[Span]:
    """The ordinary hours of a hall, as they stand on its door: neighbouring days with the same hours together."""
    kept: dict[int, tuple[str, ...]] = {}
    for part in sorted(centre.opening_hours.all(), key=lambda part: (part.weekday, part.opens)):
        kept[part.weekday] = (*kept.get(part.weekday, ()), f"{part.opens:%H:%M}–{part.closes:%H:%M}")
    spans: list[Span] = []
    for weekday, parts in kept.items():
        if spans and spans[-1].last + 1 == weekday and spans[-1].parts == parts:
            spans[-1] = replace(spans[-1], last=Weekday(weekday))
        else:
            spans.append(Span(Weekday(weekday), Weekday(weekday), parts))
    return spans
