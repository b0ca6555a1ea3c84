"""The chain of a case: whole when nothing was touched, and telling where it was."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from mediation import journal, lifecycle
from mediation.journal import Entry, writing
from mediation.models import CaseEvent
from mediation.states import Event
from tests.factories import NINE

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(house):
    registered = house.registered()
    for number in range(3):
        lifecycle.record(registered, Entry(Event.RISK_SET, {"n": number}), actor=house.actor, at=NINE)
    registered.refresh_from_db()
    return registered


def test_an_untouched_chain_has_no_fault(case):
    assert journal.faults(case) == []


def test_details_survive_the_round_trip_through_the_database(house, case):
    details = {"amount": Decimal("2500.00"), "due_on": date(2026, 11, 26), "at": NINE, "nested": {"乙": [1, None]}}
    lifecycle.record(case, Entry(Event.RISK_SET, details), actor=house.actor, at=NINE)
    assert journal.faults(case) == []
    assert case.events.last().details["amount"] == "2500.00"


def test_a_line_is_kept_to_the_microsecond(house, case):
    at = NINE + timedelta(microseconds=123_457)
    lifecycle.record(case, Entry(Event.RISK_SET, {}, at, attested_by="clerk"), actor=house.actor, at=at)
    assert journal.faults(case) == []
    line = case.events.get(seq=case.head_seq)
    assert (line.occurred_at, line.recorded_at, line.attested_by) == (at, at, "clerk")
    assert (line.centre_id, line.actor_user, line.actor_party_id) == (case.centre_id, house.user, None)


def test_every_column_of_a_line_is_written_but_the_one_that_the_database_fills():
    columns = [field.attname for field in CaseEvent._meta.concrete_fields if field.attname != "xid"]
    assert list(writing.COLUMNS) == columns


def test_a_head_that_does_not_meet_the_chain_is_found(case):
    case.head_seq = 4
    assert [fault.what for fault in journal.faults(case)] == ["head"]


@pytest.mark.parametrize(
    ("column", "value"),
    [("kind", "rating"), ("actor_role", "director"), ("attested_by", "somebody"), ("details", {"n": 9})],
)
def test_an_altered_line_is_found(case, column, value):
    line = case.events.get(seq=3)
    setattr(line, column, value)
    assert journal.hash_of(line) != bytes(line.hash)


def test_free_text_stays_out_of_the_journal_and_its_digest_in(house, case):
    entry = journal.write_down("note", "电话里说愿意来", at=NINE, case=case, by=house.actor)
    lifecycle.record(case, Entry(Event.FIRST_CONTACT, journal.mention(entry)), actor=house.actor, at=NINE)
    line = case.events.last()
    assert set(line.details) == {"statement", "digest"}
    assert "电话" not in str(line.details)
    assert journal.faults(case) == []


def test_the_same_words_have_different_digests(house, case):
    first, second = (journal.write_down("note", "同样的话", at=NINE, case=case) for _ in range(2))
    assert journal.mention(first)["digest"] != journal.mention(second)["digest"]
