"""The newcomer's walks of the handbook are gone: every step is called, in the order in which it is listed."""

import pytest
from django.test import Client

from mediation import intake
from mediation.states import Status
from tests.factories import NINE, create_case_at_status
from tests.house import walks
from tests.mediation.web.intake.test_intake import sheet
from windows.models import Role


def test_one_application_goes_from_the_sheet_to_the_slip(clerk):
    walk = walks.steps("From the sheet to the slip", walks.HANDBOOK.read_text())
    with walks.followed() as called:
        slips = clerk.post("/intake/", sheet()).url.partition("#")[0]
        assert clerk.get(slips).status_code == 200
    assert len(walk) > 10
    assert walks.faults(walk, called) == []


def test_a_receipt_code_leads_to_the_page(hall, monday_morning):
    walk = walks.steps("From a receipt code to the page", walks.HANDBOOK.read_text())
    case = create_case_at_status(Status.IN_MEDIATION, at_hall=hall)
    code = intake.reissue(case.parties.get(number=1), by=hall.actor(Role.CLERK), at=NINE)
    with walks.followed() as called:
        assert Client().post("/status/", {"receipt_code": code}).status_code == 200
    assert len(walk) > 5
    assert walks.faults(walk, called) == []


@pytest.mark.parametrize(
    ("walk", "wrong"),
    [
        (["a.py:one", "b.py:two"], []),
        (["b.py:two", "a.py:one"], ["a.py:one is called earlier than the step before it"]),
        (["c.py:two"], ["c.py:two is not called; ['b.py:two']"]),
    ],
)
def test_a_step_that_moved_is_named(walk, wrong):
    assert walks.faults(walk, ["a.py:one", "b.py:two"]) == wrong
