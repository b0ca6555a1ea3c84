"""Anchors: what was sealed, kept outside the database in a file that is only added to.

Who can rewrite the journal can rewrite the seals beside it, but not this file. A line of it holds the root over the
events of a range of transactions and, so that a cut tail can be named, the last line of every case in that range. Kept
on another machine, or printed, it is the proof.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from mediation import journal
from mediation.models import Seal

HEADS = """
SELECT replace(case_id::text, '-', ''), max(seq) FROM mediation_caseevent
WHERE xid >= %s::text::xid8 AND xid < %s::text::xid8 GROUP BY case_id ORDER BY case_id
"""


@dataclass(frozen=True)
class Anchor:
    """One seal as it was when it was made. ``heads``: case → the number of its last line in this range."""

    number: int
    from_xid: int
    below_xid: int
    events: int
    root: str
    previous_root: str
    sealed_at: str
    heads: dict[str, int]


def seal_due(now: datetime) -> Seal | None:
    """Seal what came since the last seal, and anchor it; None where nothing came or another sealer is at it."""
    return journal.seal(now, anchor=keep)


def keep(seal: Seal) -> None:
    """Add the seal to the file; it is on the disk when this returns."""
    anchor = Anchor(
        number=seal.number,
        from_xid=seal.from_xid,
        below_xid=seal.below_xid,
        events=seal.events,
        root=bytes(seal.root).hex(),
        previous_root=bytes(seal.previous_root).hex(),
        sealed_at=seal.sealed_at.isoformat(),
        heads=heads_of(seal.from_xid, seal.below_xid),
    )
    append(settings.ANCHORS, json.dumps(asdict(anchor), separators=(",", ":")))


def anchors() -> Iterator[Anchor]:
    """What the file says, oldest first; a line that was torn when the machine stopped is passed over."""
    if not settings.ANCHORS.exists():
        return
    with settings.ANCHORS.open() as file:
        for line in file:
            if fields := _read(line):
                yield Anchor(**fields)


def heads_of(from_xid: int, below_xid: int) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(HEADS, [str(from_xid), str(below_xid)])
        return dict(cursor.fetchall())


def append(path: Path, line: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        size = os.fstat(descriptor).st_size
        is_torn = size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"
        os.write(descriptor, ("\n" * is_torn + line + "\n").encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _read(line: str) -> dict[str, Any] | None:
    try:
        fields: dict[str, Any] = json.loads(line)
    except ValueError:
        return None
    return fields if fields.keys() == Anchor.__annotations__.keys() else None
