"""Adding to the record. What happened to a case is added, chained by hash, and never edited.

Lines are made here and written (``writing``) by ``lifecycle``, which moves the head of the journal in the one UPDATE
that changes the case, and by the sweep of passed clocks, which does so for many cases at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model

from mediation.journal import digests
from mediation.journal.chain import hash_of
from mediation.models import Actor, Case, CaseEvent

STORED = DjangoJSONEncoder()


class Stale(Exception):
    """Somebody else wrote to this case since it was read. Read it again and decide again."""


@dataclass(frozen=True)
class Entry:
    """One line to be written: ``kind`` from ``states.Action`` or ``states.Event``.

    ``occurred_at`` is given where it happened before it is written down, with ``attested_by`` saying on whose word.
    ``rows``: what is written in the same transaction and belongs to it, as it will stand; the line carries digests.
    """

    kind: str
    details: Mapping[str, Any] = field(default_factory=dict)
    occurred_at: datetime | None = None
    attested_by: str = ""
    rows: tuple[Model, ...] = ()


def lines(
    case: Case, entries: Iterable[Entry], *, actor: Actor, at: datetime, changes: Mapping[str, Any] | None = None
) -> list[CaseEvent]:
    """The lines as rows, numbered and chained after the head that ``case`` carries; nothing is written.

    ``changes``: the columns of the case that are written with them; the first line carries the digest of the case.
    Where none are given the case stays what its last digest says.
    """
    events: list[CaseEvent] = []
    seq, previous = case.head_seq, bytes(case.head_hash)
    whole = {} if changes is None else {digests.name_of(case): digests.digest_of(case, changes)}
    for entry in entries:
        seq += 1
        event = CaseEvent(
            case_id=case.pk,
            centre_id=case.centre_id,
            seq=seq,
            kind=entry.kind,
            actor_kind=actor.kind,
            actor_user_id=actor.user_id,
            actor_party_id=actor.party_id,
            actor_role=actor.role_at(case.centre_id),
            occurred_at=entry.occurred_at or at,
            recorded_at=at,
            attested_by=entry.attested_by,
            details=plain(entry.details),
            digests=whole | digests.digests_of(entry.rows),
            previous_hash=previous,
        )
        whole = {}
        event.hash = previous = hash_of(event)
        events.append(event)
    return events


def head_after(events: Sequence[CaseEvent]) -> dict[str, Any]:
    """The two columns of the case that carry the journal's head."""
    return {"head_seq": events[-1].seq, "head_hash": events[-1].hash}


def plain(details: Mapping[str, Any]) -> dict[str, Any]:
    """Details as JSON stores them: moments as ISO text, amounts and ids as text; the same after a round trip."""
    stored: dict[str, Any] = json.loads(STORED.encode(details))
    return stored
