"""What is brought and is no dispute: registered, dealt with once, counted."""

import pytest
from django.core.exceptions import ValidationError

from mediation import intake
from mediation.access.permissions import NotPermitted
from mediation.models import Case, MatterKind, Statement
from mediation.states import Status
from tests import factories
from tests.factories import NINE, moment
from windows.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall():
    return factories.hall()


def receive(hall, kind=MatterKind.QUESTION, by=Role.CLERK, facts="户口迁移要带什么？"):
    return intake.receive(hall.centre, kind=kind, topic="户口", facts=facts, by=hall.actor(by), at=NINE)


def test_a_question_is_a_matter_and_no_case(hall):
    matter = receive(hall)
    assert (matter.kind, matter.topic, matter.first_contact) == ("question", "户口", hall.users[Role.CLERK])
    assert matter.statements.get().body == "户口迁移要带什么？"
    assert not Case.objects.exists()


def test_it_is_answered_once(hall):
    matter = intake.answer(receive(hall), by=hall.actor(Role.CLERK), at=moment("2026-11-23 09:03"))
    assert matter.answered_at == moment("2026-11-23 09:03")
    with pytest.raises(intake.NotNow):
        intake.answer(matter, by=hall.actor(Role.CLERK), at=moment("2026-11-23 09:04"))


def test_a_petition_is_handed_to_the_window_that_types_it_in(hall):
    matter = receive(hall, MatterKind.PETITION, facts="村里的路坏了。")
    intake.hand_over(matter, agency=hall.police, receipt_number="", by=hall.actor(Role.CLERK), at=NINE)
    matter.refresh_from_db()
    assert (matter.handed_to, matter.handed_at) == (hall.police, NINE)


def test_of_a_report_on_officials_only_that_it_came_when_and_the_receipt_are_kept(hall):
    matter = receive(hall, MatterKind.REPORT, facts="举报某某收了钱。")
    assert (matter.topic, matter.received_at) == ("", NINE)
    assert not Statement.objects.exists()
    intake.hand_over(matter, agency=hall.police, receipt_number="R-7", by=hall.actor(Role.CLERK), at=NINE)
    matter.refresh_from_db()
    assert matter.receipt_number == "R-7"


def test_a_report_is_not_handed_over_without_a_receipt(hall):
    matter = receive(hall, MatterKind.REPORT)
    with pytest.raises(ValidationError, match="receipt_number"):
        intake.hand_over(matter, agency=hall.police, receipt_number="", by=hall.actor(Role.CLERK), at=NINE)


def test_it_is_handed_to_an_agency_of_the_same_centre(hall):
    elsewhere = factories.agency(factories.centre("elsewhere"))
    with pytest.raises(ValidationError, match="agency"):
        intake.hand_over(receive(hall), agency=elsewhere, receipt_number="1", by=hall.actor(Role.CLERK), at=NINE)


def test_a_dispute_is_not_received_as_a_matter(hall):
    with pytest.raises(ValidationError, match="kind"):
        receive(hall, MatterKind.DISPUTE)


def test_only_somebody_at_a_window_receives(hall):
    with pytest.raises(NotPermitted):
        receive(hall, by=Role.ARCHIVIST)


def test_the_matter_of_a_case_is_not_answered_on_the_side(hall):
    case = factories.create_case_at_status(Status.REGISTERED, at_hall=hall)
    with pytest.raises(intake.NotNow):
        intake.answer(case.matter, by=hall.actor(Role.CLERK), at=NINE)
