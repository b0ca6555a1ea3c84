"""Clocks whose moment has come: written into the journals of many cases at once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from mediation import journal
from mediation.models import SYSTEM, Case, CaseEvent, Deadline
from mediation.states import Event
from mediation.terms import ALL, Consequence

HEADS = """
UPDATE mediation_case AS c SET head_seq = v.seq, head_hash = v.hash, last_changed_at = %s
FROM unnest(%s::uuid[], %s::int[], %s::bytea[]) AS v(id, seq, hash) WHERE c.id = v.id
"""
READ = (
    *("centre_id", "term", "occasion", "start_seq", "due_on"),
    *("case__centre_id", "case__head_seq", "case__head_hash"),
)
PASSED = "UPDATE mediation_deadline SET passed_at = %s WHERE id = ANY(%s::uuid[])"


@transaction.atomic
def claim_passed(now: datetime, *, consequence: Consequence, limit: int) -> list[Deadline]:
    """Mark up to ``limit`` clocks of terms with this consequence as passed, each with its line in the journal.

    Set-based: four statements however many are due. Cases that somebody is writing to are left for the next sweep.
    Of the clocks and their cases only what the lines and the messages need is read.
    """
    due = _due(now, consequence, limit)
    if due:
        cases = _one_of_each(due)
        events = [_line(deadline, now) for deadline in due]
        with connection.cursor() as cursor:
            heads = [(case.pk, case.head_seq, case.head_hash) for case in cases]
            cursor.execute(HEADS, [now, *map(list, zip(*heads, strict=True))])
            cursor.execute(PASSED, [now, [deadline.pk for deadline in due]])
        journal.write(events)
    return due


def _due(now: datetime, consequence: Consequence, limit: int) -> list[Deadline]:
    codes = sorted({term.code for term in ALL if term.consequence == consequence})
    rows = (
        Deadline.objects.to_sweep(now)
        .filter(term__in=codes)
        .select_for_update(of=("self", "case"), skip_locked=True, no_key=True)
        .select_related("case")
        .only(*READ)
        .order_by("sweep_at")[:limit]
    )
    return list(rows)


def _one_of_each(due: list[Deadline]) -> list[Case]:
    """Their cases; clocks of the same case share one, so that the second line is chained after the first."""
    cases: dict[UUID, Case] = {}
    for deadline in due:
        deadline.case = cases.setdefault(deadline.case_id, deadline.case)
    return list(cases.values())


def _line(deadline: Deadline, now: datetime) -> CaseEvent:
    case = deadline.case
    entry = journal.Entry(Event.CLOCK_PASSED, {"clock": deadline.term, "occasion": deadline.occasion})
    event = journal.lines(case, [entry], actor=SYSTEM, at=now)[0]
    for name, value in journal.head_after([event]).items():
        setattr(case, name, value)
    return event
