"""The chain of a case's lines: the hash of one, and where it does not fit the one before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC

from mediation.models import Case, CaseEvent

GENESIS = bytes(32)
CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


@dataclass(frozen=True)
class ChainFault:
    """Where the chain of a case does not hold, and how."""

    case_code: str
    seq: int
    what: str


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


def faults(case: Case) -> list[ChainFault]:
    """Every place where the journal of ``case`` was altered, cut, reordered or does not meet its head."""
    return faults_in(case, case.events.order_by("seq"))


def faults_in(case: Case, events: Iterable[CaseEvent]) -> list[ChainFault]:
    """The same, for who has read the events of many cases at once; in the order of their ``seq``."""
    broken: list[ChainFault] = []
    previous, expected_seq = GENESIS, 1
    for event in events:
        if event.seq != expected_seq:
            broken.append(ChainFault(case.code, expected_seq, "missing"))
        if bytes(event.previous_hash) != previous:
            broken.append(ChainFault(case.code, event.seq, "unchained"))
        if hash_of(event) != bytes(event.hash):
            broken.append(ChainFault(case.code, event.seq, "altered"))
        previous, expected_seq = bytes(event.hash), event.seq + 1
    if (expected_seq - 1, previous) != (case.head_seq, bytes(case.head_hash)):
        broken.append(ChainFault(case.code, case.head_seq, "head"))
    return broken
