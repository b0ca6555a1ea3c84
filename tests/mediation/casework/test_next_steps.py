"""One sentence: a request to whoever may act, and what is waited for to everybody else."""

import pytest
from django.utils import translation

from mediation import casework, followup, handling, intake
from mediation.intake import PartyGiven
from mediation.models import Actor, ConsentState, Party, Track
from mediation.states import Status
from tests import driving, factories
from tests.factories import NINE, moment, somebody
from windows.models import Role

pytestmark = pytest.mark.django_db

SAID = [
    (Status.SUBMITTED, Role.CLERK, "Check the application and register it", "A window checks the application"),
    (
        Status.REGISTERED,
        Role.CLERK,
        "Confirm what kind of dispute it is",
        "A window confirms what kind of dispute it is",
    ),
    (
        Status.SUPPLEMENTING,
        Role.CLERK,
        "Record what the applicant brings",
        "Waiting for the applicant to bring what is missing",
    ),
    (
        Status.ROUTED,
        Role.MEDIATOR,
        "Acknowledge the case, or object to it",
        "Waiting for 人民调解委员会 to acknowledge",
    ),
    (
        Status.ACKNOWLEDGED,
        Role.MEDIATOR,
        "Accept or refuse the case",
        "人民调解委员会 decides whether to accept",
    ),
    (Status.ACCEPTED, Role.MEDIATOR, "Everybody agrees: begin mediation", "Mediation is about to begin"),
    (
        Status.IN_MEDIATION,
        Role.MEDIATOR,
        "Set the next session, or draw up the agreement",
        "The mediator sets the next session",
    ),
    (
        Status.SUSPENDED,
        Role.MEDIATOR,
        "Check whether the reason still holds; resume if not",
        "Suspended; the reason is going to be reviewed",
    ),
    (
        Status.AGREED,
        Role.MEDIATOR,
        "Take down the signature of 李*珍, 王*",
        "Waiting for the signature of 李*珍, 王*",
    ),
    (
        Status.DEFAULTED,
        Role.CALLBACK_CLERK,
        "Tell the creditor which ways are open, and call back today",
        "Not performed; the creditor is told which ways are open",
    ),
    (
        Status.PERFORMED,
        Role.CALLBACK_CLERK,
        "Begin the follow-up: both sides are to be called back",
        "Both sides are going to be called back",
    ),
    (
        Status.IN_FOLLOW_UP,
        Role.CALLBACK_CLERK,
        "Call 李*珍, 王* back",
        "李*珍, 王* is going to be called back",
    ),
    (Status.CLOSED, Role.ARCHIVIST, "Check the file and archive it", "Waiting to be archived"),
    (Status.ARCHIVED, Role.ARCHIVIST, "Nothing is left to do", "Nothing is left to do"),
]


@pytest.fixture
def hall():
    return factories.hall()


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def next_step_of(case, actor, at=None):
    return casework.next_step(case, actor, at=at or case.last_changed_at).split(", by ")[0]


@pytest.mark.parametrize(("status", "role", "do", "wait"), SAID)
def test_it_says_what_comes_next_to_who_may_do_it_and_to_the_others(hall, status, role, do, wait):
    case = factories.create_case_at_status(status, at_hall=hall)
    assert next_step_of(case, hall.actor(role)) == do
    assert next_step_of(case, Actor(user_id=hall.users[Role.SEAL_KEEPER].pk)) == wait


def test_it_names_the_moment_by_which_it_is_promised(hall):
    case = factories.create_case_at_status(Status.ROUTED, at_hall=hall)
    sentence = casework.next_step(case, hall.actor(Role.CLERK), at=case.last_changed_at)
    assert sentence == "Waiting for 人民调解委员会 to acknowledge, by 24 November 17:00"


def test_it_says_that_it_is_late(hall):
    case = factories.create_case_at_status(Status.ROUTED, at_hall=hall)
    sentence = casework.next_step(case, hall.actor(Role.CLERK), at=moment("2026-11-25 09:00"))
    assert sentence.endswith("; late since 24 November 17:00")


def test_a_classified_case_is_assigned_next(hall):
    case = factories.create_case_at_status(Status.REGISTERED, at_hall=hall)
    driving.classify_as_traffic(case, hall, case.last_changed_at)
    assert next_step_of(case, hall.actor(Role.DISPATCHER)) == "Assign it to the agency that handles it"
    assert next_step_of(case, hall.actor(Role.CLERK)) == "Waiting to be assigned"


def registered_alone(hall, **fields):
    """The other side has not been asked yet."""
    parties = (
        PartyGiven(Party.Role.APPLICANT, somebody("陈一帆"), consent_means="in_person"),
        PartyGiven(Party.Role.RESPONDENT, somebody("沈国梁")),
    )
    application = factories.application(parties=parties, is_joint_application=False, **fields)
    return intake.register(hall.centre, application, by=hall.actor(Role.CLERK), at=NINE).case


