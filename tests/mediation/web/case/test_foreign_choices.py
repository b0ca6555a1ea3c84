"""Whatever a sheet lets somebody choose belongs to the centre, and what it names of a case to that case."""

from collections.abc import Iterator

import pytest
from django import forms
from django.db.models import Model
from django.http import QueryDict
from django.test import RequestFactory

from mediation.models import Case
from mediation.states import Status
from mediation.web.case import acts
from mediation.web.shell.entrance import StaffRequest
from tests import factories
from tests.factories import NINE, Hall
from windows.models import Role

pytestmark = pytest.mark.django_db


def chosen_from(form: forms.Form) -> Iterator[Model]:
    """The rows that a form lets somebody choose."""
    for field in form.fields.values():
        if isinstance(field, forms.ModelChoiceField):
            yield from field.queryset


def of_here(row: Model, case: Case, hall: Hall) -> bool:
    if hasattr(row, "case_id"):
        return row.case_id == case.pk
    if hasattr(row, "centre_id"):
        return row.centre_id == hall.centre.pk
    if isinstance(row, Case):
        return row.centre_id == hall.centre.pk
    return row in hall.users.values()


@pytest.mark.parametrize("status", [Status.REGISTERED, Status.ACCEPTED, Status.IN_MEDIATION, Status.AGREED])
def test_no_sheet_offers_anything_of_another_centre_or_case(hall, status):
    elsewhere = factories.hall("ph")
    for at_hall in (elsewhere, hall):
        factories.create_case_at_status(status, at_hall=at_hall)
    case = factories.create_case_at_status(status, at_hall=hall)
    user = hall.users[Role.MEDIATOR]
    staff = StaffRequest(
        user, hall.actor(Role.MEDIATOR), NINE, RequestFactory().get("/"), tuple(user.memberships.all())
    )
    offered = []
    for page in acts.PAGES:
        form = page.form(QueryDict(), case=case, staff=staff)
        offered += [(page.address, row) for row in chosen_from(form)]
    assert offered
    assert not [(noun, str(getattr(row, "staff_number", row))) for noun, row in offered if not of_here(row, case, hall)]
