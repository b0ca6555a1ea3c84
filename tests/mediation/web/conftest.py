"""The pages as a browser without a script asks for them, on the Monday of the stories."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from tests import factories
from tests.factories import NINE, Hall
from windows import clock
from windows.models import Role


@pytest.fixture
def monday_morning(monkeypatch) -> Callable[[str], None]:
    """The clock of the pages stands at Monday nine o'clock, and where a test sets it."""
    stopped = {"now": NINE}
    monkeypatch.setattr(clock, "now", lambda: stopped["now"])

    def set_to(text: str) -> None:
        stopped["now"] = factories.moment(text)

    return set_to


@pytest.fixture
def hall(db, monday_morning) -> Hall:
    return factories.hall()


@pytest.fixture
def desk_of() -> Callable[[User], Client]:
    """A browser in which somebody has signed in."""

    def make(user: User) -> Client:
        client = Client(headers={"accept-language": "en"})
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return make


@pytest.fixture
def clerk(hall, desk_of) -> Client:
    return desk_of(hall.users[Role.CLERK])


@pytest.fixture
def mediator(hall, desk_of) -> Client:
    return desk_of(hall.users[Role.MEDIATOR])
