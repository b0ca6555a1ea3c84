"""Calling back: who may, how often, when it is done, and what a supervisor must see."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from mediation import followup, handling
from mediation.access.permissions import NotPermitted
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, Case, Deadline, Party
from mediation.states import Status
from tests import factories
from tests.factories import acting, moment
from tests.mediation.refusing import again
from windows.models import Membership, Role

AT = moment("2026-11-24 09:30")


def parties(case) -> list[Party]:
    return list(case.parties.order_by("number"))


def tried(case, party, by, day, result="no_answer"):
    followup.call(case, party, result=result, by=by, at=moment(f"{day} 10:00"))


def is_done(case):
    return case.events.filter(kind="callback.done").exists()


def clock_runs(case):
    return Deadline.objects.running().filter(case=case, term="CB-1").exists()


def test_both_sides_reached_ends_the_round_with_one_record(begun, caller):
    li, wang = parties(begun)
    followup.call(begun, li, result="reached", is_performed=True, by=caller, at=AT)
    assert (is_done(begun), clock_runs(begun)) == (False, True)
    followup.call(begun, wang, result="reached", by=caller, at=AT)
    assert begun.events.get(kind="callback.done").details == {"reached": [1, 2]}
    assert not clock_runs(begun)
    assert begun.papers.filter(kind="callback_record").count() == 1


def test_three_attempts_on_three_days_before_somebody_counts_as_unreachable(begun, caller):
    li, wang = parties(begun)
    followup.call(begun, li, result="reached", by=caller, at=AT)
    for day in ("2026-11-24", "2026-11-24", "2026-11-25"):
        tried(begun, wang, caller, day)
    assert followup.unsettled(begun) == [wang]
    tried(begun, wang, caller, "2026-11-26", result="wrong_number")
    assert begun.events.get(kind="callback.done").details == {"reached": [1]}


def test_who_does_not_want_to_talk_is_left_alone(begun, caller):
    li, wang = parties(begun)
    followup.call(begun, wang, result="declined", by=caller, at=AT)
    assert followup.unsettled(begun) == [li]


def test_what_was_said_stands_in_a_statement(begun, caller):
    li = parties(begun)[0]
    made = followup.call(begun, li, result="reached", words="钱收到了。", by=caller, at=AT)
    assert made.answer.body == "钱收到了。"
    assert "钱" not in str([event.details for event in begun.events.all()])


@pytest.mark.parametrize("role", [Role.MEDIATOR, Role.CLERK, Role.SEAL_KEEPER])
def test_whoever_has_no_such_duty_does_not_call(hall, begun, role):
    with pytest.raises(NotPermitted):
        followup.call(begun, parties(begun)[0], result="reached", by=hall.actor(role), at=AT)


@pytest.mark.parametrize("role", [Role.MEDIATOR, Role.CLERK])
def test_of_the_handling_team_nobody_calls_even_with_the_duty(hall, begun, role):
    """The mediator and the clerk who had the first contact are callback clerks besides."""
    user = hall.users[role]
    factories.member(hall.centre, Role.CALLBACK_CLERK, user)
    with pytest.raises(NotAllowed):
        followup.call(begun, parties(begun)[0], result="reached", by=acting(user), at=AT)


def test_nor_a_colleague_of_the_body_that_mediated(hall, begun):
    colleague = factories.member(hall.committee, Role.CALLBACK_CLERK, factories.user("sy-pmc-2", "王阿珍"))
    with pytest.raises(NotAllowed):
        followup.call(begun, parties(begun)[0], result="reached", by=acting(colleague), at=AT)


def test_nor_a_colleague_whose_other_duty_was_not_loaded(hall, begun):
    colleague = factories.member(hall.centre, Role.CALLBACK_CLERK, factories.user("sy-pmc-2", "王阿珍"))
    factories.member(hall.committee, Role.MEDIATOR, colleague)
    only_one = Actor.staff(colleague.pk, Membership.objects.filter(user=colleague, role=Role.CALLBACK_CLERK))
    with pytest.raises(NotAllowed):
        followup.call(begun, parties(begun)[0], result="reached", by=only_one, at=AT)


def test_a_supervisor_may_call_in_a_small_house(begun, supervisor):
    assert followup.call(begun, parties(begun)[0], result="reached", by=supervisor, at=AT).caller_id


def test_nobody_is_called_before_the_follow_up_began(performed, caller):
    with pytest.raises(NotAllowed):
        followup.call(performed, parties(performed)[0], result="reached", by=caller, at=AT)


def test_a_case_ended_without_the_other_side_calls_only_who_applied(hall, caller):
    case = factories.create_case_at_status(Status.ACCEPTED, at_hall=hall)
    case.parties.filter(number=2).update(consent="asked", consented_at=None)
    handling.terminate(case, reason="unreachable", by=hall.actor(Role.MEDIATOR), at=AT)
    followup.begin(case, by=hall.actor(Role.MEDIATOR), at=AT)
    li, wang = parties(case)
    assert followup.unsettled(case) == [li]
    with pytest.raises(NotAllowed):
        followup.call(case, wang, result="reached", by=caller, at=AT)


@pytest.mark.parametrize(
    ("answer", "about"), [({"is_performed": False}, "performance"), ({"has_reprisal": True}, "reprisal")]
)
def test_an_answer_that_worries_goes_to_the_supervisors(hall, begun, caller, answer, about):
    li = parties(begun)[0]
    followup.call(begun, li, result="reached", by=caller, at=AT, **answer)
    assert begun.events.get(kind="concern.raised").details == {"party": 1, "about": about}
    assert Case.objects.get(pk=begun.pk).is_supervised
    notice = begun.notices.get(kind="dissatisfied")
    assert (notice.user, notice.medium) == (hall.users[Role.SUPERVISOR], "desk")


def test_an_answer_as_the_file_says_worries_nobody(begun, caller):
    for party in parties(begun):
        followup.call(begun, party, result="reached", is_performed=True, has_reprisal=False, by=caller, at=AT)
    assert not begun.is_supervised
    assert not begun.notices.filter(kind="dissatisfied").exists()


def test_a_grade_given_in_the_call_is_marked_as_by_telephone(begun, caller):
    wang = Party.objects.get(case=begun, number=2)
    followup.call(begun, wang, result="reached", grade=4, by=caller, at=AT)
    rating = wang.ratings.get()
    assert (rating.grade, rating.means, rating.recorded_by_id) == (4, "phone", caller.user_id)


def not_to_be_called(case, number) -> Party:
    case.parties.filter(number=number).update(may_be_called=False)
    return Party.objects.get(case=case, number=number)


def test_no_call_is_recorded_of_somebody_who_must_not_be_called(begun, caller):
    li = not_to_be_called(begun, 1)
    for result in ("reached", "no_answer", "wrong_number", "declined"):
        with pytest.raises(ValidationError) as refused:
            followup.call(begun, li, result=result, by=caller, at=AT)
        assert set(refused.value.error_dict) == {"in_person"}
    assert not begun.callbacks.exists()


def test_who_must_not_be_called_is_asked_in_person_and_the_round_ends(begun, caller):
    li, wang = not_to_be_called(begun, 1), parties(begun)[1]
    followup.call(begun, li, result="reached", grade=5, in_person=True, by=caller, at=AT)
    assert begun.events.get(kind="callback.in_person").details == {"party": 1}
    assert li.ratings.get().means == "window"
    followup.call(begun, wang, result="reached", by=caller, at=AT)
    assert begun.events.get(kind="callback.done").details == {"reached": [1, 2]}
    assert begun.events.filter(kind="callback.in_person").count() == 1


def test_nobody_has_a_wrong_number_who_was_asked_in_person(begun, caller):
    with pytest.raises(ValidationError) as refused:
        followup.call(begun, parties(begun)[0], result="wrong_number", in_person=True, by=caller, at=AT)
    assert set(refused.value.error_dict) == {"result"}


def test_of_a_safe_contact_the_other_side_is_not_called_back(begun, caller):
    Case.objects.filter(pk=begun.pk).update(has_safe_contact=True)
    begun.refresh_from_db()
    li, wang = parties(begun)
    assert followup.unsettled(begun) == [li]
    with pytest.raises(NotAllowed):
        followup.call(begun, wang, result="reached", in_person=True, by=caller, at=AT)


@pytest.mark.parametrize("result", ["no_answer", "wrong_number", "declined"])
@pytest.mark.parametrize("answer", [{"grade": 5}, {"is_performed": True}, {"has_reprisal": False}])
def test_who_was_not_reached_has_answered_nothing(begun, caller, result, answer):
    li, _wang = parties(begun)
    with pytest.raises(ValidationError) as refused:
        followup.call(begun, li, result=result, **answer, by=caller, at=AT)
    assert set(refused.value.error_dict) == set(answer)
    assert not begun.callbacks.exists()
    assert not begun.ratings.exists()


def test_the_database_keeps_no_answer_of_somebody_not_reached(begun, caller):
    followup.call(begun, parties(begun)[0], result="no_answer", by=caller, at=AT)
    with pytest.raises(DatabaseError, match="only_who_was_reached_answers"), transaction.atomic():
        again(begun.callbacks.get(), is_performed=True)


@pytest.fixture
def called_back_after_a_default(hall, caller) -> Case:
    case = factories.create_case_at_status(Status.DEFAULTED, at_hall=hall)
    followup.begin(case, by=caller, at=case.last_changed_at)
    return case


def test_he_paid_yesterday_is_recorded_while_the_case_stays_in_follow_up(called_back_after_a_default, caller):
    case, at = called_back_after_a_default, moment("2026-12-03 09:30")
    li, wang = parties(case)
    followup.call(case, li, result="reached", is_performed=True, words="昨天付了。", by=caller, at=at)
    term = case.agreements.get().terms.get()
    paid_at = moment("2026-12-02 15:00")
    details = {"amount": term.amount, "proof": "statement", "occurred_at": paid_at}
    handling.record_performance(term, **details, by=caller, at=at)
    case.refresh_from_db()
    assert (case.status, case.performed_at) == (Status.IN_FOLLOW_UP, paid_at)
    line = case.events.get(kind="performance.recorded")
    assert (line.occurred_at, line.attested_by) == (paid_at, "statement")
    assert set(case.notices.filter(kind="performance_recorded").values_list("party__number", flat=True)) == {1, 2}
    assert followup.unsettled(case) == [wang]  # nobody who has answered is called again
    followup.call(case, wang, result="reached", by=caller, at=at)
    assert followup.close(case, by=caller, at=at).status == Status.CLOSED


def test_what_the_one_who_owed_it_says_waits_for_the_other_side(called_back_after_a_default, caller):
    case, at = called_back_after_a_default, moment("2026-12-03 09:30")
    term = case.agreements.get().terms.get()
    details = {"amount": term.amount, "proof": "transfer", "occurred_at": moment("2026-12-02 15:00")}
    report = handling.report_performance(term, **details, by=Actor.party(term.debtor_id), at=at)
    case.refresh_from_db()
    assert case.performed_at is None
    handling.confirm_performance(report, by=Actor.party(term.creditor_id), at=at)
    case.refresh_from_db()
    assert (case.status, case.performed_at) == (Status.IN_FOLLOW_UP, moment("2026-12-02 15:00"))
