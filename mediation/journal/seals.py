"""Sealing: a Merkle root over all events of surely finished transactions, chained and anchored outside the database.

A chain within a case cannot show that its tail was cut off; a root that stands elsewhere can (Crosby and Wallach,
"Efficient Data Structures for Tamper-Evident Logging", 2009; hashing of leaves and nodes as in RFC 6962 §2.1).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import connection, transaction

from mediation.models import Seal

NO_ROOT = bytes(32)
SEALER = 7_301_002  # the advisory lock: one sealer at a time

BOUNDS = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
SEALED = """
SELECT hash FROM mediation_caseevent
WHERE xid >= %s::text::xid8 AND xid < %s::text::xid8 ORDER BY case_id, seq
"""


def merkle_root(leaves: Sequence[bytes]) -> bytes:
    """RFC 6962 §2.1: the root of the tree over these leaves; of none, the hash of nothing."""
    if not leaves:
        return hashlib.sha256().digest()
    level = [hashlib.sha256(b"\x00" + leaf).digest() for leaf in leaves]
    while len(level) > 1:
        pairs = [hashlib.sha256(b"\x01" + a + b).digest() for a, b in zip(level[::2], level[1::2], strict=False)]
        level = pairs + ([level[-1]] if len(level) % 2 else [])
    return level[0]


@transaction.atomic
def seal(at: datetime, *, anchor: Callable[[Seal], None]) -> Seal | None:
    """Seal what came since the last seal, if anything did; ``anchor`` keeps the root outside the database first."""
    below = finished_below(SEALER)
    if below is None:
        return None
    last = Seal.objects.order_by("-number").first()
    begin = last.below_xid if last else 0
    leaves = leaves_of(begin, below)
    if not leaves:
        return None
    made = Seal(
        number=last.number + 1 if last else 1,
        from_xid=begin,
        below_xid=below,
        events=len(leaves),
        root=merkle_root(leaves),
        previous_root=last.root if last else NO_ROOT,
        sealed_at=at,
    )
    anchor(made)
    made.save(force_insert=True)
    return made


def finished_below(sealer: int) -> int | None:
    """Every transaction with a lower number has surely ended; None where another sealer is at it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [sealer])
        if not cursor.fetchone()[0]:
            return None
        cursor.execute(BOUNDS)
        below: int = cursor.fetchone()[0]
        return below


def broken_seals() -> list[int]:
    """The numbers of the seals whose events, or whose place after the seal before, are not what was sealed."""
    broken, previous = [], NO_ROOT
    for seal in Seal.objects.order_by("number"):
        leaves = leaves_of(seal.from_xid, seal.below_xid)
        is_whole = len(leaves) == seal.events and merkle_root(leaves) == bytes(seal.root)
        if not is_whole or bytes(seal.previous_root) != previous:
            broken.append(seal.number)
        previous = bytes(seal.root)
    return broken


def leaves_of(from_xid: int, below_xid: int) -> list[bytes]:
    """The hashes of all events of these transactions, in the order they are sealed in."""
    with connection.cursor() as cursor:
        cursor.execute(SEALED, [str(from_xid), str(below_xid)])
        return [bytes(row[0]) for row in cursor.fetchall()]
