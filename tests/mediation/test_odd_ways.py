"""The arrows that are seldom walked, and the clocks along them."""

from datetime import date, timedelta

import pytest

from mediation import followup, handling, intake, lifecycle, routing, terms
from mediation.models import Deadline
from mediation.states import RESULTS, Action, Status
from tests import driving, factories
from tests.factories import create_case_at_status, moment
from windows.models import Role

pytestmark = pytest.mark.django_db
TEN = moment("2026-11-23 10:00")


@pytest.fixture
def hall(db):
    return factories.hall()


def running(case):
    return set(case.deadlines.running().values_list("term", flat=True))


def keeps_its_promise(case):
    return bool(running(case) & terms.promised_in(Status(case.status)))


def test_what_was_never_registered_is_brought_anew_and_not_reopened(hall):
    case = create_case_at_status(Status.SUBMITTED, at_hall=hall)
    intake.redirect(case, route_told="向法院起诉", by=hall.actor(Role.CLERK), at=TEN)
    assert Action.REOPEN not in lifecycle.open_actions(case, hall.actor(Role.SUPERVISOR))
    with pytest.raises(lifecycle.NotAllowed):
        followup.reopen(case, reason="法院不收", by=hall.actor(Role.SUPERVISOR), at=TEN)
    assert keeps_its_promise(case)


@pytest.mark.parametrize("status", [*sorted(RESULTS), Status.IN_FOLLOW_UP, Status.CLOSED])
def test_a_promise_runs_after_every_reopening(hall, status):
    case = create_case_at_status(status, at_hall=hall)
    followup.reopen(
        case, reason="情况有变", by=hall.actor(Role.SUPERVISOR), at=case.last_changed_at + timedelta(hours=1)
    )
    assert keeps_its_promise(case)
    assert not running(case) & {"CB-0", "CB-1", "CB-7", "P-8", "P-9", "PF", "P-5"}


def rerouted(case, hall, at):
    chosen = {"lead": hall.labour, "mediating_body": hall.committee, "reason": "本人要求"}
    return routing.reroute(case, **chosen, by=hall.actor(Role.DISPATCHER), at=at)


def test_an_agency_has_its_own_day_to_acknowledge_what_is_sent_on_to_it(hall):
    case = create_case_at_status(Status.ROUTED, at_hall=hall)
    rerouted(case, hall, moment("2026-11-25 10:00"))
    assert case.deadlines.running().get(term="P-2").due_on == date(2026, 11, 26)
    assert keeps_its_promise(case)


def test_what_the_agency_before_had_asked_for_runs_no_longer(hall):
    case = create_case_at_status(Status.ACCEPTED, at_hall=hall)
    by = hall.actor(Role.MEDIATOR)
    handling.ask_assistance(case, agency=hall.police, request="请提供事故认定书。", by=by, at=TEN)
    rerouted(case, hall, moment("2026-11-23 11:00"))
    assert "P-4" not in running(case)
    assert keeps_its_promise(case)


def test_setting_aside_and_a_track_changed_to_and_fro_leave_the_clock_of_the_track(hall):
    case = create_case_at_status(Status.AGREED, at_hall=hall)
    driving.sign_and_seal(case, hall, TEN)
    handling.set_aside(case, reason="双方同意", by=hall.actor(Role.SUPERVISOR), at=moment("2026-11-24 10:00"))
    assert keeps_its_promise(case)
    before = {(row.term, row.start_seq, row.due_on) for row in case.deadlines.running()}
    for track in ("medical", "committee"):
        by, at = hall.actor(Role.CLERK), moment("2026-11-24 11:00")
        routing.classify(case, category=case.category, track=track, by=by, at=at)
        assert keeps_its_promise(case)
    assert {(row.term, row.start_seq, row.due_on) for row in case.deadlines.running()} == before
    assert case.deadlines.filter(term="MD-1", state=Deadline.State.CANCELLED).exists()


def test_a_clock_is_not_extended_to_a_day_that_is_over(hall):
    case = create_case_at_status(Status.IN_MEDIATION, at_hall=hall)
    late = moment("2027-01-20 10:00")
    details = {"term": "PM-1", "by_consent": True, "by": hall.actor(Role.MEDIATOR), "at": late}
    with pytest.raises(handling.CannotExtend):
        handling.extend(case, until=date(2027, 1, 19), **details)
    handling.extend(case, until=date(2027, 1, 20), **details)
    assert case.deadlines.get(term="PM-1").passed_at is None


def test_after_a_reopening_inspection_may_be_extended_once_again(hall):
    case = create_case_at_status(Status.CONCLUDED, at_hall=hall)
    officer, supervisor = hall.actor(Role.WINDOW_OFFICER), hall.actor(Role.SUPERVISOR)
    for at in (TEN, moment("2026-11-24 10:00")):
        followup.reopen(case, reason="单位未付", by=supervisor, at=at)
        routing.route(case, lead=hall.labour, reason="本人选择监察", by=hall.actor(Role.DISPATCHER), at=at)
        routing.acknowledge(case, by=officer, at=at)
        handling.accept(case, by=officer, at=at)
        until = case.deadlines.running().get(term="LI-2").due_on + timedelta(days=7)
        handling.extend(case, term="LI-2", until=until, by_consent=False, by=supervisor, at=at)
        handling.conclude(case, result="已责令支付。", by=officer, at=at)


def test_a_case_is_not_merged_into_one_that_has_ended(hall):
    ended = create_case_at_status(Status.TERMINATED, at_hall=hall)
    case = create_case_at_status(Status.REGISTERED, at_hall=hall)
    with pytest.raises(lifecycle.NotAllowed):
        intake.merge(case, into=ended, by=hall.actor(Role.DISPATCHER), at=TEN)


def test_an_agreement_of_an_earlier_round_ends_no_case_whose_new_one_is_being_signed(hall):
    case = create_case_at_status(Status.DEFAULTED, at_hall=hall)
    old = case.agreements.get().terms.get()
    at = case.last_changed_at + timedelta(hours=1)
    followup.reopen(case, reason="双方愿意再谈", by=hall.actor(Role.SUPERVISOR), at=at)
    driving.route(case, hall, at)
    driving.acknowledge(case, hall, at)
    driving.accept(case, hall, at)
    for party in case.parties.exclude(role="applicant"):
        handling.record_consent(case, party, state="given", means="phone", by=hall.actor(Role.MEDIATOR), at=at)
    driving.begin_mediation(case, hall, at)
    driving.agree(case, hall, at)
    assert not {Action.PERFORM, Action.DEFAULT} & set(lifecycle.open_actions(case, hall.actor(Role.MEDIATOR)))
    details = {"amount": old.amount, "proof": "receipt", "occurred_at": at}
    with pytest.raises(lifecycle.NotAllowed):
        handling.record_performance(old, **details, by=hall.actor(Role.CLERK), at=at)
