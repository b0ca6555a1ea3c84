"""Seals of the ledger, anchored in a file outside the database."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from mediation.delivery import sealing
from mediation.models import RowSeal


def anchors_path() -> Path:
    return Path(f"{settings.ANCHORS}.rows")


def keep(seal: RowSeal) -> None:
    line = [seal.number, seal.from_xid, seal.below_xid, bytes(seal.root).hex()]
    sealing.append(anchors_path(), json.dumps(line, separators=(",", ":")))


def anchors() -> Iterator[tuple[int, int, int, str]]:
    """What the file says, oldest first; a line that was torn when the machine stopped is passed over."""
    if not anchors_path().exists():
        return
    with anchors_path().open() as file:
        for line in file:
            try:
                number, from_xid, below_xid, root = json.loads(line)
            except ValueError:
                continue
            yield number, from_xid, below_xid, root
