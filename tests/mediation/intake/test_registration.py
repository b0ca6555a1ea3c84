"""Registering: everything of one application in one transaction."""

import pytest

from mediation.models import Case
from mediation.states import Status
from tests import factories

pytestmark = pytest.mark.django_db


def test_it_registers():
    case = factories.create_case_at_status(Status.REGISTERED)
    assert Case.objects.get().status == "registered"
    assert [e.kind for e in case.events.order_by("seq")] == ["matter.received", "consent", "consent", "register"]
