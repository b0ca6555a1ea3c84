"""On which Monday the stories begin."""

from datetime import date

import pytest

from mediation.demonstration import story
from tests.factories import moment
from windows.workdays import Calendar

PLAIN = Calendar(announced=frozenset({2025, 2026, 2027}))


@pytest.mark.parametrize(
    ("now", "monday"),
    [
        ("2025-06-02 10:00", "2026-11-23"),  # long before
        ("2026-11-21 12:22", "2026-11-23"),  # the Saturday before
        ("2026-11-23 08:40", "2026-11-23"),  # the hall has just opened
        ("2026-11-23 08:51", "2026-11-30"),  # the first visitor would come late
        ("2026-11-24 00:00", "2026-11-30"),
        ("2026-11-29 23:59", "2026-11-30"),
    ],
)
def test_it_is_2026_11_23_or_the_next_monday(now, monday):
    assert story.monday(moment(now), calendar=PLAIN) == date.fromisoformat(monday)


@pytest.mark.parametrize(
    ("day", "is_working"),
    [
        ("2026-12-11", False),  # a day off on the second Friday
        ("2026-12-05", True),  # a worked Saturday between
        ("2026-12-13", True),  # a worked Sunday at the end
    ],
)
def test_it_passes_over_mondays_that_do_not_begin_ten_plain_working_days(day, is_working):
    calendar = Calendar(days={date.fromisoformat(day): (is_working, "")}, announced=frozenset({2026, 2027}))
    assert story.monday(moment("2026-11-25 09:00"), calendar=calendar) > date(2026, 11, 30)


def test_a_year_not_yet_announced_is_read_as_the_law_names_its_holidays():
    announced_until_2026 = Calendar(announced=frozenset({2026}))
    assert story.monday(moment("2026-12-29 09:00"), calendar=announced_until_2026) == date(2027, 1, 4)


def test_the_clock_stands_ready_before_the_first_visitor_takes_a_number():
    assert story.ready(date(2026, 11, 23)) == moment("2026-11-23 08:36")
