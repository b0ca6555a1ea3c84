"""Where an agency can be met, on the Monday of the stories."""

from datetime import date

import pytest
from django.utils import translation

from tests import factories
from tests.factories import NINE, moment
from windows import presence, summonses
from windows.models import Agency, ClosedDay, Presence, Role, Weekday
from windows.presence import Reason

pytestmark = pytest.mark.django_db


def union() -> Agency:
    """On the rota of window 13 on Mondays."""
    agency = factories.agency(factories.centre(), "union", name="鄞州区总工会", presence=Presence.ROTATING)
    factories.rota_slot(agency, factories.rota_window(agency.centre))
    return agency


def transport() -> Agency:
    """On call: answers in half an hour, is there two hours later."""
    return factories.agency(
        factories.centre(), "transport", presence=Presence.ON_CALL, response_minutes=30, arrival_minutes=120
    )


def test_a_resident_agency_is_at_its_first_window() -> None:
    hrss = factories.agency(factories.centre())
    factories.window(hrss, 6)
    five = factories.window(hrss, 5, name="仲裁")
    factories.member(hrss, Role.WINDOW_OFFICER)
    now = presence.standing_of(hrss, at=NINE)
    assert (now.mode, now.is_here, now.window) == (Presence.RESIDENT, True, five)


def test_a_resident_agency_is_at_the_window_where_somebody_checked_in() -> None:
    hrss = factories.agency(factories.centre())
    factories.window(hrss, 5, name="仲裁")
    six = factories.window(hrss, 6)
    officer = factories.member(hrss, Role.WINDOW_OFFICER)
    presence.check_in(hrss, user=officer, window=six, at=moment("2026-11-23 08:20"))
    now = presence.standing_of(hrss, at=NINE)
    assert (now.window, now.checked_in_at) == (six, moment("2026-11-23 08:20"))


def test_a_resident_agency_in_which_nobody_serves_is_not_here() -> None:
    hrss = factories.agency(factories.centre())
    factories.member(hrss, Role.WINDOW_OFFICER, ends_on=date(2026, 11, 20))
    now = presence.standing_of(hrss, at=NINE)
    assert (now.is_here, now.reason) == (False, Reason.NOBODY_SERVES)


def test_a_resident_agency_is_back_after_lunch() -> None:
    hrss = factories.agency(factories.centre())
    factories.member(hrss, Role.WINDOW_OFFICER)
    now = presence.standing_of(hrss, at=moment("2026-11-23 12:00"))
    assert (now.is_here, now.reason) == (False, Reason.HALL_CLOSED)
    assert now.next_from == moment("2026-11-23 13:30")


def test_the_centre_itself_is_served_by_its_clerks() -> None:
    centre = factories.centre()
    own = factories.own_agency(centre)
    assert not presence.standing_of(own, at=NINE).is_here
    factories.member(centre, Role.CLERK)
    assert presence.standing_of(own, at=NINE).is_here


def test_a_rotating_agency_on_the_rota_is_on_call_until_it_checks_in() -> None:
    agency = union()
    officer = factories.member(agency, Role.WINDOW_OFFICER)
    now = presence.standing_of(agency, at=moment("2026-11-23 08:59"))
    assert (now.mode, now.is_here, now.reason) == (Presence.ON_CALL, False, Reason.NOT_CHECKED_IN)
    presence.check_in(agency, user=officer, at=moment("2026-11-23 09:10"))
    now = presence.standing_of(agency, at=moment("2026-11-23 09:14"))
    assert (now.mode, now.is_here, now.reason) == (Presence.ROTATING, True, Reason.CHECKED_IN)
    assert now.window is not None
    assert now.window.number == 13


def test_nobody_is_here_before_they_check_in_nor_after_they_leave() -> None:
    agency = union()
    officer = factories.member(agency, Role.WINDOW_OFFICER)
    presence.check_in(agency, user=officer, at=moment("2026-11-23 09:10"))
    assert not presence.standing_of(agency, at=NINE).is_here
    assert presence.check_out(agency, user=officer, at=moment("2026-11-23 11:00"))
    assert not presence.check_out(agency, user=officer, at=moment("2026-11-23 11:01"))
    assert not presence.standing_of(agency, at=moment("2026-11-23 11:05")).is_here


def test_who_forgot_to_check_out_has_left_at_the_close_of_business() -> None:
    agency = union()
    officer = factories.member(agency, Role.WINDOW_OFFICER)
    presence.check_in(agency, user=officer, at=moment("2026-11-23 09:10"))
    assert presence.standing_of(agency, at=moment("2026-11-23 16:59")).is_here
    assert not presence.standing_of(agency, at=moment("2026-11-23 17:00")).is_here
    assert not presence.standing_of(agency, at=moment("2026-11-24 09:00")).is_here


def test_a_rotating_agency_on_another_day_says_when_it_is_next_there() -> None:
    agency = union()
    now = presence.standing_of(agency, at=moment("2026-11-24 09:00"))
    assert (now.mode, now.is_here, now.reason) == (Presence.ON_CALL, False, Reason.NOT_TODAY)
    assert now.next_from == moment("2026-11-30 08:30")


