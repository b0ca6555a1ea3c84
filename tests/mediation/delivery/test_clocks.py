"""Clocks whose moment has come. PF and P-7 change the case; the others are told to the supervisors."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from mediation import journal, lifecycle, notices
from mediation.delivery import clocks, verifying
from mediation.models import Case, Deadline, Notice
from mediation.models.actors import WATCHING
from mediation.notices import Kind
from mediation.states import Action, Event, Status
from mediation.terms import Consequence
from tests import factories
from tests.mediation.conftest import House
from windows import calendars
from windows.models import CalendarYear, Membership

TUESDAY_FIVE = factories.moment("2026-11-24 17:00")


@pytest.fixture(autouse=True)
def _calendar(db: None) -> None:
    calendars.load(2026)


def supplementing(house: House) -> Case:
    return lifecycle.move(house.registered(), Action.REQUEST_SUPPLEMENT, actor=house.actor, at=factories.NINE)


def kinds(case: Case) -> list[str]:
    return list(case.events.order_by("seq").values_list("kind", flat=True))


def test_the_supervisors_find_a_passed_clock_on_their_desks_once(house: House) -> None:
    case = house.registered()
    assert clocks.pass_clocks(TUESDAY_FIVE - timedelta(seconds=1)) == 0
    assert [clocks.pass_clocks(TUESDAY_FIVE), clocks.pass_clocks(TUESDAY_FIVE)] == [1, 0]
    assert kinds(case)[-1] == Event.CLOCK_PASSED
    [notice] = Notice.objects.filter(kind=Kind.CLOCK_PASSED)
    assert (notice.user, notice.medium, notice.due_at) == (house.user, Notice.Medium.DESK, TUESDAY_FIVE)


def test_a_clock_that_was_extended_is_told_again_when_it_passes_again(house: House) -> None:
    case = factories.create_case_at_status(Status.IN_MEDIATION)
    case.deadlines.filter(term="PM-1").update(sweep_at=TUESDAY_FIVE)
    clocks.pass_clocks(TUESDAY_FIVE)
    case.deadlines.filter(term="PM-1").update(sweep_at=TUESDAY_FIVE, passed_at=None, due_on=date(2027, 1, 22))
    clocks.pass_clocks(TUESDAY_FIVE + timedelta(days=1))
    notices = Notice.objects.filter(kind=Kind.CLOCK_PASSED, occasion__startswith="PM-1:").order_by("due_at")
    assert [notice.due_at for notice in notices] == [TUESDAY_FIVE, TUESDAY_FIVE + timedelta(days=1)]


def test_a_clock_passes_also_where_nobody_serves_who_could_be_told(house: House) -> None:
    case = house.registered()
    Membership.objects.filter(role__in=WATCHING).delete()
    assert clocks.pass_clocks(TUESDAY_FIVE) == 1
    assert kinds(case)[-1] == Event.CLOCK_PASSED
    assert not Notice.objects.filter(kind=Kind.CLOCK_PASSED).exists()


def test_a_clock_on_a_desk_is_a_message_like_any_other(house: House) -> None:
    case = house.registered()
    clocks.pass_clocks(TUESDAY_FIVE)
    laid = Notice.objects.get(kind=Kind.CLOCK_PASSED)
    notices.tell(case, Kind.DISSATISFIED, users=[house.user.pk], due_at=TUESDAY_FIVE)
    notice = Notice.objects.get(kind=Kind.DISSATISFIED)
    own = {"id", "reference", "kind", "occasion"}
    columns = [field.attname for field in Notice._meta.concrete_fields if field.attname not in own]
    assert {name: getattr(laid, name) for name in columns} == {name: getattr(notice, name) for name in columns}


def test_the_journal_stays_whole_and_the_clocks_what_it_says(house: House) -> None:
    house.registered()
    clocks.pass_clocks(TUESDAY_FIVE)
    assert list(verifying.broken_chains()) == []
    assert list(verifying.wrong_clocks()) == []


@pytest.mark.parametrize("cases", [1, 3])
def test_many_clocks_cost_as_many_statements_as_one(
    house: House, cases: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(cases):
        house.registered()
    with django_assert_num_queries(15):
        assert clocks.pass_clocks(TUESDAY_FIVE) == cases


def test_an_application_that_is_not_supplemented_lapses_when_the_hall_opens_again(house: House) -> None:
    case = supplementing(house)
    clock = case.deadlines.get(term="P-7")
    assert clock.sweep_at
    assert clocks.carry_consequences(clock.sweep_at - timedelta(seconds=1)) == 0
    assert [clocks.carry_consequences(clock.sweep_at) for _ in range(2)] == [1, 0]
    case.refresh_from_db()
    assert case.status == Status.WITHDRAWN
    assert kinds(case)[-2:] == [Event.CLOCK_PASSED, Action.LAPSE]


def test_a_case_that_cannot_move_does_not_hold_up_the_next(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stuck, other = supplementing(house), supplementing(house)
    moves = clocks.MOVES[Consequence.LAPSE]

    def lapse(case: Case, now: object) -> None:
        if case.pk == stuck.pk:
            raise lifecycle.NotAllowed(Action.LAPSE, "something is in the way")
        moves(case, factories.moment("2026-12-31 09:00"))

    monkeypatch.setitem(clocks.MOVES, Consequence.LAPSE, lapse)
    assert clocks.carry_consequences(factories.moment("2026-12-31 09:00")) == 2
    stuck.refresh_from_db()
    other.refresh_from_db()
    assert (stuck.status, other.status) == (Status.SUPPLEMENTING, Status.WITHDRAWN)
    assert [notice.case for notice in Notice.objects.filter(kind=Kind.CLOCK_PASSED)] == [stuck]
    assert journal.faults(stuck) == []
    assert "it does not move" in caplog.text


def test_a_provisional_deadline_is_computed_anew_when_its_year_is_announced(house: House) -> None:
    case = house.registered()
    Deadline.objects.filter(case=case, term="P-1").update(is_provisional=True, due_on=date(2027, 1, 5))
    assert clocks.reckon_provisional() == 0
    CalendarYear.objects.create(year=2027, is_announced=True, source="entered by hand")
    assert [clocks.reckon_provisional() for _ in range(2)] == [1, 0]
    clock = case.deadlines.get(term="P-1")
    assert (clock.is_provisional, clock.due_at) == (False, TUESDAY_FIVE)
