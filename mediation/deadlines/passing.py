"""Clocks whose moment has come: written into the journals of many cases at once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from mediation import journal
from mediation.models import SYSTEM, Case, CaseEvent, Deadline
from mediation.states import Event
from mediation.terms import TERMS, Consequence

HEADS = """
UPDATE mediation_case AS c SET head_seq = v.seq, head_hash = v.hash, last_changed_at = %s
FROM unnest(%s::uuid[], %s::int[], %s::bytea[]) AS v(id, seq, hash) WHERE c.id = v.id
"""


@transaction.atomic
def claim_passed(now: datetime, *, consequence: Consequence, limit: int) -> list[Deadline]:
    """Mark up to ``limit`` clocks of terms with this consequence as passed, each with its line in the journal.

    Set-based: six statements however many are due. Cases that somebody is writing to are left for the next sweep,
    and so is a second clock of the same case.
    """
    due = _due(now, consequence, limit)
    if not due:
        return []
    events = [_line(deadline, now) for deadline in due]
    with connection.cursor() as cursor:
        ids, seqs, hashes = [e.case_id for e in events], [e.seq for e in events], [e.hash for e in events]
        cursor.execute(HEADS, [now, ids, seqs, hashes])
    CaseEvent.objects.bulk_create(events)
    Deadline.objects.filter(pk__in=[d.pk for d in due]).update(passed_at=now)
    return due


def _due(now: datetime, consequence: Consequence, limit: int) -> list[Deadline]:
    codes = [term.code for term in TERMS if term.consequence == consequence]
    rows = (
        Deadline.objects.to_sweep(now)
        .filter(term__in=codes)
        .select_for_update(of=("self", "case"), skip_locked=True)
        .select_related("case")
        .order_by("sweep_at")[:limit]
    )
    first_of_each: dict[UUID, Deadline] = {}
    for deadline in rows:
        first_of_each.setdefault(deadline.case_id, deadline)
    return list(first_of_each.values())


def _line(deadline: Deadline, now: datetime) -> CaseEvent:
    case: Case = deadline.case
    entry = journal.Entry(Event.CLOCK_PASSED, {"clock": deadline.term, "occasion": deadline.occasion})
    event = journal.lines(case, [entry], actor=SYSTEM, at=now)[0]
    for name, value in journal.head_after([event]).items():
        setattr(case, name, value)
    return event
