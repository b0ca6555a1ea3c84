"""Who came, on the pages: ticked in the record, at the till and at the desk; told in one quiet line."""

import pytest
from django.test import Client

from mediation import trips
from mediation.models import Case
from mediation.states import Status
from tests import factories
from tests.factories import Hall
from tests.mediation.web.case.test_acting import send, sheet, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def in_mediation(hall: Hall, monday_morning) -> Case:
    monday_morning("2026-11-23 16:00")
    return factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall)


def test_the_desk_checks_in_who_has_come_and_the_page_tells_it(in_mediation: Case, clerk: Client):
    assert "Trips of the parties" not in words(clerk.get(f"/cases/{in_mediation.code}/"))
    payload = sheet(clerk, in_mediation, "check-ins") | {"parties": ["1", "2"]}
    assert send(clerk, in_mediation, "check-ins", payload).status_code == 302
    page = words(clerk.get(f"/cases/{in_mediation.code}/"))
    assert "Trips of the parties" in page
    assert "one place" in page
    assert "1 trip" in page


def test_nobody_ticked_is_nobody_checked_in(in_mediation: Case, clerk: Client):
    answer = send(clerk, in_mediation, "check-ins", sheet(clerk, in_mediation, "check-ins"))
    assert "Tick whoever has come." in words(answer)
    assert not trips.read(in_mediation).made


def test_the_record_asks_who_came_and_offers_both_sides(in_mediation: Case, mediator: Client):
    form = mediator.get(f"/cases/{in_mediation.code}/records/").context["form"]
    assert form["present"].value() == [1, 2]


@pytest.mark.parametrize(("ticked", "count"), [(["1", "2"], 1), ([], 0)])
def test_who_is_ticked_in_the_record_has_made_a_trip(in_mediation: Case, mediator: Client, ticked, count):
    payload = {"day": "2026-11-23", "starts": "10:00", "ends": "11:00", "form": "joint", "record": "双方各执一词。"}
    hidden = sheet(mediator, in_mediation, "records")
    assert send(mediator, in_mediation, "records", hidden | payload | {"present": ticked}).status_code == 302
    assert trips.read(in_mediation).count == count
