"""Adding to the record. What happened to a case is added, chained by hash, and never edited.

Lines are made here and written (``writing``) by ``lifecycle``, which moves the head of the journal in the one UPDATE
that changes the case, and by the sweep of passed clocks, which does so for many cases at once.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model

from mediation.journal import digests
from mediation.models import Actor, Case, CaseEvent, Statement

GENESIS = bytes(32)
STORED = DjangoJSONEncoder()
CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


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


@dataclass(frozen=True)
class Fault:
    """Where the chain of a case does not hold, and how."""

    case_code: str
    seq: int
    what: str


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


def hash_of(event: CaseEvent) -> bytes:
    """SHA-256 over the hash before and the canonical JSON of the line (sorted keys, UTC, no spaces)."""
    line = [
        event.case_id.hex,
        event.seq,
        event.kind,
        event.actor_kind,
        event.actor_user_id.hex if event.actor_user_id else "",
        event.actor_party_id.hex if event.actor_party_id else "",
        event.actor_role,
        event.occurred_at.astimezone(UTC).isoformat(),
        event.recorded_at.astimezone(UTC).isoformat(),
        event.attested_by,
        event.details,
        *([event.digests] if event.digests else ()),  # a line from before there were any reads as it did
    ]
    return hashlib.sha256(bytes(event.previous_hash) + CANONICAL.encode(line).encode()).digest()


def faults(case: Case) -> list[Fault]:
    """Every place where the journal of ``case`` was altered, cut, reordered or does not meet its head."""
    return faults_in(case, case.events.order_by("seq"))


def faults_in(case: Case, events: Iterable[CaseEvent]) -> list[Fault]:
    """The same, for who has read the events of many cases at once; in the order of their ``seq``."""
    broken: list[Fault] = []
    previous, expected_seq = GENESIS, 1
    for event in events:
        if event.seq != expected_seq:
            broken.append(Fault(case.code, expected_seq, "missing"))
        if bytes(event.previous_hash) != previous:
            broken.append(Fault(case.code, event.seq, "unchained"))
        if hash_of(event) != bytes(event.hash):
            broken.append(Fault(case.code, event.seq, "altered"))
        previous, expected_seq = bytes(event.hash), event.seq + 1
    if (expected_seq - 1, previous) != (case.head_seq, bytes(case.head_hash)):
        broken.append(Fault(case.code, case.head_seq, "head"))
    return broken


def write_down(
    kind: str, body: str, *, at: datetime, case: Case | None = None, by: Actor | None = None, **fields: Any
) -> Statement:
    """Keep what a person said or wrote in a row of its own, with a fresh salt for its digest."""
    return Statement.objects.create(
        kind=kind,
        body=body,
        case=case,
        salt=os.urandom(16),
        written_by_id=by.user_id if by else None,
        recorded_at=at,
        **fields,
    )


def mention(statement: Statement) -> dict[str, str]:
    """How a line names a statement: by id and salted digest, so that erasing the row leaves the chain whole."""
    digest = hashlib.sha256(bytes(statement.salt) + statement.body.encode()).hexdigest()
    return {"statement": str(statement.pk), "digest": digest}
