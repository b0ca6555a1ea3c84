"""The ledger: rows of no case's journal get their digest here, and every digest is sealed and anchored.

A message or a paper is noted by whoever sends or renders it, in the same transaction. What is only ever added to, the
access log, versions of persons and what people said, is noted by the sealer, each minute; until then nothing shows
that such a row was changed.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Exists, Model, OuterRef

from accounts.fields import vault
from accounts.models import AccessEntry, PersonVersion
from mediation.journal import digests, seals
from mediation.models import Notice, Paper, RowDigest, RowSeal, Statement

logger = logging.getLogger(__name__)
SEALER = 7_301_003  # the advisory lock: one sealer of the ledger at a time

#: What is only added to; its rows have ids that rise with time (UUIDv7).
ADDED_TO: tuple[type[Model], ...] = (AccessEntry, PersonVersion, Statement)
#: When the others become final: the state they are in then, and the column that says when.
MOMENTS: Mapping[type[Model], tuple[str, str]] = {
    Paper: (Paper.State.READY, "ready_at"),
    Notice: (Notice.State.SENT, "sent_at"),
}
#: A row is written down within this time of being drawn up; so long a seal looks back for rows that came late.
LATE = timedelta(hours=1)
AT_ONCE = 2000  # rows

LEAVES = """
SELECT model, replace(row_id::text, '-', ''), digest FROM mediation_rowdigest
WHERE xid >= %s::text::xid8 AND xid < %s::text::xid8 ORDER BY id
"""


def note(rows: Iterable[Model], *, at: datetime) -> None:
    """Write down what these rows are now; the caller has just written them in the same transaction."""
    RowDigest.objects.bulk_create(
        RowDigest(model=str(row._meta.model_name), row_id=row.pk, digest=digests.digest_of(row), noted_at=at)
        for row in rows
    )


@transaction.atomic
def note_new(at: datetime, *, limit: int) -> int:
    """Note rows that were added since the last time, up to ``limit`` of each kind; how many."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [SEALER])
        if not cursor.fetchone()[0]:
            return 0
    noted = 0
    for model in ADDED_TO:
        rows = [row for row in _new(model, limit) if _is_readable(row)]
        note(rows, at=at)
        noted += len(rows)
    return noted


def seal(at: datetime, *, anchor: Callable[[RowSeal], None]) -> RowSeal | None:
    """Seal what was noted since the last seal, if anything was; ``anchor`` keeps the root elsewhere first."""
    with transaction.atomic():
        below = seals.finished_below(SEALER)
        last = RowSeal.objects.order_by("-number").first()
        begin = last.below_xid if last else 0
        leaves = leaves_of(begin, below) if below is not None else []
        if below is None or not leaves:
            return None
        made = RowSeal(
            number=last.number + 1 if last else 1,
            from_xid=begin,
            below_xid=below,
            rows=len(leaves),
            root=seals.merkle_root(leaves),
            previous_root=last.root if last else seals.NO_ROOT,
            sealed_at=at,
        )
        anchor(made)
        made.save(force_insert=True)
    return made


def leaves_of(from_xid: int, below_xid: int) -> list[bytes]:
    """The lines of these transactions, in the order they are sealed in."""
    with connection.cursor() as cursor:
        cursor.execute(LEAVES, [str(from_xid), str(below_xid)])
        return [hashlib.sha256(":".join(row).encode()).digest() for row in cursor.fetchall()]


def _new(model: type[Model], limit: int) -> list[Model]:
    name = str(model._meta.model_name)
    noted = RowDigest.objects.filter(model=name)
    rows = model._default_manager.exclude(Exists(noted.filter(row_id=OuterRef("pk"))))
    last = noted.order_by("-row_id").values_list("row_id", flat=True).first()
    if last:
        rows = rows.filter(pk__gte=earlier(last))
    return list(rows.order_by("pk")[:limit])


def _is_readable(row: Model) -> bool:
    """What was put in without its key is never noted, so that ``verify`` names it, and holds up nothing else."""
    try:
        digests.digest_of(row)
    except vault.Unreadable:
        logger.error("%s %s cannot be read", row._meta.model_name, row.pk)
        return False
    return True


def earlier(row_id: UUID) -> UUID:
    """The least id that a row drawn up ``LATE`` before this one can have: RFC 9562 §5.7, milliseconds first."""
    milliseconds = (row_id.int >> 80) - int(LATE / timedelta(milliseconds=1))
    return UUID(int=max(milliseconds, 0) << 80)
