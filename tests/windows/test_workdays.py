"""Sums of days: the table a lawyer can check, then what holds for every sum."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from windows import workdays
from windows.models.calendar import FESTIVALS
from windows.workdays import Calendar, PeriodUnit, Reason, after

CALENDAR = Calendar(
    days={day: (False, name) for day, name in chinese_calendar.holidays.items()}
    | {day: (True, name) for day, name in chinese_calendar.workdays.items()},
    announced=frozenset(range(2004, 2027)),
)
WD, CD, MONTH, YEAR = PeriodUnit.WORKING_DAY, PeriodUnit.CALENDAR_DAY, PeriodUnit.MONTH, PeriodUnit.YEAR


def day(text: str) -> date:
    """``"2026-11-23 Mon"``; the weekday is checked, so that a slip in the table is found."""
    day = date.fromisoformat(text[:10])
    assert f"{day:%a}" == text[11:], text
    return day


# The sums of docs/law.md, others like them, and those of the two stories: (event, length, unit, last day, provisional).
TABLE = [
    ("2025-09-26 Fri", 5, WD, "2025-10-10 Fri", False),
    ("2026-02-12 Thu", 7, WD, "2026-02-28 Sat", False),
    ("2025-04-28 Mon", 10, WD, "2025-05-15 Thu", False),
    ("2025-09-15 Mon", 30, WD, "2025-10-31 Fri", False),
    ("2026-04-30 Thu", 5, WD, "2026-05-11 Mon", False),
    ("2026-09-24 Thu", 10, WD, "2026-10-15 Thu", False),
    ("2025-12-31 Wed", 2, WD, "2026-01-05 Mon", False),
    ("2025-09-20 Sat", 15, CD, "2025-10-09 Thu", False),
    ("2026-01-19 Mon", 30, CD, "2026-02-24 Tue", False),
    ("2025-08-03 Sun", 60, CD, "2025-10-09 Thu", False),
    ("2025-09-26 Fri", 15, CD, "2025-10-11 Sat", False),
    ("2026-08-21 Fri", 30, CD, "2026-09-20 Sun", False),
    ("2025-01-31 Fri", 1, MONTH, "2025-02-28 Fri", False),
    ("2025-09-05 Fri", 1, MONTH, "2025-10-09 Thu", False),
    ("2024-02-29 Thu", 3, YEAR, "2027-03-01 Mon", True),
    ("2026-11-23 Mon", 30, WD, "2027-01-05 Tue", True),
    ("2026-11-23 Mon", 1, WD, "2026-11-24 Tue", False),
    ("2026-11-23 Mon", 2, WD, "2026-11-25 Wed", False),
    ("2026-11-23 Mon", 1, MONTH, "2026-12-23 Wed", False),
    ("2026-11-23 Mon", 15, CD, "2026-12-08 Tue", False),
    ("2026-11-25 Wed", 30, CD, "2026-12-25 Fri", False),
    ("2026-11-25 Wed", 15, CD, "2026-12-10 Thu", False),
    ("2026-11-23 Mon", 3, YEAR, "2029-11-23 Fri", True),
    ("2026-11-24 Tue", 3, WD, "2026-11-27 Fri", False),
]


@pytest.mark.parametrize(("start", "length", "unit", "last", "is_provisional"), TABLE)
def test_it_ends_where_the_law_says(start: str, length: int, unit: PeriodUnit, last: str, is_provisional: bool) -> None:
    result = after(day(start), length, unit, calendar=CALENDAR)
    assert (result.day, result.is_provisional) == (day(last), is_provisional)


def test_sixty_working_days_into_2027_are_provisional_and_pass_spring_festival() -> None:
    result = after(day("2026-11-23 Mon"), 60, WD, calendar=CALENDAR)
    assert result.is_provisional
    assert result.day >= day("2027-02-16 Tue")
    assert (date(2027, 2, 5), Reason.DAY_OFF) in {step[:2] for step in result.trace}


def test_a_law_may_count_the_day_of_the_event() -> None:
    monday = day("2026-11-23 Mon")
    assert after(monday, 1, WD, calendar=CALENDAR, count_start_day=True).day == monday
    assert after(monday, 5, CD, calendar=CALENDAR, count_start_day=True).day == day("2026-11-27 Fri")
    assert after(monday, 1, MONTH, calendar=CALENDAR, count_start_day=True).day == day("2026-12-22 Tue")


def test_it_tells_which_days_it_skipped_and_why() -> None:
    result = after(day("2025-12-31 Wed"), 2, WD, calendar=CALENDAR)
    assert [(f"{step.day:%m-%d}", step.reason, step.name) for step in result.trace] == [
        ("01-01", Reason.DAY_OFF, "New Year's Day"),
        ("01-02", Reason.DAY_OFF, "New Year's Day"),
        ("01-03", Reason.DAY_OFF, "New Year's Day"),
        ("01-04", Reason.WORKED_WEEKEND, "New Year's Day"),
    ]
    assert result.trace[0].as_row() == ["2026-01-01", "day_off", "New Year's Day"]


def test_excluded_working_days_are_skipped() -> None:
    tuesday, wednesday = day("2026-11-24 Tue"), day("2026-11-25 Wed")
    result = after(day("2026-11-23 Mon"), 2, WD, calendar=CALENDAR, excluded={tuesday, wednesday})
    assert result.day == day("2026-11-27 Fri")
    assert [step.reason for step in result.trace] == [Reason.EXCLUDED, Reason.EXCLUDED]


def test_a_period_moves_on_by_its_excluded_days_and_then_rolls_over() -> None:
    pause = {day("2026-11-24 Tue"), day("2026-11-25 Wed"), day("2026-11-26 Thu")}
    result = after(day("2026-11-23 Mon"), 10, CD, calendar=CALENDAR, excluded=pause)
    assert result.day == day("2026-12-07 Mon")  # nominally Thursday the 3rd, moved to Sunday the 6th
    month = after(day("2026-11-23 Mon"), 1, MONTH, calendar=CALENDAR, excluded=pause)
    assert month.day == day("2026-12-28 Mon")


def test_excluded_days_reached_by_moving_on_move_it_further() -> None:
    pause = {day("2026-11-24 Tue"), day("2026-11-26 Thu")}
    assert after(day("2026-11-23 Mon"), 2, CD, calendar=CALENDAR, excluded=pause).day == day("2026-11-27 Fri")


def test_days_excluded_after_the_end_change_nothing() -> None:
    later = {day("2026-12-24 Thu")}
    assert after(day("2026-11-23 Mon"), 1, MONTH, calendar=CALENDAR, excluded=later).day == day("2026-12-23 Wed")


def test_a_period_has_at_least_one_day() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        after(day("2026-11-23 Mon"), 0, WD, calendar=CALENDAR)


def test_a_reminder_moves_to_the_preceding_working_day() -> None:
    # docs/law.md#reminders: day 25 of an agreement of 25 November is a Sunday.
    assert workdays.preceding_working_day(day("2026-12-20 Sun"), calendar=CALENDAR) == day("2026-12-18 Fri")
    assert workdays.preceding_working_day(day("2026-12-10 Thu"), calendar=CALENDAR) == day("2026-12-10 Thu")
    assert workdays.preceding_working_day(day("2026-09-20 Sun"), calendar=CALENDAR) == day("2026-09-20 Sun")


def test_one_working_day_before_a_monday_is_a_friday() -> None:
    assert workdays.before(day("2026-11-30 Mon"), 1, calendar=CALENDAR) == day("2026-11-27 Fri")
    assert workdays.before(day("2026-11-25 Wed"), 2, calendar=CALENDAR) == day("2026-11-23 Mon")


def test_an_unannounced_year_knows_the_holidays_of_the_law() -> None:
    assert not CALENDAR.is_working(date(2027, 1, 1))
    assert CALENDAR.is_working(date(2027, 1, 4))
    assert not CALENDAR.is_announced(2027)
    named = {name for year in range(2027, 2034) for name in workdays.statutory_days(year).values()}
    assert named < set(FESTIVALS)


def test_days_entered_for_a_year_count_before_it_is_announced() -> None:
    known = Calendar(days={date(2027, 1, 2): (True, "New Year's Day")}, announced=frozenset())
    assert known.is_working(date(2027, 1, 2))
    assert not known.is_working(date(2027, 1, 1))


DAYS = st.dates(date(2010, 1, 1), date(2028, 12, 31))
UNITS = st.sampled_from(PeriodUnit)
LENGTHS = st.integers(1, 40)
PAUSES = st.frozensets(DAYS, max_size=20)
SEARCH = settings(max_examples=150, deadline=None, derandomize=True)


@SEARCH
@given(DAYS, LENGTHS, UNITS, PAUSES)
def test_no_period_ends_on_a_rest_day_or_in_a_pause(
    start: date, length: int, unit: PeriodUnit, pause: frozenset[date]
) -> None:
    last = after(start, length, unit, calendar=CALENDAR, excluded=pause).day
    assert CALENDAR.is_working(last)
    assert last not in pause


@SEARCH
@given(DAYS, st.integers(0, 10), LENGTHS, UNITS)
def test_who_begins_later_or_has_longer_never_ends_earlier(
    start: date, later: int, length: int, unit: PeriodUnit
) -> None:
    last = after(start, length, unit, calendar=CALENDAR).day
    assert after(start + timedelta(days=later), length, unit, calendar=CALENDAR).day >= last
    assert after(start, length + 1, unit, calendar=CALENDAR).day >= last


@SEARCH
@given(DAYS, LENGTHS)
def test_n_working_days_contain_exactly_n_working_days(start: date, length: int) -> None:
    last = after(start, length, WD, calendar=CALENDAR).day
    assert workdays.working_days_between(start, last, calendar=CALENDAR) == length


@SEARCH
@given(DAYS, LENGTHS)
def test_counting_back_undoes_counting_on(start: date, length: int) -> None:
    begin = workdays.preceding_working_day(start, calendar=CALENDAR)
    last = after(begin, length, WD, calendar=CALENDAR).day
    assert workdays.before(last, length, calendar=CALENDAR) == begin


@SEARCH
@given(DAYS, LENGTHS, UNITS)
def test_only_a_year_that_is_not_announced_makes_a_sum_provisional(start: date, length: int, unit: PeriodUnit) -> None:
    result = after(start, length, unit, calendar=CALENDAR)
    assert result.is_provisional or result.day.year <= 2026
