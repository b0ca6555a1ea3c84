from collections.abc import Iterator
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError
from pytest_django import DjangoAssertNumQueries

from windows import calendars
from windows.models import CalendarDay, CalendarYear

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    calendars.forget()
    yield
    calendars.forget()


def test_the_announced_years_are_there_from_the_first_migration() -> None:
    calendar = calendars.current()
    assert sorted(calendar.announced) == list(range(2004, 2027))
    assert calendar.is_working(date(2026, 2, 28))
    assert not calendar.is_working(date(2026, 2, 23))


def test_it_is_read_once_and_again_after_a_change(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(2):
        calendars.current()
        calendars.current()
    CalendarYear.objects.create(year=2027, is_announced=True)
    assert not calendars.current().is_announced(2027)
    calendars.forget()
    assert calendars.current().is_announced(2027)


def test_loading_a_year_again_restores_its_notice() -> None:
    CalendarDay.objects.filter(day__year=2026).update(name="?")
    assert calendars.load(2026) == CalendarDay.objects.filter(day__year=2026).exclude(name="?").count()


def test_the_command_says_what_to_do_about_a_year_without_notice() -> None:
    out = StringIO()
    call_command("load_calendar", "2025", stdout=out)
    assert out.getvalue() == "2025: 33 days\n"
    with pytest.raises(CommandError, match="does not know 2035"):
        call_command("load_calendar", "2035")


def test_only_a_weekend_is_made_a_working_day() -> None:
    with pytest.raises(IntegrityError, match="only_a_weekend_is_made_a_working_day"):
        CalendarDay.objects.create(day=date(2027, 1, 4), is_working=True, name="?", source="?")
