"""Every field of a body that names a row finds none of another centre or case, and says so as of nothing at all."""

from typing import Any

import pytest
from django.http import HttpRequest
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from mediation import handling
from mediation.api import fields
from mediation.api.entrance import StaffRequest
from mediation.handling import SessionPlan
from mediation.models import Party
from mediation.states import Status
from tests import factories
from tests.factories import NINE
from windows import visits
from windows.models import Lane, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def foreign(hall) -> dict[str, Any]:
    """By field: a name that stands for something in another centre or case, and for nothing here."""
    elsewhere = factories.hall("ph")
    agency = factories.agency(elsewhere.centre, "court", name="法院")
    case = factories.create_case_at_status(Status.REGISTERED, at_hall=elsewhere)
    factories.create_case_at_status(Status.AGREED, at_hall=elsewhere)
    mediated = factories.create_case_at_status(Status.IN_MEDIATION, at_hall=elsewhere)
    plan = SessionPlan(factories.moment("2026-11-25 09:00"), factories.moment("2026-11-25 10:00"))
    by = elsewhere.actor(Role.MEDIATOR)
    session = handling.set_session(mediated, plan=plan, by=by, at=mediated.last_changed_at)
    Party.objects.create(
        case=case,
        centre_id=case.centre_id,
        role=Party.Role.THIRD_PARTY,
        number=3,
        person=factories.person(elsewhere.centre, "赵平"),
        joined_at=NINE,
    )
    return {
        "AgencyField": agency.code,
        "WindowField": factories.window(agency, 77).number,
        "TicketField": visits.receive(elsewhere.centre, lane=Lane.NEW, at=NINE).ticket,
        "RoomField": factories.room(elsewhere.centre, "909").code,
        "StaffField": elsewhere.users[Role.CLERK].staff_number,
        "PartyField": 3,
        "SessionField": session.number,
        "TermField": 1,
    }


def test_what_belongs_to_another_centre_or_case_is_named_by_no_field(hall, foreign):
    case = factories.create_case_at_status(Status.REGISTERED, at_hall=hall)
    staff = StaffRequest(hall.users[Role.CLERK], hall.actor(Role.CLERK), NINE, Request(HttpRequest()))
    assert {by_name.__name__ for by_name in fields.ByName.__subclasses__()} == foreign.keys()
    for kind in fields.ByName.__subclasses__():
        field = kind()
        field._context = {"staff": staff, "case": case, "centre": hall.centre}
        with pytest.raises(ValidationError) as refused:
            field.run_validation(foreign[kind.__name__])
        assert refused.value.get_codes() == ["unknown"]
