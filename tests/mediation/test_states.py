"""The table of transitions, and the database that holds to it."""

import importlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation import states
from mediation.access import permissions
from mediation.states import Action, Status

guards = importlib.import_module("mediation.migrations.0002_guards")


def test_the_trigger_knows_the_same_arrows_as_the_table():
    assert set(guards.ARROWS) == {f"{source}>{target}" for source, target in states.ARROWS}


def test_every_status_can_be_reached_from_a_submission():
    reached, frontier = {Status.SUBMITTED}, [Status.SUBMITTED]
    while frontier:
        source = frontier.pop()
        new = {t.target for t in states.TRANSITIONS if t.source == source} - reached
        reached |= new
        frontier += new
    assert reached == set(Status)


def test_every_open_status_has_a_way_to_the_end():
    leads = {status: {t.target for t in states.TRANSITIONS if t.source == status} for status in Status}
    ends = {Status.CLOSED}
    while grown := {status for status, targets in leads.items() if targets & ends} - ends:
        ends |= grown
    assert ends >= states.OPEN


def test_one_action_leads_to_one_place():
    assert len(states.BY_SOURCE_AND_ACTION) == len(states.TRANSITIONS)


def test_every_action_of_the_table_has_a_rule_of_access():
    assert {t.action for t in states.TRANSITIONS} <= set(permissions.RULES)


@pytest.mark.parametrize(
    ("source", "action", "target"),
    [
        (Status.REGISTERED, Action.ROUTE, Status.ROUTED),
        (Status.ROUTED, Action.OBJECT, Status.REGISTERED),
        (Status.ACCEPTED, Action.OPEN, Status.IN_MEDIATION),
        (Status.DEFAULTED, Action.PERFORM, Status.PERFORMED),
        (Status.CLOSED, Action.REOPEN, Status.REGISTERED),
        (Status.ARCHIVED, Action.REOPEN, None),
        (Status.REGISTERED, Action.AGREE, None),
    ],
)
def test_it_says_where_an_action_leads(source, action, target):
    assert states.target(source, action) == target


@given(st.sampled_from(list(Status)), st.sampled_from(list(Action)))
def test_what_is_offered_is_what_leads_somewhere(status, action):
    assert (action in states.actions_from(status)) == (states.target(status, action) is not None)
