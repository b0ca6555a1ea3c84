from datetime import date, datetime

import pytest

from accounts.models import User
from tests import factories
from tests.factories import NINE, moment
from windows import members
from windows.models import Centre, Role

pytestmark = pytest.mark.django_db


def roles_of(user: User, centre: Centre, at: datetime) -> set[str]:
    return set(members.memberships_of(user, at=at).filter(centre=centre).values_list("role", flat=True))


def test_somebody_holds_several_roles_in_several_places() -> None:
    centre = factories.centre()
    hrss = factories.agency(centre)
    clerk = factories.member(centre, Role.CLERK)
    factories.member(hrss, Role.WINDOW_OFFICER, clerk)
    assert roles_of(clerk, centre, NINE) == {Role.CLERK, Role.WINDOW_OFFICER}
    assert roles_of(clerk, factories.centre("sy"), NINE) == set()


def test_a_membership_holds_from_its_first_day_to_its_last() -> None:
    centre = factories.centre()
    clerk = factories.member(centre, starts_on=factories.MONDAY, ends_on=factories.MONDAY)
    held = [
        roles_of(clerk, centre, moment(at))
        for at in ("2026-11-22 23:59", "2026-11-23 00:00", "2026-11-23 23:59", "2026-11-24 00:00")
    ]
    assert held == [set(), {Role.CLERK}, {Role.CLERK}, set()]


def test_who_may_not_sign_in_any_more_serves_nowhere() -> None:
    centre = factories.centre()
    clerk = factories.member(centre, who=factories.user(is_active=False))
    assert roles_of(clerk, centre, NINE) == set()
    assert not members.memberships_of(clerk, at=NINE).exists()


def test_it_knows_the_centres_and_agencies_of_somebody() -> None:
    centre = factories.centre()
    own, hrss = factories.own_agency(centre), factories.agency(centre)
    clerk = factories.member(centre, Role.CLERK)
    factories.member(factories.centre("sy"), Role.CLERK, clerk, ends_on=date(2026, 6, 30))
    assert [held.centre for held in members.memberships_of(clerk, at=NINE)] == [centre]
    assert [held.role for held in members.memberships_of(clerk, at=NINE)] == [Role.CLERK]
    assert list(members.agencies_of(clerk, centre=centre, at=NINE)) == [own]
    officer = factories.member(hrss, Role.WINDOW_OFFICER, factories.user("yz-labour1", "郑海"))
    assert list(members.agencies_of(officer, centre=centre, at=NINE)) == [hrss]
