"""A person decides what kind of dispute it is."""

import pytest
from django.core.exceptions import ValidationError

from mediation import casework, intake, routing
from mediation.access.permissions import NotPermitted
from mediation.intake import PartyGiven
from mediation.lifecycle import NotAllowed
from mediation.models import Case, Category, Classification, Party, Risk, Statement, Track
from mediation.states import Status
from tests import factories
from tests.factories import NINE, moment, somebody
from windows.models import Role

pytestmark = pytest.mark.django_db
LATER = moment("2026-11-23 09:05")


@pytest.fixture
def hall():
    return factories.hall()


def opened(hall, **fields) -> Case:
    application = factories.application(**fields)
    return casework.open_case(hall.centre, application, by=hall.actor(Role.CLERK), at=NINE).case


def wages(**fields):
    rural = fields.pop("rural", False)
    worker = PartyGiven(Party.Role.APPLICANT, somebody("陈一帆", is_rural_household=rural))
    return {"facts": "公司拖欠工资半年多。", "parties": (worker,), "is_joint_application": False, **fields}


def classify(case, hall, by=Role.CLERK, **decided):
    return routing.classify(case, by=hall.actor(by), at=LATER, **{"category": Category.TRAFFIC, **decided})


def test_the_proposal_is_confirmed_by_name(hall):
    case = classify(opened(hall), hall, subtype="non_motor_pedestrian", reason="马路上")
    row = Classification.objects.get()
    assert (row.category, row.subtype, row.track, row.reason) == ("14", "non_motor_pedestrian", "committee", "马路上")
    assert (row.confirmed_by, row.confirmed_at) == (hall.users[Role.CLERK], LATER)
    assert case.events.last().details == {"category": "14", "subtype": "non_motor_pedestrian", "track": "committee"}


def test_a_decision_without_a_proposal_and_a_second_decision_are_rows_of_their_own(hall):
    case = intake.register(hall.centre, factories.application(), by=hall.actor(Role.CLERK), at=NINE).case
    classify(case, hall)
    classify(case, hall, category=Category.TORT)
    assert list(Classification.objects.order_by("id").values_list("category", flat=True)) == ["14", "06"]
    assert case.category == "06"


def test_a_labour_dispute_without_a_chosen_path_is_mediated_and_the_clock_counts_from_the_application(hall):
    case = classify(opened(hall, **wages()), hall, category=Category.LABOUR, subtype="unpaid_wages")
    assert (case.track, case.wage_arrears) == (Track.LABOUR_MEDIATION, True)
    clock = case.deadlines.get(term="LB-1")
    assert clock.started_at == NINE
    assert case.deadlines.get(term="CC-1").state == "cancelled"


def test_the_path_that_the_worker_chose_stays(hall):
    case = classify(opened(hall, **wages(track=Track.LABOUR_INSPECTION)), hall, category=Category.LABOUR)
    assert case.track == Track.LABOUR_INSPECTION


def test_a_courts_appointment_stays_whatever_the_category(hall):
    entrusted = {"source": "entrusted", "entrusted_by": "法院", "track": Track.COURT_APPOINTED}
    assert classify(opened(hall, **entrusted), hall, category=Category.CONTRACT).track == Track.COURT_APPOINTED


@pytest.mark.parametrize(
    ("category", "track"), [("13", Track.MEDICAL), ("12", Track.CONSUMER), ("02", Track.COMMITTEE)]
)
def test_special_law_goes_before_general_law(hall, category, track):
    assert classify(opened(hall), hall, category=category).track == track


@pytest.mark.parametrize(
    ("rural", "facts", "arrears", "migrant"),
    [(True, None, True, True), (False, None, True, False), (True, False, False, False), (False, True, True, False)],
)
def test_migrant_workers_wages_need_both(hall, rural, facts, arrears, migrant):
    case = opened(hall, **wages(rural=rural, wage_arrears=True))
    classify(case, hall, category=Category.LABOUR, wage_arrears=facts)
    assert (case.wage_arrears, case.migrant_worker_wages) == (arrears, migrant)


def test_what_is_not_labour_owes_no_wages(hall):
    case = classify(opened(hall, **wages(wage_arrears=True)), hall, category=Category.CONTRACT)
    assert not case.wage_arrears


@pytest.mark.parametrize(
    ("decided", "wrong"),
    [({"category": "77"}, "category"), ({"subtype": "unpaid_wages"}, "subtype"), ({"track": "any"}, "track")],
)
def test_what_the_tables_do_not_know_is_refused_by_field(hall, decided, wrong):
    with pytest.raises(ValidationError, match=wrong):
        classify(opened(hall), hall, **decided)


def test_a_seal_keeper_does_not_classify(hall):
    with pytest.raises(NotPermitted):
        classify(opened(hall), hall, by=Role.SEAL_KEEPER)


def test_a_closed_case_is_not_classified_anew(hall):
    case, other = opened(hall), opened(hall)
    intake.merge(case, into=other, by=hall.actor(Role.DISPATCHER), at=LATER)
    with pytest.raises(NotAllowed):
        classify(case, hall)


def test_a_person_sets_the_risk_and_says_why(hall):
    case = routing.set_risk(opened(hall), level=Risk.RED, reason="对方扬言报复", by=hall.actor(Role.CLERK), at=LATER)
    assert (case.risk, case.status) == (Risk.RED, Status.REGISTERED)
    assert case.events.last().details["before"] == "ordinary"
    assert Statement.objects.get(kind=Statement.Kind.REASON).body == "对方扬言报复"


@pytest.mark.parametrize(("level", "reason"), [("purple", "为什么"), (Risk.RED, "  ")])
def test_a_level_needs_to_exist_and_to_have_a_reason(hall, level, reason):
    with pytest.raises(ValidationError):
        routing.set_risk(opened(hall), level=level, reason=reason, by=hall.actor(Role.CLERK), at=LATER)
