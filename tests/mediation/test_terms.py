"""The table of terms: complete, true to its own words, and one version of each for every place and day."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from mediation import articles, checks, states, terms
from mediation.handling import effects
from mediation.models import Deadline, Track
from mediation.states import Action, Event, Status
from mediation.terms import Basis, Binds, Consequence, TermTable, soundness, versions
from tests.factories import moment

ROWS = pytest.mark.parametrize("term", terms.ALL, ids=lambda term: f"{term.code}{term.territory}")
NEW_YEAR = date(2027, 1, 1)
NINGBO, ANHUI = "330212", "340102"


@ROWS
def test_every_term_names_its_law_and_how_sure_we_are(term):
    assert term.law
    assert term.confidence in {"V", "V2", "K", "P"}
    assert (term.length > 0) or term.due_from or term.code == "CB-0"


@ROWS
def test_terms_start_and_stop_on_events_that_the_journal_knows(term):
    known = set(Action) | set(Event) | {"agreement.term"}
    assert term.starts | term.stops <= known


@ROWS
def test_a_partys_own_right_is_shown_and_never_escalated(term):
    if term.binds == Binds.PARTY and term.code != "PF":
        assert term.consequence == Consequence.EXPIRE
    if term.basis == Basis.PROMISE:
        assert term.binds == Binds.US


@ROWS
def test_a_term_is_for_tracks_that_there_are(term):
    assert term.only | term.never <= set(Track)


def test_every_open_status_has_clocks_that_may_answer_for_it():
    assert all(terms.promised_in(status) for status in states.OPEN)


@pytest.mark.parametrize("track", Track)
@pytest.mark.parametrize("place", [NINGBO, ANHUI])
def test_every_track_has_a_clock_that_answers_once_it_is_accepted(track, place):
    law = terms.at(place, date(2026, 11, 23)).values()
    ours = [term for term in law if Status.ACCEPTED in term.answers_in and (not term.only or track in term.only)]
    assert ours


def test_the_narrower_place_goes_first():
    there, elsewhere = terms.at(NINGBO, NEW_YEAR), terms.at(ANHUI, NEW_YEAR)
    assert there["LB-1"].basis == Basis.LOCAL
    assert elsewhere["LB-1"].basis == Basis.REGULATORY
    assert there["PM-1"] is elsewhere["PM-1"]
    assert list(there) == list(elsewhere)


def test_a_case_keeps_the_version_it_began_under(monkeypatch):
    monkeypatch.setattr(versions, "TABLE", TermTable(changed(length=20)))
    centre = SimpleNamespace(division=NINGBO)
    for applied_at, length in {"2026-12-31 23:59": 15, "2027-01-01 00:00": 20}.items():
        case = SimpleNamespace(centre=centre, applied_at=moment(applied_at))
        assert terms.of(case)["LB-1"].length == length


def test_what_came_before_the_first_day_is_read_by_the_first_versions():
    assert terms.at(NINGBO, date(2019, 5, 1))["JC-1"].length == 30


def test_the_table_is_whole():
    assert terms.faults() == []
    assert checks.the_law_is_whole() == []


def changed(code="LB-1", territory="33", **fields):
    """The table with a new version of one row from the new year on."""
    rows = []
    for row in terms.ALL:
        if (row.code, row.territory) == (code, territory):
            rows += [replace(row, until=NEW_YEAR), replace(row, **{"since": NEW_YEAR, **fields})]
        else:
            rows.append(row)
    return tuple(rows)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"since": date(2026, 12, 31)}, "hold at once"),
        ({"since": date(2027, 1, 2)}, "no version holds"),
        ({"until": date(2026, 1, 1)}, "ends before it begins"),
        ({"length": 0}, "has no length"),
        ({"name": "another"}, "is another clock"),
        ({"binds": Binds.PARTY}, "is another clock"),
    ],
)
def test_a_version_that_overlaps_leaves_a_gap_or_is_another_clock_is_named(fields, fault):
    assert any(fault in sentence for sentence in terms.faults(TermTable(changed(**fields))))


def test_a_row_that_rests_on_nothing_or_that_no_deadline_can_hold_is_named():
    faults = terms.faults(TermTable((*terms.ALL, replace(terms.ALL[0], code="TOO-LONG-1", law=articles.Citation()))))
    assert {fault.partition(" since 2024-01-01 ")[2] for fault in faults} == {
        "rests on nothing",
        "has a code of more than 8 characters",
    }


def test_every_right_that_somebody_is_reminded_of_has_its_message_and_the_other_way_round():
    assert {term.code for term in terms.ALL if term.reminded_after} == effects.RIGHTS.keys()


def test_the_longest_code_is_what_a_deadline_holds():
    assert Deadline._meta.get_field("term").max_length == soundness.LONGEST_CODE


def test_a_reminder_of_a_right_that_has_ended_is_named():
    assert any("has ended by then" in fault for fault in terms.faults(TermTable(changed("JC-1", "", length=20))))


def test_a_status_that_no_clock_answers_for_any_more_is_named(monkeypatch):
    rows = tuple(replace(row, until=NEW_YEAR) if row.code == "P-6" else row for row in terms.ALL)
    monkeypatch.setattr(versions, "TABLE", TermTable(rows))
    assert "no clock answers for suspended in the whole country from 2027-01-01" in terms.faults()
    assert next(problem.id for problem in checks.the_law_is_whole()) == "mediation.E005"
