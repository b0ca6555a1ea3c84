"""A session ends when nobody is there, after ten hours whatever happens, and when somebody ends it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.backends.base import UpdateError
from django.db import IntegrityError
from django.test import Client
from pytest_django import Settings
from pytest_django.asserts import assertRedirects

from accounts import sessions
from accounts.models import Session, User
from accounts.sessions import SessionStore
from tests import factories

pytestmark = pytest.mark.django_db
MINUTE, HOUR, SECOND = timedelta(minutes=1), timedelta(hours=1), timedelta(seconds=1)
ACCOUNT_PAGE = "/account/2fa/"


@pytest.fixture
def clerk() -> User:
    return factories.user()


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def stands_for(span: timedelta, **fields: Any) -> None:
    """As if the only session had begun that long ago; it was used a moment ago unless ``fields`` say otherwise."""
    began_at = datetime.now(UTC) - span
    ends = began_at + timedelta(seconds=settings.SESSION_COOKIE_AGE)
    Session.objects.update(**{"began_at": began_at, "expires_at": ends, **fields})


def test_a_session_is_found_by_its_key_and_knows_whose_it_is(clerk: User) -> None:
    assert signed_in(clerk).get(ACCOUNT_PAGE).status_code == 200
    assert Session.objects.get().user == clerk


@pytest.mark.parametrize(("quiet", "status"), [(15 * MINUTE - SECOND, 200), (15 * MINUTE, 302)])
def test_who_did_nothing_for_a_quarter_of_an_hour_signs_in_again(clerk: User, quiet: timedelta, status: int) -> None:
    client = signed_in(clerk)
    Session.objects.update(seen_at=datetime.now(UTC) - quiet)
    assert client.get(ACCOUNT_PAGE).status_code == status


@pytest.mark.parametrize(("age", "status"), [(10 * HOUR - MINUTE, 200), (10 * HOUR, 302)])
def test_after_ten_hours_everybody_signs_in_again_whatever_they_did(clerk: User, age: timedelta, status: int) -> None:
    client = signed_in(clerk)
    stands_for(age)
    assert client.get(ACCOUNT_PAGE).status_code == status


def test_what_is_written_into_a_session_does_not_move_its_end(clerk: User) -> None:
    client = signed_in(clerk)
    stands_for(9 * HOUR)
    ends = Session.objects.get().expires_at
    store = SessionStore(client.cookies["sessionid"].value)
    store["chosen"] = "queue"
    store.save()
    assert Session.objects.get().expires_at == ends


def test_whoever_does_something_stays_and_it_is_written_down_once_a_minute(clerk: User) -> None:
    client = signed_in(clerk)
    ago = datetime.now(UTC) - 2 * MINUTE
    Session.objects.update(seen_at=ago)
    client.get(ACCOUNT_PAGE)
    noted = Session.objects.get().seen_at
    assert noted > ago
    client.get(ACCOUNT_PAGE)
    assert Session.objects.get().seen_at == noted


def test_what_a_page_asks_by_itself_keeps_nobody_signed_in() -> None:
    hall = factories.hall()
    client = signed_in(hall.users["clerk"])
    ago = datetime.now(UTC) - 2 * MINUTE
    Session.objects.update(seen_at=ago)
    assert client.get("/queues/intake/news/?version=").status_code < 500
    assert Session.objects.get().seen_at == ago


def test_who_comes_back_finds_the_page_they_were_on(clerk: User) -> None:
    client = signed_in(clerk)
    Session.objects.update(seen_at=datetime.now(UTC) - HOUR)
    assertRedirects(client.get("/intake/?draft=1"), "/account/login/?next=/intake/%3Fdraft%3D1")


def test_a_session_that_was_ended_stays_ended_though_a_request_was_under_way(clerk: User) -> None:
    under_way = SessionStore(signed_in(clerk).cookies["sessionid"].value)
    under_way["chosen"] = "queue"
    sessions.end_all(clerk)
    with pytest.raises(UpdateError):
        under_way.save()
    assert not Session.objects.exists()


def test_all_sessions_of_a_person_end_but_the_one_that_asks(clerk: User) -> None:
    current, elsewhere, other = signed_in(clerk), signed_in(clerk), signed_in(factories.user("yz-guide", "周小满"))
    assert sessions.end_all(clerk, but=SessionStore(current.cookies["sessionid"].value)) == 1
    assert [client.get(ACCOUNT_PAGE).status_code for client in (current, elsewhere, other)] == [200, 302, 200]


def test_a_session_under_a_key_that_is_gone_lets_nobody_in(clerk: User, settings: Settings) -> None:
    client = signed_in(clerk)
    settings.VAULT_KEYS = "9:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
    assert client.get(ACCOUNT_PAGE).status_code == 302


def test_signing_in_changes_the_key_and_begins_the_ten_hours(clerk: User) -> None:
    store = SessionStore()
    store.create()
    before = store.session_key
    stands_for(5 * HOUR)
    store = SessionStore(before)
    store["draft"] = "1"
    store.cycle_key()
    assert store.session_key != before
    assert Session.objects.get().began_at > datetime.now(UTC) - MINUTE
    assert not SessionStore().exists(before or "")


def test_what_is_written_before_there_is_a_key_is_kept() -> None:
    store = SessionStore()
    store["draft"] = "一"
    store.save()
    assert SessionStore(store.session_key)["draft"] == "一"


def test_what_is_over_is_cleared(clerk: User) -> None:
    signed_in(clerk)
    SessionStore.clear_expired()
    assert Session.objects.count() == 1
    Session.objects.update(seen_at=datetime.now(UTC) - HOUR)
    SessionStore.clear_expired()
    assert Session.objects.count() == 0


def test_a_session_ends_after_it_began(clerk: User) -> None:
    signed_in(clerk)
    with pytest.raises(IntegrityError, match="a_session_ends_after_it_began"):
        Session.objects.update(expires_at=datetime.now(UTC) - 11 * HOUR)
