"""Opening a case: registered and classified in one transaction."""

import pytest

from mediation import casework
from mediation.models import Classification
from tests import factories
from windows.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall():
    return factories.hall()


def test_it_opens_a_case_with_its_proposal_in_the_order_of_the_story(hall):
    application = factories.application()
    opened = casework.open_case(hall.centre, application, by=hall.actor(Role.CLERK), at=factories.NINE)
    kinds = list(opened.case.events.order_by("seq").values_list("kind", flat=True))
    assert kinds == ["matter.received", "consent", "consent", "register", "classify.proposed"]
    assert opened.case.events.get(kind="classify.proposed").details == {"proposed": ["14", "06"]}


def test_it_keeps_the_words_that_decided_beside_the_case(hall):
    application = factories.application()
    casework.open_case(hall.centre, application, by=hall.actor(Role.CLERK), at=factories.NINE)
    kept = Classification.objects.get()
    assert kept.confirmed_at is None
    assert kept.proposed[0]["subtype"] == "non_motor_pedestrian"
    assert "电瓶车" in kept.proposed[0]["words"]


def test_it_takes_few_statements_savepoints_included(hall, django_assert_max_num_queries):
    application, clerk = factories.application(), hall.actor(Role.CLERK)
    with django_assert_max_num_queries(30):
        casework.open_case(hall.centre, application, by=clerk, at=factories.NINE)
