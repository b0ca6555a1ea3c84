"""Keeping the rows of a case's clocks equal to what its journal says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from mediation import terms
from mediation.deadlines.clocks import Clock, Line
from mediation.deadlines.reading import read
from mediation.deadlines.reckoning import Days
from mediation.models import Case, CaseEvent, Deadline

COLUMNS = ("state", "stop_seq", "stopped_at", "due_on", "due_at", "sweep_at", "passed_at", "is_provisional", "trace")


@dataclass
class Plan:
    """What must be written so that the rows say what the journal will say."""

    new: list[Deadline] = field(default_factory=list)
    changed: list[Deadline] = field(default_factory=list)
    next_due_at: datetime | None = None
    next_term: str = ""

    @property
    def on_case(self) -> dict[str, Any]:
        return {"next_due_at": self.next_due_at, "next_term": self.next_term}

    @property
    def is_empty(self) -> bool:
        return not self.new and not self.changed


def plan(case: Case, new_events: Sequence[CaseEvent], days: Days) -> Plan:
    """Read the journal with these lines added; nothing is written. Costs two queries unless the journal is empty, and
    one more where the centre of ``case`` was not read with it.
    """
    lines = [*_written(case), *(Line(e.seq, e.kind, e.occurred_at, e.details) for e in new_events)]
    rows = {(r.term, r.occasion, r.start_seq): r for r in case.deadlines.all()} if case.head_seq else {}
    clocks = read(lines, days, terms.of(case))
    planned = Plan()
    for clock in clocks:
        row = rows.pop(clock.key, None)
        if row is None:
            planned.new.append(_row(case, clock))
        elif _bring_up(row, _columns(clock)):
            planned.changed.append(row)
    for row in rows.values():
        if _bring_up(row, {"state": Deadline.State.CANCELLED, "sweep_at": None}):
            planned.changed.append(row)
    _find_next(planned, clocks)
    return planned


def carry_out(planned: Plan) -> None:
    """Write the rows of a plan."""
    if planned.new:
        Deadline.objects.bulk_create(planned.new)
    if planned.changed:
        Deadline.objects.bulk_update(planned.changed, COLUMNS)


def rebuild(case: Case, days: Days) -> Plan:
    """What a fresh reading of the whole journal would change; empty where the rows are right."""
    return plan(case, (), days)


def _written(case: Case) -> Iterable[Line]:
    if not case.head_seq:
        return ()
    rows = case.events.order_by("seq").values_list("seq", "kind", "occurred_at", "details")
    return (Line(*row) for row in rows)


def _row(case: Case, clock: Clock) -> Deadline:
    term, occasion, start_seq = clock.key
    return Deadline(
        case_id=case.pk,
        centre_id=case.centre_id,
        term=term,
        occasion=occasion,
        binds=clock.term.binds,
        start_seq=start_seq,
        started_at=clock.start.occurred_at,
        **_columns(clock),
    )


def _columns(clock: Clock) -> dict[str, Any]:
    return {
        "state": clock.state,
        "stop_seq": clock.stop.seq if clock.stop else None,
        "stopped_at": clock.stop.occurred_at if clock.stop else None,
        "due_on": clock.due_on,
        "due_at": clock.due_at,
        "sweep_at": clock.sweep_at,
        "passed_at": clock.passed.occurred_at if clock.passed else None,
        "is_provisional": clock.is_provisional,
        "trace": clock.trace,
    }


def _bring_up(row: Deadline, columns: dict[str, Any]) -> bool:
    changed = {name: value for name, value in columns.items() if getattr(row, name) != value}
    for name, value in changed.items():
        setattr(row, name, value)
    return bool(changed)


def _find_next(planned: Plan, clocks: Iterable[Clock]) -> None:
    biting = [
        (clock.due_at, clock.term.code)
        for clock in clocks
        if clock.state == Deadline.State.RUNNING and clock.due_at and clock.term.bites
    ]
    if biting:
        planned.next_due_at, planned.next_term = min(biting)
