"""The one door: what it lets through, what it writes, and that it writes all of it or nothing."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from mediation import deadlines, journal, lifecycle
from mediation.access import permissions
from mediation.journal import Entry
from mediation.models import SYSTEM, Actor, Assignment, Case, CaseEvent, ConsentState, Deadline
from mediation.states import Action, Event, Status
from mediation.terms import Consequence
from tests.factories import NINE, moment

pytestmark = pytest.mark.django_db


def test_it_moves_writes_starts_a_clock_and_counts_the_journal(house):
    case = house.registered()
    case.refresh_from_db()
    assert (case.status, case.head_seq, case.next_term) == (Status.REGISTERED, 2, "P-1")
    assert [e.kind for e in case.events.all()] == [Event.MATTER_RECEIVED, Action.REGISTER]
    assert case.next_due_at == moment("2026-11-24 17:00")


def test_it_refuses_what_the_table_does_not_know(house):
    with pytest.raises(lifecycle.NotAllowed, match=r"已登记|Registered"):
        lifecycle.move(house.registered(), Action.AGREE, actor=house.actor, at=NINE)


def test_it_refuses_who_may_not(house):
    stranger = Actor(user_id=house.user.pk)
    with pytest.raises(permissions.NotPermitted):
        lifecycle.move(house.registered(), Action.ROUTE, actor=stranger, at=NINE, owner=house.committee)


def test_it_says_what_comes_first(house):
    case = house.accepted()
    assert Action.OPEN not in lifecycle.open_actions(case, house.actor)
    with pytest.raises(lifecycle.NotAllowed):
        lifecycle.move(case, Action.OPEN, actor=house.actor, at=NINE)
    house.consent(case)
    assert Action.OPEN in lifecycle.open_actions(case, house.actor)
    assert lifecycle.move(case, Action.OPEN, actor=house.actor, at=NINE).status == Status.IN_MEDIATION


def test_one_express_refusal_of_mediation_blocks_it(house):
    case = house.accepted()
    house.consent(case, ConsentState.DECLINED)
    with pytest.raises(lifecycle.NotAllowed):
        lifecycle.move(case, Action.OPEN, actor=house.actor, at=NINE)


def test_of_two_who_saw_the_same_case_one_wins(house):
    first, second = house.registered(), None
    second = Case.objects.get(pk=first.pk)
    lifecycle.move(first, Action.ROUTE, actor=house.actor, at=NINE, owner=house.committee)
    with pytest.raises(lifecycle.Stale):
        lifecycle.move(second, Action.REDIRECT, actor=house.actor, at=NINE, changes={"route_told": "法院"})
    assert CaseEvent.objects.filter(case=first).count() == first.head_seq


def test_a_new_owner_ends_the_old_assignment(house):
    case = house.registered()
    lifecycle.move(case, Action.ROUTE, actor=house.actor, at=NINE, owner=house.committee, rule="14")
    leads = Assignment.objects.filter(case=case).order_by("began_at", "ended_at")
    assert [(a.agency.code, a.ended_because) for a in leads] == [("centre", "route"), ("pmc_yz", "")]
    lifecycle.move(case, Action.OBJECT, actor=house.actor, at=NINE)
    assert case.owner_id == house.own.pk


def test_a_merged_case_has_no_owner_and_no_running_clock_of_ours(house):
    case = house.registered()
    lifecycle.move(case, Action.MERGE, actor=house.actor, at=NINE, changes={"outcome": "merged"})
    assert not Assignment.objects.current().filter(case=case).exists()
    assert not Deadline.objects.running().ours().filter(case=case).exists()


def test_when_the_record_fails_nothing_else_is_written(house, monkeypatch):
    case = house.registered()

    def broken(*args, **kwargs):
        raise DatabaseError

    monkeypatch.setattr(journal, "write", broken)
    with pytest.raises(DatabaseError), transaction.atomic():
        lifecycle.move(case, Action.ROUTE, actor=house.actor, at=NINE, owner=house.committee)
    monkeypatch.undo()
    kept = Case.objects.get(pk=case.pk)
    assert (kept.status, kept.owner_id, kept.head_seq) == (Status.REGISTERED, house.own.pk, 2)
    assert Assignment.objects.filter(case=case).count() == 1
    assert not Deadline.objects.filter(case=case, term="P-2").exists()


def test_nothing_occurs_in_the_future(house):
    case = house.registered()
    with pytest.raises(ValidationError, match=r"future|现在"):
        lifecycle.record(case, Entry(Event.FIRST_CONTACT, {}, moment("2026-11-24 09:00")), actor=house.actor, at=NINE)


def test_nothing_occurs_before_registration_but_signing_for_an_entrusted_case(house):
    case, earlier = house.registered(), moment("2026-11-20 09:00")
    with pytest.raises(ValidationError):
        lifecycle.record(case, Entry(Event.FIRST_CONTACT, {}, earlier), actor=house.actor, at=NINE)
    entrusted = house.registered(source="entrusted", track="court_appointed")
    lifecycle.move(entrusted, Action.ROUTE, actor=house.actor, at=NINE, owner=house.committee)
    lifecycle.move(entrusted, Action.ACKNOWLEDGE, actor=house.actor, at=NINE, occurred_at=earlier)
    assert entrusted.deadlines.get(term="CT-1").due_at == moment("2026-12-22 00:00")  # Sun 20 → Mon 21 December 24:00


def test_what_is_entered_late_says_when_it_happened_and_on_whose_word(house):
    case = house.registered()
    when, now = moment("2026-11-23 10:15"), moment("2026-11-23 11:00")
    lifecycle.record(case, Entry(Event.FIRST_CONTACT, {}, when, attested_by="林佳"), actor=house.actor, at=now)
    line = case.events.last()
    assert (line.occurred_at, line.recorded_at, line.attested_by) == (when, now, "林佳")


def test_reopening_begins_a_new_segment_with_the_centre_as_owner(house):
    case = house.accepted()
    lifecycle.move(case, Action.WITHDRAW, actor=house.actor, at=NINE, changes={"outcome": "withdrawn"})
    lifecycle.move(case, Action.REOPEN, actor=house.actor, at=NINE)
    assert (case.segment, case.owner_id, case.outcome, case.resolved_at) == (2, house.own.pk, "", None)


def test_a_case_that_the_centre_closed_itself_has_an_owner_again_when_it_is_reopened(house):
    case = house.registered()
    lifecycle.move(case, Action.MERGE, actor=house.actor, at=NINE, changes={"outcome": "merged"})
    lifecycle.move(case, Action.REOPEN, actor=house.actor, at=NINE)
    assert [lead.agency_id for lead in Assignment.objects.current().filter(case=case)] == [house.own.pk]


def test_the_rows_of_the_clocks_are_what_a_rebuild_would_write(house):
    case = house.accepted()
    assert deadlines.rebuild(case, deadlines.days_of(case.centre_id)).is_empty
    Deadline.objects.filter(case=case, term="PM-1").update(due_at=NINE)
    assert [row.term for row in deadlines.rebuild(case, deadlines.days_of(case.centre_id)).changed] == ["PM-1"]


def test_the_sweep_passes_each_clock_once_and_writes_it_down(house):
    case, night = house.accepted(), moment("2026-12-25 01:00")
    sweeps = [deadlines.claim_passed(night, consequence=Consequence.ESCALATE, limit=10) for _ in range(2)]
    assert [[d.term for d in sweep] for sweep in sweeps] == [["P-3", "PM-1"], []]
    case.refresh_from_db()
    assert [e.details["clock"] for e in case.events.filter(kind=Event.CLOCK_PASSED)] == ["P-3", "PM-1"]
    assert journal.faults(case) == []
    assert deadlines.rebuild(case, deadlines.days_of(case.centre_id)).is_empty


def test_the_system_may_only_do_what_the_table_gives_it(house):
    with pytest.raises(permissions.NotPermitted):
        lifecycle.move(house.registered(), Action.ROUTE, actor=SYSTEM, at=NINE, owner=house.committee)
