"""An empty system begins with two people, each with a code; from then on rights are changed by two."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from accounts import passwords
from accounts.models import User
from tests import factories
from tests.factories import NINE
from windows import beginning, clock, rights
from windows.models import Membership, Role
from windows.rights import Wish
from windows.rights.asking import Kind

pytestmark = pytest.mark.django_db
CHOSEN = "seven-grey-herons"


def begin() -> list[beginning.First]:
    return beginning.begin(centre_code="centre", centre_name="矛调中心", at=NINE)


def test_the_first_two_choose_their_passwords_and_give_a_third_a_role() -> None:
    for person in begin():
        passwords.change_by_code(User.objects.get(staff_number=person.staff_number), person.halves, CHOSEN, at=NINE)
    security, director = (User.objects.get(staff_number=number) for number in ("security", "director"))
    third = User.objects.create_user("system", name="系统管理员")
    centre = security.memberships.get().centre
    wish = Wish(Kind.GRANT, third, centre, "开办", role=Role.SYSTEM_ADMIN, starts_on=date(2026, 11, 23))
    rights.approve(rights.ask(wish, by=security, at=NINE)[0], by=director, at=NINE)
    assert third.memberships.get().role == Role.SYSTEM_ADMIN


def test_asked_again_there_are_new_codes_and_the_old_ones_are_good_no_more() -> None:
    old, new = begin()[0], begin()[0]
    assert Membership.objects.count() == 2
    security = User.objects.get(staff_number="security")
    with pytest.raises(passwords.NoSuchCode):
        passwords.change_by_code(security, old.halves, CHOSEN, at=NINE)
    passwords.change_by_code(security, new.halves, CHOSEN, at=NINE)


def test_once_somebody_can_sign_in_no_code_is_given() -> None:
    User.objects.create_user("somebody", CHOSEN, name="某人")
    with pytest.raises(beginning.HasBegun):
        begin()
    output = StringIO()
    call_command("first_administrator", stdout=output)
    assert "already" in output.getvalue()


def test_the_codes_that_are_printed_open_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NINE)
    output = StringIO()
    call_command("first_administrator", centre="鄞州矛调中心", code="yz", stdout=output)
    line = next(line for line in output.getvalue().splitlines() if "security" in line)
    number, first, second = line.split()[-3:]
    assert first not in str(User.objects.values())
    typed = {"staff_number": number, "first": first, "second": second, "password": CHOSEN, "again": CHOSEN}
    person = Client()
    assert person.post("/account/code/", typed).status_code == 302
    assert person.post("/account/login/", {"login": number, "password": CHOSEN}).status_code == 302
    assert person.get("/rights/")["Location"] == "/account/2fa/totp/activate/"
    factories.enrolled(User.objects.get(staff_number=number))
    assert person.get("/rights/").status_code == 200
