"""Access that nobody needs any more ends by itself."""

from datetime import date, datetime, timedelta

import pytest
from django.conf import settings

from accounts import tokens
from accounts.models import AccessEntry, Session, User
from accounts.sessions import SessionStore
from tests import factories
from tests.factories import NINE
from windows import dormant
from windows.models import Membership

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def used(user: User, *, last_login: datetime | None = None, made: timedelta) -> None:
    User.objects.filter(pk=user.pk).update(last_login=last_login, made_at=NINE - made)


def is_active(user: User) -> bool:
    user.refresh_from_db()
    return user.is_active


def test_tokens_end_the_day_after_a_role_does() -> None:
    user = factories.member(factories.centre(), ends_on=date(2026, 11, 30))
    _, secret = tokens.issue(user, name="t", scopes=["all"], lasts=90 * DAY, at=NINE)
    assert dormant.end_with_roles(factories.moment("2026-11-30 23:00")) == 0
    assert dormant.end_with_roles(factories.moment("2026-12-01 00:30")) == 1
    assert tokens.holder_of(secret, at=NINE + 9 * DAY) is None


def test_a_token_issued_after_a_role_ended_lives_on() -> None:
    user = factories.member(factories.centre(), ends_on=date(2026, 10, 31))
    tokens.issue(user, name="t", scopes=["all"], lasts=90 * DAY, at=NINE)
    assert dormant.end_with_roles(NINE + DAY) == 0
    assert Membership.objects.count() == 1


def test_an_account_that_nobody_uses_is_closed_and_written_down() -> None:
    user = factories.user()
    used(user, last_login=NINE - settings.DORMANT_AFTER, made=400 * DAY)
    assert dormant.close_unused(NINE) == 0
    assert dormant.close_unused(NINE + timedelta(seconds=1)) == 1
    assert not is_active(user)
    entry = AccessEntry.objects.get(verb="rights")
    assert (entry.object_id, entry.user, entry.fields, entry.reason) == (user.pk, None, ["close"], "unused for 90 days")
    assert dormant.close_unused(NINE + DAY) == 0


def test_a_new_account_has_as_long_and_one_whose_token_is_used_stays() -> None:
    new, old, program = (factories.user(f"n{n}", "某人") for n in range(3))
    used(new, made=89 * DAY)
    used(old, made=91 * DAY)
    used(program, made=400 * DAY)
    _, secret = tokens.issue(program, name="t", scopes=["read"], lasts=90 * DAY, at=NINE - 30 * DAY)
    tokens.holder_of(secret, at=NINE - DAY)
    assert dormant.close_unused(NINE) == 1
    assert [is_active(user) for user in (new, old, program)] == [True, False, True]


def test_its_sessions_end_with_it() -> None:
    user = factories.user()
    store = SessionStore()
    store["_auth_user_id"] = str(user.pk)
    store.save()
    used(user, made=91 * DAY)
    dormant.close_unused(NINE)
    assert not Session.objects.filter(user=user).exists()
