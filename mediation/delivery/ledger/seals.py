"""Noting and sealing what was added, and whether the seals still fit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from mediation import journal
from mediation.delivery.ledger.anchors import anchors, keep
from mediation.journal.ledger import AT_ONCE
from mediation.models import RowSeal

LONGEST = 20  # pieces noted in one sweep; what is left is noted by the next one


def seal_due(now: datetime) -> RowSeal | None:
    """Note what was added, and seal what was noted in transactions that have surely ended."""
    for _ in range(LONGEST):
        if not journal.ledger.note_new(now, limit=AT_ONCE):
            break
    return journal.ledger.seal(now, anchor=keep)


def broken_seals() -> Iterator[str]:
    """Where the ledger is not what was sealed, or its seals not what was anchored outside the database."""
    anchored = {number: (from_xid, below_xid, root) for number, from_xid, below_xid, root in anchors()}
    last, previous = 0, journal.seals.NO_ROOT
    for seal in RowSeal.objects.order_by("number"):
        leaves = journal.ledger.leaves_of(seal.from_xid, seal.below_xid)
        root = bytes(seal.root)
        if len(leaves) != seal.rows or journal.merkle_root(leaves) != root or bytes(seal.previous_root) != previous:
            yield f"seal {seal.number} of rows does not fit the ledger or the seal before it"
        if anchored.pop(seal.number, None) != (seal.from_xid, seal.below_xid, root.hex()):
            yield f"seal {seal.number} of rows is not the one that was anchored, or was never anchored"
        last, previous = seal.number, root
    for number, (from_xid, below_xid, root_then) in anchored.items():
        if journal.merkle_root(journal.ledger.leaves_of(from_xid, below_xid)).hex() != root_then:
            yield f"anchor {number} of rows: the ledger had other lines then"
        if number != last + 1:  # whose sealer died before it wrote the seal itself; the next one seals the same lines
            yield f"anchor {number} of rows: its seal is gone"
