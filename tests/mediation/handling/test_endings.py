"""Suspension, termination, transfer, return, an agency's own result; what is called off and who is told which ways."""

import pytest

from mediation import handling, routing
from mediation.handling import SessionPlan, TerminationReason
from mediation.lifecycle import NotAllowed
from mediation.models import Case, Deadline, MediationSession
from mediation.states import Outcome, Status
from tests import factories
from tests.factories import moment
from tests.mediation.handling.conftest import CaseNotices

AT = moment("2026-11-24 10:00")


@pytest.fixture
def case(hall):
    return factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall)


@pytest.fixture
def with_session(hall, case, mediator):
    plan = SessionPlan(moment("2026-11-25 14:00"), moment("2026-11-25 15:00"), room=hall.room)
    handling.set_session(case, plan=plan, by=mediator, at=moment("2026-11-23 11:00"))
    return case


def running(case):
    return {row.term: str(row.due_on) for row in Deadline.objects.running().filter(case=case)}


def test_an_appraisal_pauses_the_month_and_moves_it(case, mediator):
    assert running(case)["PM-1"] == "2026-12-23"
    handling.suspend(case, reason="appraisal", by=mediator, at=AT)
    assert (case.status, running(case)) == (Status.SUSPENDED, {"P-6": "2026-12-08", "CC-1": "2029-11-23"})
    assert Deadline.objects.get(case=case, term="PM-1").state == "paused"
    handling.resume(case, by=mediator, at=moment("2026-12-04 10:00"))
    assert running(case)["PM-1"] == "2027-01-04"  # ten days later is the 2nd of January, a day off


@pytest.mark.parametrize("reason", ["consent", "other"])
def test_any_other_reason_pauses_nothing(case, mediator, reason):
    handling.suspend(case, reason=reason, by=mediator, at=AT)
    assert running(case)["PM-1"] == "2026-12-23"


def test_a_suspension_has_one_of_three_reasons(case, mediator):
    with pytest.raises(NotAllowed):
        handling.suspend(case, reason="", by=mediator, at=AT)


def test_a_suspended_case_has_no_sessions(with_session, mediator):
    handling.suspend(with_session, reason="appraisal", by=mediator, at=AT)
    assert with_session.sessions.get().state == MediationSession.State.CANCELLED
    assert with_session.events.last().kind == "session.cancelled"
    assert CaseNotices(with_session).rows("appointment_reminder") == []


@pytest.mark.parametrize(
    ("reason", "outcome"),
    [
        (TerminationReason.DECLINED, Outcome.RESPONDENT_DECLINED),
        (TerminationReason.UNREACHABLE, Outcome.RESPONDENT_UNREACHABLE),
        (TerminationReason.NO_AGREEMENT, Outcome.TERMINATED_AFTER_SESSIONS),
        (TerminationReason.OUT_OF_TIME, Outcome.TERMINATED_AFTER_SESSIONS),
        (TerminationReason.FALSE_OR_COLLUSIVE, Outcome.TERMINATED_AFTER_SESSIONS),
    ],
)
def test_each_reason_of_termination_is_an_outcome_of_its_own(case, mediator, reason, outcome):
    handling.terminate(case, reason=reason, by=mediator, at=AT)
    assert (case.status, case.outcome, case.termination_reason) == (Status.TERMINATED, outcome, reason)


def test_termination_tells_both_sides_which_ways_remain(with_session, mediator):
    case = with_session
    words = "双方差距过大。"
    handling.terminate(case, reason="no_agreement", words=words, by=mediator, at=AT)
    line = case.events.get(kind="terminate")
    assert line.details["routes"] == ["police_mediation", "court"]
    assert words not in str(line.details)
    assert case.statements.filter(kind="reason", body=words).exists()
    assert sorted(case.papers.filter(kind="termination_notice").values_list("party__number", flat=True)) == [1, 2]
    assert CaseNotices(case).rows("terminated", "appointment_reminder") == [
        ("terminated", 1, "11-24 10:00"),
        ("terminated", 2, "11-24 10:00"),
    ]


def test_before_mediation_only_a_refusal_or_silence_ends_it(hall, mediator):
    case = factories.create_case_at_status(Status.ACCEPTED, at_hall=hall)
    with pytest.raises(NotAllowed):
        handling.terminate(case, reason="no_agreement", by=mediator, at=AT)
    handling.terminate(case, reason="unreachable", by=mediator, at=AT)
    assert case.outcome == Outcome.RESPONDENT_UNREACHABLE


def test_who_was_never_reached_is_not_written_to(labour):
    case = labour.case
    routing.acknowledge(case, by=labour.officer, at=AT)
    handling.accept(case, mediator=labour.mediator, by=labour.officer, at=AT)
    handling.terminate(case, reason="unreachable", by=labour.mediating, at=AT)
    assert [row[:2] for row in CaseNotices(case).rows("terminated")] == [("terminated", 1)]
    assert case.papers.get(kind="termination_notice").party.number == 1


def test_a_committee_has_no_powers_of_its_own(hall, mediator):
    case = factories.create_case_at_status(Status.ACCEPTED, at_hall=hall)
    with pytest.raises(NotAllowed):
        handling.conclude(case, result="已处理。", by=mediator, at=AT)


def test_what_was_assigned_to_be_mediated_is_not_decided_instead(labour):
    case = labour.case
    routing.acknowledge(case, by=labour.officer, at=AT)
    handling.accept(case, mediator=labour.mediator, by=labour.officer, at=AT)
    with pytest.raises(NotAllowed):
        handling.conclude(case, result="责令支付。", by=labour.officer, at=AT)


def test_a_transfer_says_where_to(case, mediator):
    with pytest.raises(NotAllowed):
        handling.transfer_out(case, route_told=" ", by=mediator, at=AT)
    handling.transfer_out(case, route_told="人民法院", by=mediator, at=AT)
    assert (case.status, case.outcome, case.route_told) == (Status.TRANSFERRED_OUT, "transferred_out", "人民法院")
    assert [row[:2] for row in CaseNotices(case).rows("redirected")] == [("redirected", 1), ("redirected", 2)]


def test_only_what_was_entrusted_is_returned(case, mediator):
    with pytest.raises(NotAllowed):
        handling.return_to_entruster(case, reason="未达成。", by=mediator, at=AT)
    Case.objects.filter(pk=case.pk).update(source="entrusted", entrusted_by="鄞州区人民法院")
    case.refresh_from_db()
    handling.return_to_entruster(case, reason="未达成。", by=mediator, at=AT)
    assert (case.status, case.outcome) == (Status.TRANSFERRED_OUT, "returned_to_court")
    assert case.papers.get(kind="termination_notice").party is None
