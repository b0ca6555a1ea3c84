"""What the page offers is what the domain permits: in every status, to every role."""

from itertools import chain

import pytest

from mediation.states import Status
from tests import factories
from tests.factories import Hall

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", Status)
def test_whatever_is_offered_can_be_opened(status: Status, hall: Hall, desk_of, monday_morning):
    case = factories.create_case_at_status(status, at_hall=hall)
    monday_morning("2026-11-23 16:00")
    for role in hall.users:
        client = desk_of(hall.users[role])
        answer = client.get(f"/cases/{case.code}/")
        if answer.status_code == 404:
            continue
        assert answer.status_code == 200
        offered = answer.context["offered"]
        primary = [offered.primary] if offered.primary else []
        for offer in chain(primary, *offered.rest.values()):
            got = client.get(f"/cases/{case.code}/{offer.page.noun}/")
            assert got.status_code == 200, (status, role, offer.page.noun)
