"""After a backup was loaded nothing goes out until a person says from where to go on.

What was sent after the backup stands in it as owed. So whoever sends asks first whether this is the database that sent
last (``SendingDatabase``): another cluster, another database or another timeline is not, nor is one that is behind the
anchors of the ledger, in which every sent message stands.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models.functions import Now

from mediation import journal
from mediation.delivery import ledger
from mediation.models import Notice, PhoneProof, RowSeal, SendingDatabase

IDENTITY = """
SELECT concat_ws('/', (pg_control_system()).system_identifier, oid, (pg_control_checkpoint()).timeline_id)
FROM pg_database WHERE datname = current_database()
"""
State = Notice.State
TAIL = 1000  # bytes: more than a line of the ledger's anchors


@dataclass(frozen=True)
class Resumed:
    """How many messages are asked about at the provider, and how many codes count as sent."""

    asked: int
    codes: int


def must_wait(now: datetime) -> bool:
    """Whether messages wait for a person; from now on, where this is not the database that sent last."""
    own = identity()
    row, _ = SendingDatabase.objects.get_or_create(id=1, defaults={"identity": own})
    if row.waiting_since is None and (row.identity != own or is_behind_anchors(since=row.anchored_bytes)):
        SendingDatabase.objects.filter(id=1, waiting_since=None).update(waiting_since=now)
        return True
    return row.waiting_since is not None


def waiting_since() -> datetime | None:
    return SendingDatabase.objects.values_list("waiting_since", flat=True).first()


@transaction.atomic
def resume(*, sent_until: datetime) -> Resumed:
    """Go on. What was due by ``sent_until`` may have been sent: the provider is asked, and nothing is just sent again.

    What it cannot tell is settled by the policy of its kind (``messages.settle_lost``), as after any lost answer. Codes
    count as sent: whoever waits for one asks for another.
    """
    doubtful = Notice.objects.filter(state=State.OWED, medium=Notice.Medium.SMS, due_at__lte=sent_until)
    asked = doubtful.update(state=State.SENDING, tried_at=sent_until, lease_until=Now() - timedelta(seconds=1))
    codes = PhoneProof.objects.filter(sent_at=None, issued_at__lte=sent_until).update(sent_at=sent_until)
    values = {"identity": identity(), "waiting_since": None, "anchored_bytes": _anchored_bytes()}
    SendingDatabase.objects.update_or_create(id=1, defaults=values)
    return Resumed(asked, codes)


def identity() -> str:
    """Of this database: the cluster, the database within it, the timeline."""
    with connection.cursor() as cursor:
        cursor.execute(IDENTITY)
        return str(cursor.fetchone()[0])


def is_behind_anchors(*, since: int) -> bool:
    """Whether the last anchor of the ledger, if it was added after ``since`` bytes, is of lines that are not here.

    One seal ahead may be one whose sealer died before it wrote the row: its lines are here all the same.
    """
    if _anchored_bytes() <= since:
        return False
    with ledger.anchors_path().open("rb") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - TAIL))
        lines = file.read().splitlines()
    try:
        number, from_xid, below_xid, root = json.loads(lines[-1])
    except ValueError:  # torn when the machine stopped
        return False
    if RowSeal.objects.filter(number__gte=number).exists():
        return False
    return bool(journal.merkle_root(journal.ledger.leaves_of(from_xid, below_xid)).hex() != root)


def _anchored_bytes() -> int:
    path = ledger.anchors_path()
    return path.stat().st_size if path.exists() else 0
