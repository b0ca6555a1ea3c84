"""The table of terms: complete, and true to its own words."""

import pytest

from mediation import states, terms
from mediation.states import Action, Event
from mediation.terms import Basis, Binds, Consequence


@pytest.mark.parametrize("term", terms.TERMS, ids=lambda term: term.code)
def test_every_term_names_its_law_and_how_sure_we_are(term):
    assert term.law
    assert term.confidence in {"V", "V2", "K", "P"}
    assert term.starts
    assert (term.length > 0) or term.due_from or term.code == "CB-0"


@pytest.mark.parametrize("term", terms.TERMS, ids=lambda term: term.code)
def test_terms_start_and_stop_on_events_that_the_journal_knows(term):
    known = set(Action) | set(Event) | {"agreement.term"}
    assert term.starts | term.stops <= known


def test_codes_are_unique():
    assert len(terms.BY_CODE) == len(terms.TERMS)


def test_every_open_status_names_the_promise_that_runs_in_it():
    assert set(terms.PROMISES) == states.OPEN
    assert all(codes and codes <= set(terms.BY_CODE) for codes in terms.PROMISES.values())


@pytest.mark.parametrize("term", terms.TERMS, ids=lambda term: term.code)
def test_a_partys_own_right_is_shown_and_never_escalated(term):
    if term.binds == Binds.PARTY and term.code != "PF":
        assert term.consequence == Consequence.EXPIRE
    if term.basis == Basis.PROMISE:
        assert term.binds == Binds.US
