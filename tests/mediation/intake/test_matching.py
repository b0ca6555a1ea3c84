"""The strip beside the form: open cases that may be the same, and why."""

import pytest

from mediation import intake
from mediation.intake.matching import Reason, similarity
from mediation.models import SYSTEM
from mediation.states import Status
from tests import factories
from tests.factories import NINE
from windows.models import Role

pytestmark = pytest.mark.django_db

SAME = "在市场旁马路上给电瓶车撞倒了，额头缝了四针。"
ANOTHER = "楼上卫生间漏水，把我家天花板泡坏了，一直不修。"


@pytest.fixture
def case():
    return factories.create_case_at_status(Status.REGISTERED)


def duplicates_of(case, **typed):
    return [(duplicate.case, duplicate.reason) for duplicate in intake.duplicates(case.centre, by=SYSTEM, **typed)]


@pytest.mark.parametrize("phone", ["10000000001", "100 0000 0001", "１０００００００００１"])
def test_the_same_number_is_found_however_it_was_typed(case, phone):
    assert duplicates_of(case, phone=phone) == [(case, Reason.PHONE)]


def test_the_same_number_under_another_name_is_found(case):
    assert duplicates_of(case, name="李淑珍", phone="10000000001", facts=ANOTHER) == [(case, Reason.PHONE)]


def test_a_number_given_up_since_is_still_found(case):
    factories.corrected(case.parties.get(number=1).person, at=NINE, phone="10000000077")
    assert duplicates_of(case, phone="10000000001") == [(case, Reason.PHONE)]


def test_the_respondent_of_a_case_is_found_when_they_come_themselves(case):
    assert duplicates_of(case, name="王强", phone="10000000002") == [(case, Reason.PHONE)]


def test_a_document_is_surer_than_a_phone():
    hall = factories.hall()
    person = factories.somebody(phone="10000000001", document_number="99000019680312002X")
    parties = (intake.PartyGiven("applicant", person),)
    application = factories.application(parties=parties, is_joint_application=False)
    case = intake.register(hall.centre, application, by=hall.actor(Role.CLERK), at=NINE).case
    assert duplicates_of(case, phone="10000000001", document_number="99000019680312002x") == [(case, Reason.DOCUMENT)]


def test_a_name_alone_is_shown_only_until_the_facts_are_there(case):
    assert duplicates_of(case, name="李素珍") == [(case, Reason.NAME)]
    assert duplicates_of(case, name="李素珍", facts=ANOTHER) == []
    assert duplicates_of(case, name="李素珍", facts=SAME) == [(case, Reason.NAME_AND_FACTS)]


def test_nothing_is_found_for_nothing(case):
    assert duplicates_of(case) == []
    assert duplicates_of(case, name="赵六", phone="10000000099") == []


def test_what_is_closed_is_not_shown():
    hall = factories.hall()
    first = factories.create_case_at_status(Status.REGISTERED, at_hall=hall)
    second = factories.create_case_at_status(Status.REGISTERED, at_hall=hall)
    intake.merge(second, into=first, by=hall.actor(Role.DISPATCHER), at=NINE)
    assert duplicates_of(first, phone="10000000001") == [(first, Reason.PHONE)]


def test_another_centres_cases_are_never_shown(case):
    other = factories.hall("yz")
    assert intake.duplicates(other.centre, by=SYSTEM, name="李素珍", phone="10000000001") == []


def test_it_costs_the_same_for_one_case_and_for_three(django_assert_max_num_queries):
    hall = factories.hall()
    for _ in range(3):
        factories.create_case_at_status(Status.REGISTERED, at_hall=hall)
    with django_assert_max_num_queries(5):
        assert len(intake.duplicates(hall.centre, by=SYSTEM, name="李素珍", phone="10000000001", facts=SAME)) == 3


@pytest.mark.parametrize(
    ("text", "other", "share"), [("拖欠工资", "拖欠工资", 1.0), ("拖欠工资", "漏水", 0.0), ("", "漏水", 0.0)]
)
def test_similarity_is_a_share(text, other, share):
    assert similarity(text, other) == share