def accepted(case, hall):
    for step in (driving.route, driving.acknowledge, driving.accept):
        step(case, hall, case.last_changed_at)
    return case


def test_it_waits_for_the_other_sides_consent_by_name(hall):
    case = accepted(registered_alone(hall), hall)
    assert next_step_of(case, hall.actor(Role.MEDIATOR)) == "Ask 沈*梁 whether they agree to mediation"
    assert next_step_of(case, hall.actor(Role.SEAL_KEEPER)) == "Waiting for 沈*梁 to agree to mediation"


def test_with_a_refusal_mediation_ends(hall):
    case = registered_alone(hall)
    respondent, clerk = case.parties.get(number=2), hall.actor(Role.CLERK)
    handling.record_consent(case, respondent, state=ConsentState.DECLINED, means="phone", by=clerk, at=NINE)
    case = accepted(case, hall)
    assert next_step_of(case, hall.actor(Role.MEDIATOR)) == "A party declines: end mediation and tell the other ways"


def test_whoever_must_not_be_contacted_is_not_asked(hall):
    case = accepted(registered_alone(hall, has_safe_contact=True), hall)
    sentence = casework.next_step(case, hall.actor(Role.MEDIATOR), at=case.last_changed_at)
    assert sentence == "The other side is not contacted until the applicant says so"  # and on no day after that


def test_the_clock_of_another_agency_is_not_said_of_this_step(hall):
    case = factories.create_case_at_status(Status.ROUTED, at_hall=hall)
    case.next_term = "P-4"
    sentence = casework.next_step(case, hall.actor(Role.CLERK), at=case.last_changed_at)
    assert sentence == "Waiting for 人民调解委员会 to acknowledge"


def test_an_inspection_is_investigated(hall):
    case = factories.create_case_at_status(Status.ACCEPTED, at_hall=hall)
    case.track = Track.LABOUR_INSPECTION
    assert next_step_of(case, hall.actor(Role.MEDIATOR)) == "Investigate, and record the result"


def test_who_must_not_be_called_is_asked_in_person(hall):
    case = factories.create_case_at_status(Status.IN_FOLLOW_UP, at_hall=hall)
    case.parties.filter(number=1).update(may_be_called=False)
    caller = hall.actor(Role.CALLBACK_CLERK)
    assert next_step_of(case, caller) == "Call 王* back"
    followup.call(case, case.parties.get(number=2), result="reached", by=caller, at=case.last_changed_at)
    assert next_step_of(case, caller) == "Ask 李*珍 in person how it went: do not call"
    assert next_step_of(case, hall.actor(Role.MEDIATOR)) == "李*珍 is going to be asked in person, not called"


def test_it_waits_for_the_agency_that_was_asked_for_help(hall):
    case = factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall)
    asked = {"agency": hall.police, "request": "查看路口监控"}
    handling.ask_assistance(case, **asked, by=hall.actor(Role.MEDIATOR), at=case.last_changed_at)
    case.refresh_from_db()
    assert next_step_of(case, hall.actor(Role.COORDINATOR)) == "Do your part and answer what was asked"
    assert next_step_of(case, hall.actor(Role.MEDIATOR)) == "Waiting for 社区警务站 to do its part"


def test_it_names_the_session_that_is_set(hall):
    case = factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall)
    plan = handling.SessionPlan(moment("2026-11-25 10:00"), moment("2026-11-25 11:00"), room=hall.room)
    handling.set_session(case, plan=plan, by=hall.actor(Role.MEDIATOR), at=case.last_changed_at)
    case.refresh_from_db()
    assert next_step_of(case, hall.actor(Role.CLERK)) == "Session on 25 November 10:00"


def test_a_draft_is_read_back_next(hall):
    case = factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall)
    driving.draft(case, hall, case.last_changed_at)
    assert next_step_of(case, hall.actor(Role.MEDIATOR)) == "Read the agreement back and have it agreed"


def test_after_the_parties_the_mediator_signs_then_the_seal_is_put_then_it_is_performed(hall):
    case = factories.create_case_at_status(Status.AGREED, at_hall=hall)
    agreement, mediator, at = case.agreements.get(), hall.actor(Role.MEDIATOR), case.last_changed_at
    for party in case.parties.all():
        agreement = handling.sign(agreement, party=party, by=mediator, at=at)
    case.refresh_from_db()
    assert next_step_of(case, mediator) == "Sign as mediator"
    handling.sign(agreement, by=mediator, at=at)
    case.refresh_from_db()
    assert next_step_of(case, hall.actor(Role.SEAL_KEEPER)) == "Put the seal of 人民调解委员会"
    handling.seal(agreement, by=hall.actor(Role.SEAL_KEEPER), at=at)
    case.refresh_from_db()
    assert next_step_of(case, hall.actor(Role.CLERK)) == "Record the performance as soon as it is done"
