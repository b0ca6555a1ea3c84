"""The bar over a staff page: where this person serves, and whether the clock shows the time of day."""

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from mediation.web.shell import top_bar
from mediation.web.shell.top_bar import Desk
from tests import factories
from tests.factories import NINE
from windows import clock, presence
from windows.models import Role

pytestmark = pytest.mark.django_db


def test_it_names_the_centre_and_the_window_checked_in_at(django_assert_num_queries: DjangoAssertNumQueries):
    hrss = factories.agency(factories.centre())
    officer = factories.member(hrss, Role.WINDOW_OFFICER)
    presence.check_in(hrss, user=officer, window=factories.window(hrss), at=NINE)
    with django_assert_num_queries(1):
        assert top_bar.desk_of(officer, at=NINE) == Desk("鄞州区社会矛盾纠纷调处化解中心（演示）", 6, "劳动监察")


def test_yesterday_s_window_is_not_today_s():
    hrss = factories.agency(factories.centre())
    officer = factories.member(hrss, Role.WINDOW_OFFICER)
    presence.check_in(hrss, user=officer, window=factories.window(hrss), at=NINE)
    assert not top_bar.desk_of(officer, at=NINE + timedelta(days=1)).window_name


def test_who_serves_nowhere_has_an_empty_desk():
    assert top_bar.desk_of(factories.user(), at=NINE) == Desk()


def test_a_moved_clock_is_told_and_an_honest_one_is_not():
    assert top_bar.moved_to() is None
    clock.move_to(datetime.now(UTC) + timedelta(days=3))
    assert top_bar.moved_to() is not None
