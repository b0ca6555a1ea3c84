"""The API as a program meets it: a token in the header, JSON both ways."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from rest_framework.test import APIClient

from accounts import tokens
from accounts.models import User
from tests import factories
from tests.factories import NINE, Hall
from windows import clock
from windows.models import Role


@pytest.fixture(autouse=True)
def monday_morning(monkeypatch) -> Callable[[str], None]:
    """The entrance's clock stands at Monday nine o'clock, and where a test sets it."""
    stopped = {"now": NINE}
    monkeypatch.setattr(clock, "now", lambda: stopped["now"])

    def set_to(text: str) -> None:
        stopped["now"] = factories.moment(text)

    return set_to


@pytest.fixture
def hall(db) -> Hall:
    return factories.hall()


@pytest.fixture
def client_of() -> Callable[[User], APIClient]:
    def make(user: User) -> APIClient:
        _, secret = tokens.issue(user, name="test", scopes=["all"], lasts=timedelta(days=30), at=NINE)
        client = APIClient()
        client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}", HTTP_ACCEPT_LANGUAGE="en")
        return client

    return make


@pytest.fixture
def clerk(hall, client_of) -> APIClient:
    return client_of(hall.users[Role.CLERK])


@pytest.fixture
def mediator(hall, client_of) -> APIClient:
    return client_of(hall.users[Role.MEDIATOR])


def application(**fields: Any) -> dict[str, Any]:
    """Ms Li against the rider, as a program would send it."""
    return {
        "facts": "在市场边的马路上被电瓶车撞倒，额头缝了四针。",
        "request": "赔偿医药费等2500元。",
        "amount": "2500.00",
        "is_joint_application": True,
        "parties": [
            {
                "role": "applicant",
                "person": {"name": "李素珍", "phone": "10000000001"},
                "consent_means": "in_person",
            },
            {
                "role": "respondent",
                "person": {"name": "王强", "phone": "10000000002"},
                "relation": "骑车人",
                "consent_means": "in_person",
            },
        ],
        **fields,
    }
