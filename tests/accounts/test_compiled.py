"""Queries whose text is made once."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.models import Model, QuerySet
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from accounts import tokens
from accounts.compiled import Compiled, NotFixed
from accounts.models import ApiToken, User
from tests import factories
from tests.factories import NINE

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Somebody:
    pk: UUID
    rank: str
    friends: frozenset[UUID]


def token(user: User) -> ApiToken:
    return tokens.issue(user, name="program", scopes=["all"], lasts=timedelta(days=1), at=NINE)[0]


def test_its_rows_are_those_of_the_queryset(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    held = token(factories.user())
    with_user = Compiled(lambda digest: ApiToken.objects.select_related("user").filter(digest=digest))
    for _ in range(2):
        with django_assert_num_queries(1):
            rows = with_user(digest=held.digest)
            assert [(token_row, token_row.user, token_row.scopes) for token_row in rows] == [(held, held.user, ["all"])]
    assert rows[0].user.name == held.user.name
    assert not with_user(digest="another")


def test_rows_of_values_are_those_of_the_queryset() -> None:
    user = factories.user("c-1", "林佳")

    def asked(number: str) -> QuerySet[User]:
        return User.objects.filter(staff_number=number)

    for _ in range(2):
        assert Compiled(lambda number: asked(number).values("name"))(number="c-1") == [{"name": "林佳"}]
        assert Compiled(lambda number: asked(number).values_list("pk", "name"))(number="c-1") == [(user.pk, "林佳")]
        assert Compiled(lambda number: asked(number).values_list("name", flat=True))(number="c-1") == ["林佳"]


def test_each_call_binds_its_own_values_and_the_text_is_made_once_for_each_shape() -> None:
    made = []

    def make(users: tuple[UUID, ...], since: Any, name: str | None) -> QuerySet[ApiToken, tuple[UUID]]:
        made.append(users)
        tokens_of_users = ApiToken.objects.filter(user__in=users, created_at__gte=since).order_by("prefix")
        return (tokens_of_users.filter(user__name=name) if name else tokens_of_users).values_list("user", flat=True)

    held = Compiled(make)
    first, second, third = (token(factories.user(f"c-{n}", name)).user for n, name in enumerate(["甲", "乙", "丙"]))
    assert held(users=(first.pk,), since=NINE, name=None) == [first.pk]
    assert held(users=(second.pk,), since=NINE, name=None) == [second.pk]
    assert held(users=(second.pk,), since=NINE + timedelta(days=1), name=None) == []
    assert len(made) == 2  # once, and once more to see what hangs on the values
    assert set(held(users=(first.pk, third.pk), since=NINE, name=None)) == {first.pk, third.pk}
    assert held(users=(first.pk, third.pk), since=NINE, name="丙") == [third.pk]
    assert held(users=(first.pk, third.pk), since=NINE, name="甲") == [first.pk]
    assert len(made) == 6


def test_what_cannot_be_found_is_not_asked_for(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    among = Compiled(lambda users: User.objects.filter(pk__in=users))
    with django_assert_num_queries(0):
        assert among(users=()) == []


def test_equal_values_are_another_shape_than_different_ones() -> None:
    low, high = factories.user("c-1", "甲"), factories.user("c-2", "乙")
    either = Compiled(lambda first, second: User.objects.filter(pk__in={first, second}).order_by("staff_number"))
    assert either(first=low.pk, second=low.pk) == [low]
    assert either(first=low.pk, second=high.pk) == [low, high]
    assert either(first=high.pk, second=high.pk) == [high]


def test_values_inside_of_something_are_values_and_texts_inside_are_not() -> None:
    friends = [factories.user(f"c-{n}", "友") for n in range(3)]

    def make(of: Somebody) -> QuerySet[User]:
        seen = {of.pk} | of.friends if of.rank == "high" else of.friends
        return User.objects.filter(pk__in=seen).order_by("staff_number")

    known = Compiled(make)
    for user in friends:
        others = [friend for friend in friends if friend != user]
        keys = frozenset(friend.pk for friend in others)
        assert known(of=Somebody(user.pk, "low", keys)) == others
        assert known(of=Somebody(user.pk, "high", keys)) == friends


def test_the_statement_is_djangos_own() -> None:
    user = factories.user()
    active = Compiled(lambda pk: User.objects.filter(pk=pk, is_active=True).order_by("name"))
    with CaptureQueriesContext(connection) as asked:
        list(User.objects.filter(pk=user.pk, is_active=True).order_by("name"))
        for _ in range(2):
            active(pk=user.pk)
    statements = [query["sql"] for query in asked.captured_queries]
    assert statements == [statements[0]] * 3


@pytest.mark.parametrize(
    ("make", "value"),
    [
        (lambda value: User.objects.filter(name=value.upper() + "!"), "name"),
        (lambda value: User.objects.filter(name__contains=value), "name"),
        (lambda value: User.objects.all()[: len(value)], "name"),
        (lambda value: User.objects.filter(last_login__gt=value - timedelta(days=1)), NINE),
        (lambda value: User.objects.filter(last_login__date=value.date()), NINE),
        (lambda value: User.objects.filter(name=str(value)), uuid4()),
        (lambda value: User.objects.filter(pk=value).prefetch_related("memberships"), uuid4()),
    ],
)
def test_what_is_derived_from_a_value_is_refused(make: Any, value: Any) -> None:
    with pytest.raises(NotFixed):
        Compiled[Model](make)(value=value)
