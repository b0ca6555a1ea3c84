"""Attempts at the public entrances, counted in the database.

Per purpose, source (a keyed digest of the address, never the address) and quarter of an hour.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import connection
from django.db.models import F

from accounts.fields import vault
from mediation.casework.too_many import TooManyAttempts
from mediation.models import DoorAttempt

WINDOW = timedelta(minutes=15)
LIMIT = 30  # from one source in one window; of these doors others, since a village's one line serves many
LIMITS = {"apply-code": 10, "apply": 10, "codes": 60}

COUNT = """
INSERT INTO mediation_doorattempt (id, door, source, window_start, count) VALUES (gen_random_uuid(), %s, %s, %s, 1)
ON CONFLICT (door, source, window_start) DO UPDATE SET count = mediation_doorattempt.count + 1 RETURNING count
"""

COUNT_EACH = """
INSERT INTO mediation_doorattempt (id, door, source, window_start, count)
SELECT gen_random_uuid(), %s, source, %s, %s FROM unnest(%s::bytea[]) AS asked(source)
ON CONFLICT (door, source, window_start) DO UPDATE SET count = mediation_doorattempt.count + EXCLUDED.count
RETURNING source, count
"""


def count_attempt(purpose: str, *, source: str, at: datetime) -> None:
    """Count one attempt for this purpose by ``source``, as ``origin_of`` tells it, or the name of an account.

    Raises :class:`TooManyAttempts` beyond its limit in this quarter of an hour.
    """
    if count(purpose, source, at=at) > LIMITS.get(purpose, LIMIT):
        raise TooManyAttempts(end_of_window(at))


def count(purpose: str, source: str, *, at: datetime, window: timedelta = WINDOW) -> int:
    """How many attempts by ``source`` for this purpose there were in this window of time, with this one."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [purpose, _source(source), _start(at, window)])
        counted: int = cursor.fetchone()[0]
    return counted


def count_each(
    purpose: str, sources: Iterable[str], *, at: datetime, times: int = 1, window: timedelta = WINDOW
) -> dict[str, int]:
    """The same of several sources with one statement: the counts by source, with these ``times``."""
    digests = {_source(source): source for source in sources}
    with connection.cursor() as cursor:
        cursor.execute(COUNT_EACH, [purpose, _start(at, window), times, sorted(digests)])
        return {digests[bytes(digest)]: counted for digest, counted in cursor.fetchall()}


def give_back(purpose: str, *, source: str, at: datetime) -> None:
    """An attempt that was right was none."""
    counted = DoorAttempt.objects.filter(door=purpose, source=_source(source), window_start=_start(at, WINDOW))
    counted.filter(count__gt=0).update(count=F("count") - 1)


def end_of_window(at: datetime, *, window: timedelta = WINDOW) -> datetime:
    """When it is counted anew."""
    return _start(at, window) + window


def new_device() -> str:
    """A name of chance for a browser."""
    return str(uuid4())


def _start(at: datetime, window: timedelta) -> datetime:
    seconds = window.total_seconds()
    return datetime.fromtimestamp(at.timestamp() // seconds * seconds, tz=at.tzinfo)


def _source(source: str) -> bytes:
    return vault.derived(f"source:{source}")
