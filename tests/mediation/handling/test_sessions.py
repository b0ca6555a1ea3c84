"""Sessions and rooms: who is invited, who is told not to come, and that nobody sits in one place twice."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from mediation import handling, intake
from mediation.handling import RoomTaken, SessionPlan
from mediation.journal import Stale
from mediation.lifecycle import NotAllowed
from mediation.models import Case, MediationSession
from mediation.states import Status
from tests import factories
from tests.factories import moment
from tests.mediation.handling.conftest import CaseNotices
from windows.models import Role

AT = moment("2026-11-23 10:00")


@pytest.fixture
def case(hall):
    return factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall)


def plan(begins="2026-11-25 14:00", minutes=60, **fields):
    starts_at = moment(begins)
    return SessionPlan(starts_at, starts_at + timedelta(minutes=minutes), **fields)


def another_mediator_with_a_case(hall):
    """A second case in mediation, with a mediator of its own."""
    case = factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall, at=AT - timedelta(minutes=20))
    other = factories.member(hall.committee, Role.MEDIATOR, factories.user("sy-med-2", "王阿珍"))
    handling.name_mediator(case, mediator=other, by=hall.actor(Role.MEDIATOR), at=AT)
    return case


@pytest.mark.parametrize(
    ("begins", "reminded"),
    [
        ("2026-11-25 14:00", "11-24 10:00"),
        ("2026-11-30 09:00", "11-27 10:00"),  # a Monday: on the Friday before
        ("2027-01-04 09:00", "12-31 10:00"),  # the first of January is off
        ("2026-11-24 15:00", None),  # one working day before is today
        ("2026-11-23 15:00", None),
    ],
)
def test_both_are_invited_at_once_and_reminded_one_working_day_before(case, mediator, begins, reminded):
    handling.set_session(case, plan=plan(begins), by=mediator, at=AT)
    messages = CaseNotices(case).rows("appointment", "appointment_reminder")
    reminders = [("appointment_reminder", 1, reminded), ("appointment_reminder", 2, reminded)] if reminded else []
    assert messages == [("appointment", 1, "11-23 10:00"), ("appointment", 2, "11-23 10:00"), *reminders]


@pytest.mark.parametrize(
    ("begins", "minutes", "field"),
    [("2500-01-01 09:00", 60, "starts_at"), ("2027-11-25 09:00", 60, "starts_at"), (None, 12 * 60 + 1, "ends_at")],
)
def test_no_session_is_set_beyond_a_year_or_for_more_than_twelve_hours(case, mediator, begins, minutes, field):
    with pytest.raises(ValidationError) as refused:
        handling.set_session(case, plan=plan(begins or "2026-11-25 09:00", minutes), by=mediator, at=AT)
    assert set(refused.value.error_dict) == {field}
    assert not case.sessions.exists()


def test_a_long_day_eleven_months_ahead_is_a_session(case, mediator):
    session = handling.set_session(case, plan=plan("2027-10-25 09:00", 12 * 60), by=mediator, at=AT)
    assert session.during.upper == moment("2027-10-25 21:00")


def test_neither_is_the_next_one_nor_one_written_down_afterwards(case, mediator):
    held = {"record": "双方各执一词。", "by": mediator, "at": AT}
    with pytest.raises(ValidationError) as refused:
        handling.hold_session(case, **held, began_at=AT - timedelta(hours=13), ended_at=AT)
    assert set(refused.value.error_dict) == {"ended_at"}
    soon = {"began_at": AT - timedelta(minutes=10), "ended_at": AT}
    with pytest.raises(ValidationError) as refused:
        handling.hold_session(case, **held, **soon, adjourned_to=plan("2500-01-01 09:00"))
    assert set(refused.value.error_dict) == {"adjourned_to.starts_at"}
    assert not case.sessions.exists()


def test_nobody_is_invited_to_what_begins_now(case, mediator):
    handling.set_session(case, plan=plan("2026-11-23 10:00"), by=mediator, at=AT)
    assert CaseNotices(case).rows("appointment", "appointment_reminder") == []


def test_who_must_not_be_written_to_is_not(case, mediator):
    case.parties.filter(number=1).update(may_be_messaged=False)
    handling.set_session(case, plan=plan(), by=mediator, at=AT)
    assert CaseNotices(case).rows("appointment") == [("appointment", 2, "11-23 10:00")]


def test_a_taken_room_says_when_it_is_free_and_which_others_are(hall, case, mediator):
    other_room = factories.room(hall.centre, "2", name="调解二室")
    handling.set_session(case, plan=plan(room=hall.room), by=mediator, at=AT)
    second = another_mediator_with_a_case(hall)
    with pytest.raises(RoomTaken) as refused:
        handling.set_session(second, plan=plan("2026-11-25 14:30", room=hall.room), by=mediator, at=AT)
    assert [slot.starts_at for slot in refused.value.free] == [
        moment("2026-11-25 15:00"),
        moment("2026-11-26 08:30"),
        moment("2026-11-26 13:30"),
    ]
    assert refused.value.others == [other_room]
    assert "15:00–16:00" in str(refused.value)
    assert not second.sessions.exists()
    assert CaseNotices(second).rows("appointment") == []


def test_the_next_free_time_lies_between_two_sessions_and_inside_the_hours(hall, case, mediator):
    handling.set_session(case, plan=plan("2026-11-25 13:30", 30, room=hall.room), by=mediator, at=AT)
    handling.set_session(case, plan=plan("2026-11-25 15:00", 90, room=hall.room), by=mediator, at=AT)
    second = another_mediator_with_a_case(hall)
    with pytest.raises(RoomTaken) as refused:
        handling.set_session(second, plan=plan("2026-11-25 13:30", room=hall.room), by=mediator, at=AT)
    assert [slot.starts_at for slot in refused.value.free[:2]] == [
        moment("2026-11-25 14:00"),
        moment("2026-11-26 08:30"),
    ]


def test_a_room_is_free_again_the_minute_a_session_ends(hall, case, mediator):
    handling.set_session(case, plan=plan("2026-11-25 14:00", room=hall.room), by=mediator, at=AT)
    handling.set_session(case, plan=plan("2026-11-25 15:00", room=hall.room), by=mediator, at=AT)
    assert case.sessions.count() == 2


def test_nobody_mediates_twice_at_once(hall, case, mediator):
    second = factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall, at=AT - timedelta(minutes=20))
    handling.set_session(case, plan=plan(), by=mediator, at=AT)
    with pytest.raises(NotAllowed, match="14:00–15:00"):
        handling.set_session(second, plan=plan("2026-11-25 14:30"), by=mediator, at=AT)


def test_others_take_part_only_with_the_consent_of_both_sides(hall, case, mediator):
    guests = [hall.users[Role.COORDINATOR]]
    with pytest.raises(NotAllowed, match=r"20|二十"):
        handling.set_session(case, plan=plan(participants=guests), by=mediator, at=AT)
    session = handling.set_session(case, plan=plan(participants=guests, participants_agreed=True), by=mediator, at=AT)
    assert [p.user for p in session.participants.all()] == guests


def test_who_came_unasked_needs_their_consent_as_well(hall, case, mediator):
    details = {"record": "谈过。", "began_at": AT - timedelta(minutes=30), "ended_at": AT, "by": mediator, "at": AT}
    guests = [hall.users[Role.COORDINATOR]]
    with pytest.raises(NotAllowed):
        handling.hold_session(case, participants=guests, **details)
    held = handling.hold_session(case, participants=guests, participants_agreed=True, **details)
    assert held.participants.count() == 1


def test_the_mediator_does_not_write_the_record(hall, case, mediator):
    with pytest.raises(NotAllowed):
        handling.set_session(case, plan=plan(recorder=hall.users[Role.MEDIATOR]), by=mediator, at=AT)


def test_two_sides_that_must_not_meet_are_heard_separately(case, mediator):
    Case.objects.filter(pk=case.pk).update(has_safe_contact=True)
    case.refresh_from_db()
    with pytest.raises(NotAllowed):
        handling.set_session(case, plan=plan(), by=mediator, at=AT)
    handling.set_session(case, plan=plan(form="separate"), by=mediator, at=AT)
    assert CaseNotices(case).rows("appointment") == [("appointment", 1, "11-23 10:00")]


def test_a_cancelled_session_is_told_only_to_whoever_heard_of_it(case, mediator):
    session = handling.set_session(case, plan=plan(), by=mediator, at=AT)
    case.notices.filter(kind="appointment", party__number=1).update(state="sent", sent_at=AT)
    at = moment("2026-11-23 11:00")
    handling.cancel_session(session, reason="调解员生病。", by=mediator, at=at)
    assert CaseNotices(case).rows("appointment", "appointment_reminder") == []
    assert CaseNotices(case).rows("appointment_cancelled") == [("appointment_cancelled", 1, "11-23 11:00")]
    assert case.events.last().details["session"] == 1


def test_a_withdrawn_case_calls_off_its_sessions_and_frees_the_room(hall, case, mediator):
    handling.set_session(case, plan=plan(room=hall.room), by=mediator, at=AT)
    case.notices.filter(kind="appointment").update(state="sent", sent_at=AT)
    intake.withdraw(case, reason="", by=hall.actor(Role.CLERK), at=moment("2026-11-24 09:00"))
    assert case.sessions.get().state == MediationSession.State.CANCELLED
    assert ("appointment_reminder", "withdraw") in CaseNotices(case).reasons()
    assert [row[:2] for row in CaseNotices(case).rows("appointment_cancelled")] == [
        ("appointment_cancelled", 1),
        ("appointment_cancelled", 2),
    ]


def test_a_held_session_keeps_the_time_it_really_took(hall, case, mediator):
    session = handling.set_session(case, plan=plan("2026-11-23 10:30", room=hall.room), by=mediator, at=AT)
    began, ended = moment("2026-11-23 10:40"), moment("2026-11-23 11:25")
    handling.hold_session(session, record="达成初步意见。", began_at=began, ended_at=ended, by=mediator, at=ended)
    session.refresh_from_db()
    assert (session.state, session.during.lower, session.during.upper) == ("held", began, ended)
    assert session.room == hall.room
    paper = session.case.papers.get(kind="mediation_record")
    assert (paper.number, paper.subject_id) == (1, session.pk)
    with pytest.raises(NotAllowed):
        handling.hold_session(session, record="再记。", began_at=began, ended_at=ended, by=mediator, at=ended)


def test_what_was_said_apart_has_the_party_it_was_said_by_and_is_shown_to_no_party(case, mediator):
    held_at = {"began_at": AT - timedelta(minutes=30), "ended_at": AT, "by": mediator, "at": AT}
    talks = [handling.SeparateTalk(case.parties.get(number=2), "最多能出三千。")]
    session = handling.hold_session(
        case, record="先一起谈，后分别谈。", form="joint_then_separate", separate_talks=talks, **held_at
    )
    assert session.record.is_shared is False
    (talk,) = session.separate_talks.all()
    assert (talk.kind, talk.party.number, talk.body, talk.is_shared) == ("separate_talk", 2, "最多能出三千。", False)
    details = case.events.get(kind="session.held").details
    assert details["separate_talk_2"]["party"] == 2
    assert "最多能出三千" not in str(details)


@pytest.mark.parametrize(
    ("form", "parties", "field"),
    [
        ("joint", [1], "form"),
        ("separate", [], "separate_talks"),
        ("joint_then_separate", [], "separate_talks"),
        ("separate", [1, 1], "separate_talks"),
    ],
)
def test_a_session_has_the_separate_talks_that_its_form_says(case, mediator, form, parties, field):
    talks = [handling.SeparateTalk(case.parties.get(number=number), "谈过。") for number in parties]
    held_at = {"began_at": AT - timedelta(minutes=30), "ended_at": AT, "by": mediator, "at": AT}
    with pytest.raises(ValidationError) as refused:
        handling.hold_session(case, record="谈过。", form=form, separate_talks=talks, **held_at)
    assert list(refused.value.message_dict) == [field]
    assert not case.sessions.filter(state="held").exists()


@pytest.mark.parametrize(
    ("began", "ended"), [("2026-11-23 09:30", "2026-11-23 10:01"), ("2026-11-23 09:30", "2026-11-23 09:30")]
)
def test_a_session_is_written_down_when_it_has_ended(case, mediator, began, ended):
    with pytest.raises(NotAllowed):
        handling.hold_session(case, record="谈过。", began_at=moment(began), ended_at=moment(ended), by=mediator, at=AT)


def test_an_empty_record_is_none(case, mediator):
    with pytest.raises(ValidationError) as refused:
        handling.hold_session(case, record=" ", began_at=AT - timedelta(hours=1), ended_at=AT, by=mediator, at=AT)
    assert list(refused.value.message_dict) == ["record"]


def test_there_is_no_session_before_mediation_has_begun(hall, mediator):
    accepted = factories.create_case_at_status(Status.ACCEPTED, at_hall=hall)
    with pytest.raises(NotAllowed):
        handling.set_session(accepted, plan=plan(), by=mediator, at=AT)


def test_of_two_who_set_a_session_at_once_one_reads_again(case, mediator):
    seen_before = Case.objects.get(pk=case.pk)
    handling.set_session(case, plan=plan(), by=mediator, at=AT)
    with pytest.raises(Stale):
        handling.set_session(seen_before, plan=plan("2026-11-26 14:00"), by=mediator, at=AT)
    assert case.sessions.count() == 1
