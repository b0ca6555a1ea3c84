"""A case that has its result, at the centre of the first story."""

import pytest

from mediation.models import Actor, Case
from mediation.states import Status
from tests import factories
from tests.factories import Hall
from windows.models import Role


@pytest.fixture
def hall(db) -> Hall:
    return factories.hall()


@pytest.fixture
def caller(hall) -> Actor:
    return hall.actor(Role.CALLBACK_CLERK)


@pytest.fixture
def supervisor(hall) -> Actor:
    return hall.actor(Role.SUPERVISOR)


@pytest.fixture
def performed(hall) -> Case:
    return factories.create_case_at_status(Status.PERFORMED, at_hall=hall)


@pytest.fixture
def begun(hall) -> Case:
    return factories.create_case_at_status(Status.IN_FOLLOW_UP, at_hall=hall)
