from datetime import UTC, date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection
from pytest_django import DjangoAssertNumQueries

from accounts import access_log, tokens
from accounts.identifiers import counted_staff_number, new_id
from accounts.models import AccessEntry, AccessVerb, ApiToken, User
from tests import factories
from tests.factories import NINE, moment

pytestmark = pytest.mark.django_db


def test_somebody_signs_in_by_staff_number() -> None:
    clerk = factories.user()
    clerk.set_password("a long enough one")
    assert User.objects.get_by_natural_key("yz-clerk1") == clerk
    assert clerk.check_password("a long enough one")
    assert (str(clerk), clerk.get_full_name(), clerk.get_short_name()) == ("林佳", "林佳", "林佳")


@pytest.mark.parametrize("typed", ["yz-clerk1", "YZ-Clerk1", " yz-clerk1 ", "ｙｚ－ｃｌｅｒｋ１"])
def test_a_staff_number_is_one_however_it_is_written(typed: str) -> None:
    clerk = factories.user()
    assert User.objects.get_by_natural_key(typed) == clerk
    assert counted_staff_number(typed) == counted_staff_number(clerk.staff_number)
    with pytest.raises(IntegrityError, match="staff_number"):
        factories.user(typed, "另一人")


def test_there_are_no_superusers_and_no_flags() -> None:
    assert not hasattr(User.objects, "create_superuser")
    assert not {"is_staff", "is_superuser", "groups", "user_permissions"} & {f.name for f in User._meta.get_fields()}
    clerk = factories.user()
    assert not clerk.has_perm("accounts.change_user")
    assert not clerk.has_module_perms("accounts")


@pytest.mark.parametrize("flag", ["is_staff", "is_superuser"])
def test_the_database_gives_nobody_a_flag_by_which_processes_of_before_would_go(flag: str) -> None:
    factories.user()
    with pytest.raises(IntegrityError, match="nobody_has_a_flag"), connection.cursor() as cursor:
        cursor.execute(f"UPDATE accounts_user SET {flag} = true")  # noqa: S608 - our own names


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("user_has_a_staff_number_and_a_name", {"name": ""}),
        ("user_has_a_staff_number_and_a_name", {"staff_number": ""}),
        ("user_language_is_known", {"language": "tlh"}),
        ("user_theme_is_known", {"theme": "pink"}),
    ],
)
def test_the_database_refuses_half_a_user(constraint: str, fields: dict[str, str]) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        factories.user(**fields)


def test_identifiers_rise_with_time() -> None:
    made = [new_id() for _ in range(50)]
    assert made == sorted(made)
    assert {identifier.version for identifier in made} == {7}


def test_a_token_is_known_by_its_secret_and_the_secret_is_not_kept() -> None:
    clerk = factories.user()
    token, secret = tokens.issue(clerk, name="导入", scopes=["cases:write"], lasts=timedelta(days=30), at=NINE)
    assert secret.startswith(token.prefix)
    assert secret not in str(ApiToken.objects.values().get())
    holder = tokens.holder_of(secret, at=NINE)
    assert holder is not None
    assert (holder.user, holder.token.scopes) == (clerk, ["cases:write"])


def test_the_use_of_a_token_is_noted_once_a_day() -> None:
    token, secret = tokens.issue(factories.user(), name="导入", scopes=[], lasts=timedelta(days=30), at=NINE)
    tokens.holder_of(secret, at=moment("2026-11-24 09:00"))
    token.refresh_from_db()
    assert token.last_used_on == moment("2026-11-24 09:00").date()


def test_a_token_is_used_on_the_day_it_is_here() -> None:
    """At half past seven in the morning it is still yesterday in UTC."""
    token, secret = tokens.issue(factories.user(), name="导入", scopes=[], lasts=timedelta(days=30), at=NINE)
    tokens.holder_of(secret, at=moment("2026-11-24 07:30").astimezone(UTC))
    token.refresh_from_db()
    assert token.last_used_on == date(2026, 11, 24)


def test_a_second_look_up_of_the_day_is_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    _, secret = tokens.issue(factories.user(), name="导入", scopes=[], lasts=timedelta(days=30), at=NINE)
    tokens.holder_of(secret, at=NINE)
    with django_assert_num_queries(1):
        tokens.holder_of(secret, at=NINE)


def test_expired_revoked_unknown_and_locked_out_look_alike() -> None:
    clerk = factories.user()
    token, secret = tokens.issue(clerk, name="导入", scopes=[], lasts=timedelta(days=1), at=NINE)
    assert tokens.holder_of("mdt_unknown", at=NINE) is None
    assert tokens.holder_of(secret, at=moment("2026-11-24 09:00")) is None
    User.objects.update(is_active=False)
    assert tokens.holder_of(secret, at=NINE) is None
    User.objects.update(is_active=True)
    tokens.revoke(token, at=NINE)
    assert tokens.holder_of(secret, at=NINE) is None


def test_a_token_lasts_for_a_while_and_has_a_name() -> None:
    clerk = factories.user()
    with pytest.raises(IntegrityError, match="api_token_expires_after_issue"):
        tokens.issue(clerk, name="导入", scopes=[], lasts=timedelta(0), at=NINE)


def test_a_token_without_name_is_refused() -> None:
    with pytest.raises(IntegrityError, match="api_token_has_a_name"):
        tokens.issue(factories.user(), name="", scopes=[], lasts=timedelta(days=1), at=NINE)


def test_a_list_is_noted_without_a_row() -> None:
    centre = factories.centre()
    entry = access_log.note(verb=AccessVerb.LIST, user=None, centre_id=centre.pk, about="case", at=NINE)
    assert (entry.object_kind, entry.object_id, entry.user) == ("case", None, None)


def test_a_verb_that_is_none_is_refused() -> None:
    with pytest.raises(IntegrityError, match="access_verb_is_known"):
        access_log.note(verb="peek", user=None, centre_id=None, about="case", at=NINE)


@pytest.mark.parametrize("sql", ["UPDATE accounts_accessentry SET reason = 'x'", "DELETE FROM accounts_accessentry"])
def test_the_access_log_is_added_to_and_never_changed(sql: str) -> None:
    access_log.note(verb=AccessVerb.LIST, user=None, centre_id=None, about="case", at=NINE)
    with pytest.raises(DatabaseError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute(sql)
    assert AccessEntry._meta.db_table in sql
