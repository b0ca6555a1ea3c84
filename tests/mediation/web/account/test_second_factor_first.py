"""Administrators need a second factor at once, everybody else after the grace."""

from datetime import timedelta

import pytest
from rest_framework.test import APIClient

from accounts.models import User
from tests import factories
from windows.models import Role

pytestmark = pytest.mark.django_db
ACTIVATE = "/account/2fa/totp/activate/"


@pytest.fixture
def after_the_grace(hall, settings):
    """The accounts are older than the grace."""
    settings.SECOND_FACTOR_GRACE = timedelta(0)
    return hall


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN])
def test_an_administrator_administers_nothing_before_having_one(hall, desk_of, role):
    user = factories.member(hall.centre, role, factories.user("admin", "管理员"))
    desk = desk_of(user)
    for path in ("/admin/", "/rights/", "/admin/windows/window/add/"):
        assert desk.get(path)["Location"] == ACTIVATE
        assert desk.post(path)["Location"] == ACTIVATE
    factories.enrolled(user)
    assert desk.get("/admin/").status_code == 200


def test_within_the_grace_everybody_works_and_after_it_sets_one_up_first(hall, clerk, settings):
    settings.SECOND_FACTOR_GRACE = timedelta(days=7)
    assert clerk.get("/intake/").status_code == 200
    settings.SECOND_FACTOR_GRACE = timedelta(0)
    assert clerk.get("/intake/")["Location"] == ACTIVATE
    assert clerk.get("/api/v1/me").status_code == 403
    assert clerk.get("/account/2fa/").status_code == 200
    factories.enrolled(hall.users[Role.CLERK])
    assert clerk.get("/intake/").status_code == 200


def test_recovery_codes_alone_are_no_second_factor(after_the_grace, clerk):
    user = after_the_grace.users[Role.CLERK]
    factories.enrolled(user)
    user.authenticator_set.update(type="recovery_codes", data={"seed": "x", "used_mask": 0})
    assert clerk.get("/intake/")["Location"] == ACTIVATE


def test_nor_is_there_a_token_by_the_password_alone(after_the_grace):
    user: User = after_the_grace.users[Role.CLERK]
    user.set_password("lake-and-paper-1")
    user.save()
    asked = {"staff_number": user.staff_number, "password": "lake-and-paper-1"}
    assert APIClient().post("/api/v1/tokens", asked).status_code == 403


def test_the_public_s_pages_ask_nobody(after_the_grace, clerk):
    for path in ("/status/", "/apply/"):
        assert clerk.get(path).status_code == 200
