"""Where the pool lies, and how it is opened: DuckDB files in one private folder for each centre, without a server.

Each delivery is a file of its own, written beside and renamed: it is there whole or not at all, and destroying it
leaves no page behind in another. Files of links and identities have the name of their delivery and end with it.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from django.conf import settings

PRIVATE = 0o700


def folder(centre_id: UUID, part: str) -> Path:
    """``rows``, ``links``, ``identities``, ``unfinished`` or ``work`` of one centre; only its owner can enter."""
    path: Path = settings.DISCOVERY_FOLDER / str(centre_id) / part
    path.mkdir(parents=True, exist_ok=True, mode=PRIVATE)
    return path


def rows_file(centre_id: UUID, delivery_id: UUID) -> Path:
    return folder(centre_id, "rows") / f"{delivery_id}.duckdb"


def links_file(centre_id: UUID, delivery_id: UUID) -> Path:
    return folder(centre_id, "links") / f"{delivery_id}.duckdb"


def identities_file(centre_id: UUID, delivery_id: UUID) -> Path:
    return folder(centre_id, "identities") / f"{delivery_id}.duckdb"


def unfinished(centre_id: UUID, delivery_id: UUID, part: str) -> Path:
    return folder(centre_id, "unfinished") / f"{delivery_id}.{part}.duckdb"


def files_of(centre_id: UUID, delivery_id: UUID) -> list[Path]:
    return [make(centre_id, delivery_id) for make in (rows_file, links_file, identities_file)]


def place(draft: Path, final: Path) -> None:
    """Give a finished file its name: after this it is there, also when the machine stops the next moment."""
    with draft.open("rb") as stream:
        os.fsync(stream.fileno())
    draft.chmod(0o600)
    draft.replace(final)
    descriptor = os.open(final.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def held(centre_id: UUID, delivery_id: UUID) -> Iterator[None]:
    """Hold a delivery while it is being imported; the kernel lets go at any death."""
    path = folder(centre_id, "unfinished") / f"{delivery_id}.lock"
    with path.open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def is_held(centre_id: UUID, delivery_id: UUID | str) -> bool:
    path = folder(centre_id, "unfinished") / f"{delivery_id}.lock"
    try:
        with path.open("r+") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def destroy(file: Path) -> bool:
    """Take a file away, its bytes overwritten first; whether it was there."""
    if not file.exists():
        return False
    with file.open("r+b") as stream:
        left = file.stat().st_size
        while left > 0:
            left -= stream.write(bytes(min(left, 1024 * 1024)))
        os.fsync(stream.fileno())
    file.unlink()
    return True