def test_the_next_turn_passes_holidays_and_closed_days() -> None:
    agency = union()
    ClosedDay.objects.create(centre=agency.centre, on=date(2026, 10, 12), reason="台风", entered_at=NINE)
    assert presence.next_turn(agency, at=moment("2026-09-28 09:00")) == moment("2026-10-19 08:30")


def test_an_agency_without_rota_has_no_next_turn() -> None:
    assert presence.next_turn(transport(), at=NINE) is None


def test_a_room_is_a_place_of_the_rota_too() -> None:
    agency = factories.agency(factories.centre(), "discipline", presence=Presence.ROTATING)
    factories.rota_slot(agency, factories.room(agency.centre, "108"))
    presence.check_in(agency, user=factories.member(agency, Role.WINDOW_OFFICER), at=moment("2026-11-23 08:30"))
    now = presence.standing_of(agency, at=NINE)
    assert now.window is None
    assert now.room is not None
    assert now.room.code == "108"


def test_an_agency_on_call_is_here_once_somebody_checks_in() -> None:
    agency = transport()
    assert presence.standing_of(agency, at=NINE).reason == Reason.ON_CALL
    presence.check_in(agency, user=factories.member(agency, Role.COORDINATOR), at=NINE)
    now = presence.standing_of(agency, at=NINE)
    assert (now.mode, now.is_here) == (Presence.ON_CALL, True)


def test_checking_in_twice_moves_to_the_window_and_keeps_the_time() -> None:
    agency = union()
    officer = factories.member(agency, Role.WINDOW_OFFICER)
    first = presence.check_in(agency, user=officer, at=moment("2026-11-23 08:25"))
    again = presence.check_in(agency, user=officer, window=factories.rota_window(agency.centre, 14), at=NINE)
    assert (again.pk, again.checked_in_at) == (first.pk, first.checked_in_at)
    assert again.window is not None


def test_only_somebody_of_an_agency_checks_in_for_it() -> None:
    agency = union()
    with pytest.raises(presence.NotOfThisAgency):
        presence.check_in(agency, user=factories.user(), at=NINE)


def test_the_reason_is_told_in_words() -> None:
    agency = union()
    with translation.override("en"):
        words = presence.standing_of(agency, at=moment("2026-11-24 09:00")).words()
    assert words == "not on today's rota\xa0· again from 30 Nov 2026, 08:30"


def test_a_summons_is_answered_in_time_and_tells_when_they_come() -> None:
    agency = transport()
    officer = factories.member(agency, Role.COORDINATOR)
    asked = summonses.summon(agency, case_id=None, at=NINE)
    assert asked.accept_by == moment("2026-11-23 09:30")
    accepted = summonses.accept(asked, user=officer, at=moment("2026-11-23 09:14"))
    assert accepted.arrive_by == moment("2026-11-23 11:14")
    assert summonses.arrive(accepted, at=moment("2026-11-23 10:30")).arrived_at == moment("2026-11-23 10:30")


def test_asking_twice_for_one_case_asks_once() -> None:
    agency = transport()
    case_id = agency.pk
    assert summonses.summon(agency, case_id=case_id, at=NINE) == summonses.summon(agency, case_id=case_id, at=NINE)


def test_outside_opening_hours_the_minutes_count_from_the_next_opening() -> None:
    asked = summonses.summon(transport(), case_id=None, at=moment("2026-11-27 17:10"))
    assert asked.accept_by == moment("2026-11-30 09:00")


def test_without_agreed_minutes_the_answer_is_due_at_the_close_of_the_next_working_day() -> None:
    agency = factories.agency(factories.centre(), "zhonghe", presence=Presence.ON_CALL)
    assert summonses.summon(agency, case_id=None, at=NINE).accept_by == moment("2026-11-24 17:00")


def test_a_summons_is_accepted_once_and_by_the_agency_itself() -> None:
    agency = transport()
    asked = summonses.summon(agency, case_id=None, at=NINE)
    with pytest.raises(summonses.NotAccepted):
        summonses.arrive(asked, at=NINE)
    with pytest.raises(presence.NotOfThisAgency):
        summonses.accept(asked, user=factories.user("x", "谢峰"), at=NINE)
    officer = factories.member(agency, Role.COORDINATOR)
    summonses.accept(asked, user=officer, at=NINE)
    with pytest.raises(summonses.AlreadyAnswered):
        summonses.accept(asked, user=officer, at=NINE)


def test_unanswered_summonses_are_found_when_their_time_has_run_out() -> None:
    asked = summonses.summon(transport(), case_id=None, at=NINE)
    unanswered = type(asked).objects.unanswered
    assert not unanswered(moment("2026-11-23 09:30")).exists()
    assert unanswered(moment("2026-11-23 09:31")).get() == asked


def test_a_rota_knows_more_days_than_one() -> None:
    agency = union()
    factories.rota_slot(agency, factories.rota_window(agency.centre, 14), Weekday.WEDNESDAY)
    assert presence.next_turn(agency, at=moment("2026-11-24 09:00")) == moment("2026-11-25 08:30")
