"""Random days of one case: legal and illegal actions, by people who may and may not, early and late, clocks that pass.

Whatever comes, after every step one agency owns an open case, at least one clock of ours answers for it, the chain is
whole, and the rows of its clocks are what its journal says. The days are the same in every run.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from mediation import journal, lifecycle, states, terms
from mediation.access import permissions
from mediation.delivery import clocks, verifying
from mediation.handling import effects
from mediation.journal import Entry
from mediation.models import (
    SYSTEM,
    Actor,
    Agreement,
    AgreementTerm,
    Assignment,
    Case,
    ConsentState,
    Deadline,
    Performance,
    Signature,
)
from mediation.states import Action, Event, Outcome, RefusalReason, Status
from tests import factories
from tests.mediation.conftest import House
from windows import calendars, hours
from windows.models import Agency, AgencyKind, Role

OUTCOMES = {
    Action.REFUSE: Outcome.REFUSED,
    Action.REDIRECT: Outcome.REDIRECTED,
    Action.WITHDRAW: Outcome.WITHDRAWN,
    Action.LAPSE: Outcome.WITHDRAWN,
    Action.TERMINATE: Outcome.TERMINATED_AFTER_SESSIONS,
    Action.TRANSFER_OUT: Outcome.TRANSFERRED_OUT,
    Action.RETURN_TO_ENTRUSTER: Outcome.RETURNED_TO_COURT,
    Action.CONCLUDE: Outcome.HANDLED_BY_AGENCY,
    Action.MERGE: Outcome.MERGED,
}
ROLES = (
    Role.CLERK,
    Role.DISPATCHER,
    Role.SUPERVISOR,
    Role.DIRECTOR,
    Role.CALLBACK_CLERK,
    Role.ARCHIVIST,
    Role.SEAL_KEEPER,
)
EXAMPLES = int(os.environ.get("PROOF_EXAMPLES", "15"))  # `make proof` asks for more
MEDIATED = ["committee", "labour_mediation", "court_appointed", "medical", "consumer"]
PAUSES = st.one_of(
    st.integers(0, 120).map(lambda minutes: timedelta(minutes=minutes)),
    st.integers(1, 40).map(lambda days: timedelta(days=days)),
)


class Days(RuleBasedStateMachine):
    """``house`` is set by the test: the hall in which all of them happen, within one transaction that is undone."""

    house: House
    bodies: tuple[Agency, Agency]
    actor: Actor

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.at = factories.NINE
        self.seen: Status | None = None

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    @initialize(track=st.sampled_from(MEDIATED), entrusted=st.booleans(), steps=st.integers(0, 12))
    def begin_on_the_way(self, track: str, entrusted: bool, steps: int) -> None:
        """Some steps along the way that most cases go; from there anything may happen."""
        source = "entrusted" if entrusted else "on_application"
        self.case = self.house.submitted(track=track, source=source)
        self.record(Entry(Event.MATTER_RECEIVED, {"online": True}))
        way: list[Callable[[], object]] = [
            *(partial(self.act, action, self.actor) for action in (Action.REGISTER, Action.ROUTE, Action.ACKNOWLEDGE)),
            partial(self.act, Action.ACCEPT, self.actor),
            partial(self.ask_for_consent, ConsentState.GIVEN),
            partial(self.act, Action.OPEN, self.actor),
            partial(self.draft, 7),
            partial(self.act, Action.AGREE, self.actor),
            self.sign_and_seal,
            self.perform_a_term,
            self.perform_a_term,
            partial(self.act, Action.CALL_BACK, self.actor),
        ]
        for step in way[:steps]:
            step()

    # --- what people do ----------------------------------------------------------------------------------------------

    @rule(action=st.sampled_from(Action), pause=PAUSES, late=st.integers(0, 60), as_system=st.booleans())
    def try_something(self, action: Action, pause: timedelta, late: int, as_system: bool) -> None:
        """What the buttons show can be done, and nothing else can."""
        self.at += pause
        actor = SYSTEM if as_system and action in (Action.LAPSE, Action.CALL_BACK) else self.actor
        self.act(action, actor, late=timedelta(minutes=late))

    @rule(pick=st.integers(0, 9), pause=PAUSES)
    def go_on(self, pick: int, pause: timedelta) -> None:
        """One of the buttons."""
        self.at += pause
        buttons = lifecycle.open_actions(self.case, self.actor)
        if buttons:
            self.act(buttons[pick % len(buttons)], self.actor)

    @rule(action=st.sampled_from(Action))
    def act_as_a_stranger(self, action: Action) -> None:
        assert not self.goes(action, Actor(user_id=self.actor.user_id), **self.details_of(action))

    @rule(action=st.sampled_from(Action))
    def act_on_what_was_read_before(self, action: Action) -> None:
        """Of two who press at the same time, one is told that somebody else was first."""
        stale = Case.objects.get(pk=self.case.pk)
        self.record(Entry(Event.RISK_SET, {}))
        if action in lifecycle.open_actions(stale, self.actor):
            with pytest.raises(lifecycle.Stale), transaction.atomic():
                lifecycle.move(stale, action, actor=self.actor, at=self.at, **self.details_of(action))

    @rule(state=st.sampled_from([ConsentState.GIVEN, ConsentState.GIVEN, ConsentState.DECLINED]))
    def ask_for_consent(self, state: ConsentState) -> None:
        if self.case.status in (Status.ACCEPTED, Status.ROUTED):
            self.case.parties.update(consent=state, consented_at=self.at)
            self.record(*(Entry(Event.CONSENT, {"party": number, "state": state}) for number in (1, 2)))

    @precondition(lambda self: self.case.status == Status.IN_MEDIATION)
    @rule(days=st.integers(1, 20))
    def draft(self, days: int) -> None:
        self.case.agreements.filter(state=Agreement.State.DRAFT).update(state=Agreement.State.SUPERSEDED)
        version = self.case.agreements.count() + 1
        made = Agreement.objects.create(case=self.case, version=version, form="written", facts="已查明。")
        debtor, creditor = self.case.parties.order_by("-number")
        due_on = hours.day_of(self.at) + timedelta(days=days)
        for number in (1, 2):
            AgreementTerm.objects.create(
                agreement=made, number=number, debtor=debtor, creditor=creditor, act="付款", amount=100, due_on=due_on
            )

    @precondition(lambda self: self.case.status == Status.AGREED)
    @rule()
    def sign_and_seal(self) -> None:
        made = self.case.agreements.filter(state=Agreement.State.DRAFT).first()
        if made is None:
            return
        user = {"user": self.house.user, "signed_at": self.at}
        for party in self.case.parties.all():
            Signature.objects.create(agreement=made, kind="party", party=party, **user)
        for kind in ("mediator", "seal"):
            Signature.objects.create(agreement=made, kind=kind, **user)
        self.case.agreements.filter(state=Agreement.State.EFFECTIVE).update(state=Agreement.State.SUPERSEDED)
        made.state, made.effective_at = Agreement.State.EFFECTIVE, self.at
        made.save()
        self.record(effects.entry(made), changes={"outcome": Outcome.WRITTEN_AGREEMENT})

    @precondition(lambda self: self.case.status in (Status.AGREED, Status.DEFAULTED))
    @rule()
    def perform_a_term(self) -> None:
        """The last one performs the agreement, in one move."""
        made = self.case.agreements.filter(state=Agreement.State.EFFECTIVE).first()
        left = effects.unperformed(made) if made else []
        if not left:
            return
        Performance.objects.create(
            term=left[0],
            amount=100,
            proof="receipt",
            occurred_at=self.at,
            reported_at=self.at,
            reported_by_user=self.house.user,
            confirmed_at=self.at,
        )
        recorded = Entry(Event.PERFORMANCE_RECORDED, {"term": left[0].number})
        if len(left) > 1:
            self.record(recorded)
        else:
            assert self.goes(Action.PERFORM, self.actor, before=[recorded])

    @precondition(lambda self: self.case.status in (Status.IN_FOLLOW_UP, Status.DEFAULTED))
    @rule()
    def everybody_was_called(self) -> None:
        self.record(Entry(Event.CALLBACK_DONE, {"reached": [1, 2]}))

    @precondition(lambda self: self.case.status in (Status.ACCEPTED, Status.IN_MEDIATION))
    @rule(task=st.integers(1, 3), kind=st.sampled_from([Event.ASSIST_ASKED, Event.ASSIST_CLOSED]))
    def assist(self, task: int, kind: Event) -> None:
        self.record(Entry(kind, {"task": task, "agency": "police"}))

    @rule(days=st.integers(1, 60))
    def extend(self, days: int) -> None:
        clock = self.case.deadlines.running().ours().order_by("term").first()
        if clock and clock.due_on:
            until = (clock.due_on + timedelta(days=days)).isoformat()
            self.record(Entry(Event.CLOCK_EXTENDED, {"clock": clock.term, "occasion": clock.occasion, "until": until}))

    # --- what the sweeps do ------------------------------------------------------------------------------------------

    @rule(pause=PAUSES)
    def sweep(self, pause: timedelta) -> None:
        self.at += pause
        clocks.pass_clocks(self.at)
        clocks.carry_consequences(self.at)
        self.case.refresh_from_db()

    # --- what always holds -------------------------------------------------------------------------------------------

    @invariant()
    def status_moves_along_the_table(self) -> None:
        status = Status(self.stored().status)
        assert self.seen in (None, status) or (self.seen, status) in states.ARROWS
        self.seen = status

    @invariant()
    def one_agency_owns_an_open_case(self) -> None:
        stored = self.stored()
        leads = Assignment.objects.current().filter(case=stored, role=Assignment.Role.LEAD)
        assert [lead.agency_id for lead in leads] == ([stored.owner_id] if stored.is_open else [])
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")

    @invariant()
    def a_clock_of_ours_answers_for_an_open_case(self) -> None:
        stored = self.stored()
        running = set(stored.deadlines.running().values_list("term", flat=True))
        assert not stored.is_open or running & terms.promised_in(Status(stored.status))

    @invariant()
    def the_chain_is_whole_and_ends_at_the_head(self) -> None:
        stored = self.stored()
        assert journal.faults(stored) == []
        assert stored.events.count() == stored.head_seq

    @invariant()
    def the_clocks_are_what_the_journal_says(self) -> None:
        assert verifying.differences(self.stored()) == []
        assert not Deadline.objects.filter(case=self.case, state=Deadline.State.RUNNING, due_at=None).exists()

    # --- how it is done ----------------------------------------------------------------------------------------------

    def stored(self) -> Case:
        return Case.objects.get(pk=self.case.pk)

    def record(self, *entries: Entry, changes: dict[str, Any] | None = None) -> None:
        lifecycle.record(self.case, *entries, actor=self.actor, at=self.at, changes=changes)

    def act(self, action: Action, actor: Actor, *, late: timedelta = timedelta(0)) -> None:
        expected = action in lifecycle.open_actions(self.case, actor)
        happened = self.at - late
        is_late = late and self.case.registered_at and happened > self.case.registered_at
        details = self.details_of(action) | {"occurred_at": happened if is_late else None}
        assert self.goes(action, actor, **details) == expected
        if expected and action == Action.SET_ASIDE:
            self.case.agreements.update(state=Agreement.State.SET_ASIDE)

    def goes(self, action: Action, actor: Actor, **details: Any) -> bool:
        """Whether it could be done; where it could not, nothing was written."""
        before = Case.objects.filter(pk=self.case.pk).values().get()
        try:
            lifecycle.move(self.case, action, actor=actor, at=self.at, **details)
        except (lifecycle.NotAllowed, permissions.NotPermitted):
            assert Case.objects.filter(pk=self.case.pk).values().get() == before
            return False
        return True

    def details_of(self, action: Action) -> dict[str, Any]:
        """What a verb would say with the action."""
        changes: dict[str, Any] = {}
        details: dict[str, Any] = {"changes": changes}
        if action in OUTCOMES:
            changes |= {
                "outcome": OUTCOMES[action],
                "refusal_reason": RefusalReason.CRIMINAL,
                "route_told": "向法院起诉",
            }
        if action == Action.REGISTER:
            changes |= {"register_year": 2026, "register_number": 1}
            details["details"] = {"track": self.case.track}
        if action in (Action.ROUTE, Action.REROUTE):
            details["owner"] = next(body for body in self.bodies if body.pk != self.case.owner_id)
            changes |= {"mediating_body_id": details["owner"].pk}
        if action == Action.ACCEPT:
            changes["mediator_id"] = self.house.user.pk
        if action == Action.SUSPEND:
            details["details"] = {"reason": "appraisal"}
        return details


def test_whatever_is_tried_the_invariants_hold(house: House) -> None:
    calendars.load(2026)
    other = factories.agency(house.centre, "pmc_other", kind=AgencyKind.MEDIATING_BODY, has_seal=True)
    duties = [
        house.member(role) for role in ROLES if not house.user.memberships.filter(role=role, agency=None).exists()
    ]
    duties += [house.member(Role.MEDIATOR, other)]
    Days.house, Days.bodies = house, (house.committee, other)
    Days.actor = Actor.staff(house.user.pk, house.user.memberships.all())
    run_state_machine_as_test(
        Days,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=30,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
