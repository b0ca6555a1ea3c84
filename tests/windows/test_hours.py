from datetime import UTC, date, time

import pytest

from tests import factories
from tests.factories import NINE, moment
from windows import hours
from windows.models import ClosedDay, OpeningHours, Weekday

pytestmark = pytest.mark.django_db


def test_business_closes_with_the_last_opening_hours() -> None:
    centre = factories.centre()
    assert hours.close_of_business(centre, date(2026, 11, 24)) == moment("2026-11-24 17:00")


def test_where_there_are_no_business_hours_a_day_ends_at_midnight() -> None:
    centre = factories.centre()
    assert hours.close_of_business(centre, date(2026, 11, 28)) == moment("2026-11-29 00:00")
    assert hours.end_of_day(date(2026, 12, 23)) == moment("2026-12-24 00:00")


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        ("2026-11-23 08:29", False),
        ("2026-11-23 08:30", True),
        ("2026-11-23 11:30", False),
        ("2026-11-23 13:30", True),
        ("2026-11-23 17:00", False),
        ("2026-11-28 09:00", False),
        ("2026-10-01 09:00", False),
    ],
)
def test_it_knows_whether_the_hall_is_open(at: str, is_open: bool) -> None:
    assert hours.is_open(factories.centre(), moment(at)) is is_open


def test_a_worked_weekend_day_keeps_the_hours_of_monday() -> None:
    centre = factories.centre()
    assert hours.is_open(centre, moment("2026-10-10 16:00"))
    assert hours.close_of_business(centre, date(2026, 10, 10)) == moment("2026-10-10 17:00")


def test_saturday_duty_is_open_on_saturdays_but_not_on_holidays() -> None:
    centre = factories.centre()
    OpeningHours.objects.create(centre=centre, weekday=Weekday.SATURDAY, opens=time(9), closes=time(11, 30))
    assert hours.is_open(centre, moment("2026-11-28 10:00"))
    assert not hours.is_open(centre, moment("2026-10-03 10:00"))


def test_a_typhoon_closes_the_hall_but_moves_no_close_of_business() -> None:
    centre = factories.centre()
    ClosedDay.objects.create(centre=centre, on=factories.MONDAY, reason="台风", entered_at=NINE)
    assert not hours.is_open(centre, NINE)
    assert hours.next_opening(centre, NINE) == moment("2026-11-24 08:30")
    assert hours.close_of_business(centre, factories.MONDAY) == moment("2026-11-23 17:00")


@pytest.mark.parametrize(
    ("at", "opening"),
    [
        ("2026-11-23 07:00", "2026-11-23 08:30"),
        ("2026-11-23 09:00", "2026-11-23 09:00"),
        ("2026-11-23 12:00", "2026-11-23 13:30"),
        ("2026-11-27 17:00", "2026-11-30 08:30"),
        ("2026-09-30 18:00", "2026-10-08 08:30"),
    ],
)
def test_it_finds_the_next_opening(at: str, opening: str) -> None:
    assert hours.next_opening(factories.centre(), moment(at)) == moment(opening)


def test_a_centre_that_never_opens_has_no_next_opening() -> None:
    centre = factories.centre()
    centre.opening_hours.all().delete()
    assert hours.next_opening(centre, NINE) is None


def test_the_day_of_a_moment_is_the_local_one() -> None:
    assert hours.day_of(moment("2026-11-23 00:30").astimezone(UTC)) == factories.MONDAY
