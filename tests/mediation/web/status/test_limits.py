"""The parties' pages: what the domain refuses stands on the page, and zero yuan is not the whole sum."""

import pytest
from django.test import Client

from mediation.casework import public_access
from mediation.models import Performance
from mediation.states import Status
from tests import driving, factories
from tests.factories import NINE, create_case_at_status

pytestmark = pytest.mark.django_db


@pytest.fixture
def note(hall):
    case = create_case_at_status(Status.AGREED, at_hall=hall, at=NINE - 2 * driving.DAY)
    driving.sign_and_seal(case, hall, case.last_changed_at)
    return public_access.grant(public_access.Visitor(case.parties.get(number=2), case), at=NINE)


@pytest.mark.parametrize("amount", ["0", "1"])
def test_less_than_was_agreed_is_said_on_the_page_and_nothing_is_reported(note, amount):
    browser = Client(headers={"accept-language": "en"})
    page = browser.post("/status/report/", {"note": note, "term": 1, "amount": amount})
    assert page.status_code == 200
    assert "less does not perform it" in page.content.decode()
    assert not Performance.objects.exists()


def test_the_whole_sum_is_what_an_empty_field_means(note):
    page = Client().post("/status/report/", {"note": note, "term": 1})
    assert page.status_code == 200
    assert Performance.objects.get().amount == factories.Decimal("2500.00")
