"""Rows against what the ledger says of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from django.db.models import Exists, Min, Model, OuterRef, QuerySet

from accounts.fields.vault import Unreadable
from mediation.delivery.ledger.people import changed_persons
from mediation.delivery.ledger.reading import case_of, pieces
from mediation.delivery.row_faults import CHANGED, GONE, Coverage, RowFault
from mediation.journal import columns, digests
from mediation.journal.ledger import ADDED_TO, AT_ONCE, MOMENTS, earlier
from mediation.models import Paper, RowDigest

UNNOTED = "stands nowhere in the ledger"


def changed_rows(coverage: Coverage) -> Iterator[RowFault]:
    """Every row that is not what the ledger says, or that should stand there and does not."""
    for model in columns.OF_THE_LEDGER:
        yield from _compared(model, coverage)
        yield from _unnoted(model, coverage)
    yield from changed_persons()


def _compared(model: type[Model], coverage: Coverage) -> Iterator[RowFault]:
    name = str(model._meta.model_name)
    lines = RowDigest.objects.filter(model=name).order_by("row_id", "id")
    coverage.begins(lines.aggregate(first=Min("noted_at"))["first"])
    pairs = lines.values_list("row_id", "digest").iterator(chunk_size=AT_ONCE)
    for piece in pieces(pairs):
        last = dict(piece)
        rows = model._default_manager.in_bulk(list(last))
        coverage.compared[name] += len(last)
        for pk, digest in last.items():
            if pk not in rows:
                yield RowFault("", f"{name} {pk}", GONE)
            elif not _is_as_noted(rows[pk], digest):
                yield from _again(rows[pk])


def _again(row: Model) -> Iterator[RowFault]:
    """Somebody may have noted it anew since: what counts is the last line, read with the row."""
    last = RowDigest.objects.filter(model=row._meta.model_name, row_id=row.pk).order_by("-id").first()
    now = type(row)._default_manager.filter(pk=row.pk).first()
    if last is None or now is None or not _is_as_noted(now, last.digest):
        yield RowFault(case_of(row), f"{row._meta.model_name} {row.pk}", CHANGED)


def _is_as_noted(row: Model, digest: str) -> bool:
    try:
        if isinstance(row, Paper) and hashlib.sha256(row.content or b"").digest() != bytes(row.digest or b""):
            return False
        return digests.digest_of(row) == digest
    except Unreadable:
        return False


def _unnoted(model: type[Model], coverage: Coverage) -> Iterator[RowFault]:
    """Rows that should stand there: of what is added to whatever is older than what was noted last and came in time."""
    name = str(model._meta.model_name)
    lines = RowDigest.objects.filter(model=name)
    missing = model._default_manager.exclude(Exists(lines.filter(row_id=OuterRef("pk"))))
    if model in ADDED_TO:
        last = lines.order_by("-row_id").values_list("row_id", flat=True).first()
        missing = missing.filter(pk__lt=earlier(last)) if last else missing.none()
    else:
        missing = _after(model, missing, lines, coverage)
    for row in missing.iterator(chunk_size=AT_ONCE):
        yield RowFault(case_of(row), f"{name} {row.pk}", UNNOTED)


def _after(
    model: type[Model], missing: QuerySet[Model], lines: QuerySet[RowDigest], coverage: Coverage
) -> QuerySet[Model]:
    """What became final since the first of its kind was noted; what did before is counted as not covered."""
    state, moment = MOMENTS[model]
    final = missing.filter(state=state)
    since = lines.aggregate(first=Min("noted_at"))["first"]
    before = final.filter(**{f"{moment}__lt": since}) if since else final
    coverage.uncovered[str(model._meta.model_name)] += before.count()
    return final.filter(**{f"{moment}__gte": since}) if since else final.none()
