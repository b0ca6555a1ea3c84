"""Guessing is stopped where it comes from, however a staff number is written, and keeps no owner from their account."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import translation
from rest_framework.test import APIClient

from mediation.casework import signing_in, too_many
from mediation.casework.signing_in import AT_ONE_ACCOUNT, BY_STRANGERS, FROM_ONE_NETWORK
from mediation.casework.too_many import TooManyAttempts
from tests import factories
from tests.factories import NINE

pytestmark = pytest.mark.django_db
PASSWORD = "lake-and-paper-1"
SPELLINGS = ["yz-clerk1", "YZ-CLERK1", " yz-clerk1", "ｙｚ-clerk1", "Yz-Clerk1 "]


@pytest.fixture
def clerk():
    user = factories.user()
    user.set_password(PASSWORD)
    user.save()
    return user


def attack(networks: int, *, tries: int = 1, account: str = "yz-clerk1") -> None:
    for network in range(networks):
        for _try in range(tries):
            signing_in.begin(account, source=f"203.0.113.{network}", at=NINE)


def test_one_network_has_ten_tries_at_an_account_however_it_is_written(clerk):
    for n in range(AT_ONE_ACCOUNT):
        signing_in.begin(SPELLINGS[n % len(SPELLINGS)], source="a", at=NINE)
    with pytest.raises(TooManyAttempts) as often:
        signing_in.begin("yz-clerk1", source="a", at=NINE)
    assert often.value.until == NINE + timedelta(minutes=15)
    signing_in.begin("yz-clerk1", source="a", at=often.value.until)


def test_wrong_passwords_from_elsewhere_keep_nobody_out(clerk):
    attack(networks=200)
    signing_in.begin("yz-clerk1", source="home", at=NINE)


def test_an_account_under_attack_leaves_each_network_one_try(clerk):
    attack(networks=BY_STRANGERS)
    signing_in.begin("yz-clerk1", source="home", at=NINE)
    with pytest.raises(TooManyAttempts):
        signing_in.begin("yz-clerk1", source="home", at=NINE)


def test_a_browser_that_is_known_has_its_own_tries_whatever_strangers_do(clerk):
    device = signing_in.device_of(clerk, "")
    attack(networks=200)
    for _try in range(AT_ONE_ACCOUNT):
        signing_in.begin("YZ-clerk1", source="home", device=device, at=NINE)
    signing_in.begin("yz-clerk1", source="home", device=device, at=NINE)  # the one a stranger has too
    with pytest.raises(TooManyAttempts):
        signing_in.begin("yz-clerk1", source="home", device=device, at=NINE)


@pytest.mark.parametrize("device", ["", "x", "a:b:c"])
def test_a_forged_or_foreign_device_is_none(clerk, device):
    foreign = signing_in.device_of(factories.user("yz-guide", "周小满"), "")
    attack(networks=BY_STRANGERS)
    for known in (device, foreign):
        assert signing_in.device_of(clerk, known) != known
    signing_in.begin("yz-clerk1", source="home", device=foreign, at=NINE)
    with pytest.raises(TooManyAttempts):
        signing_in.begin("yz-clerk1", source="home", device=device, at=NINE)


def test_one_network_has_sixty_wrong_tries_at_all_accounts_together():
    for n in range(FROM_ONE_NETWORK):
        signing_in.begin(f"s{n}", source="a", at=NINE)
    with pytest.raises(TooManyAttempts):
        signing_in.begin("s", source="a", at=NINE)


def test_right_passwords_use_nothing_up(clerk):
    for _try in range(FROM_ONE_NETWORK + 5):
        signing_in.begin("yz-clerk1", source="hall", at=NINE).was_right()


def test_codes_of_a_second_factor_are_counted_apart_from_passwords(clerk):
    for _try in range(AT_ONE_ACCOUNT):
        signing_in.begin_code(clerk, source="a", at=NINE)
    with pytest.raises(TooManyAttempts):
        signing_in.begin_code(clerk, source="a", at=NINE)
    signing_in.begin("yz-clerk1", source="a", at=NINE)


def test_the_page_says_how_long_to_wait_and_the_owner_still_comes_in_elsewhere(clerk):
    credentials = {"login": "YZ-CLERK1", "password": "wrong"}
    pages = [
        Client().post("/account/login/", credentials, REMOTE_ADDR="203.0.113.1") for _try in range(AT_ONE_ACCOUNT + 1)
    ]
    (problem,) = pages[-1].context["form"].errors["__all__"]
    assert "分钟后再试" in problem
    program = {"staff_number": "ＹＺ-clerk1", "password": PASSWORD}
    assert APIClient().post("/api/v1/tokens", program, REMOTE_ADDR="203.0.113.1").status_code == 429
    owner = {"login": "yz-clerk1", "password": PASSWORD}
    assert Client().post("/account/login/", owner, REMOTE_ADDR="203.0.113.2").status_code == 302
    assert APIClient().post("/api/v1/tokens", program, REMOTE_ADDR="203.0.113.2").status_code == 201


def test_after_signing_in_the_browser_is_known(clerk):
    browser = Client()
    browser.post("/account/login/", {"login": "yz-clerk1", "password": PASSWORD})
    cookie = browser.cookies[signing_in.DEVICE_COOKIE]
    assert cookie["httponly"]
    assert signing_in.device_of(clerk, cookie.value) == cookie.value


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        (timedelta(seconds=1), "in 1 minute."),
        (timedelta(minutes=14, seconds=1), "in 15 minutes."),
        (timedelta(minutes=120), "in 120 minutes."),
        (timedelta(minutes=121), "in 3 hours."),
    ],
)
def test_the_time_to_wait_is_never_less_than_it_is(wait, words):
    with translation.override("en"):
        assert words in too_many.words_for(TooManyAttempts(NINE + wait), at=NINE)
