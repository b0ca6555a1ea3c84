from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError
from pytest_django import Settings

from tests.factories import moment
from windows import clock
from windows.models import DemonstrationClock

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def test_it_tells_the_time_of_the_machine_until_it_is_moved() -> None:
    assert clock.shift() == timedelta(0)
    assert abs(clock.now() - datetime.now(UTC)) < 5 * SECOND


def test_it_can_be_moved_forward_and_goes_on_from_there() -> None:
    then = datetime.now(UTC) + timedelta(days=30)
    clock.move_to(then)
    assert then <= clock.now() < then + 5 * SECOND
    assert abs(clock.database_now() - clock.now()) < 5 * SECOND


def test_it_never_goes_back() -> None:
    clock.move_to(datetime.now(UTC) + timedelta(days=30))
    with pytest.raises(clock.OnlyForward):
        clock.move_to(datetime.now(UTC) + timedelta(days=29))
    with pytest.raises(clock.OnlyForward):
        clock.move_to(moment("2004-01-01 08:00"))


def test_it_stands_still_for_nobody_outside_the_demonstration(settings: Settings) -> None:
    clock.move_to(datetime.now(UTC) + timedelta(days=30))
    settings.DEMO = False
    with pytest.raises(clock.OnlyInTheDemonstration):
        clock.move_to(datetime.now(UTC) + timedelta(days=31))
    assert clock.shift() == timedelta(0)
    assert abs(clock.database_now() - datetime.now(UTC)) < 5 * SECOND


def test_there_is_one_demonstration_clock() -> None:
    with pytest.raises(IntegrityError, match="one_demonstration_clock"):
        DemonstrationClock.objects.create(id=2)


def test_the_row_refuses_to_be_behind() -> None:
    with pytest.raises(IntegrityError, match="the_clock_moves_forward_only"):
        DemonstrationClock.objects.create(shift=-SECOND)
