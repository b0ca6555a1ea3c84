"""Taking a delivery in: looked through first without writing, then imported whole or not at all.

Whenever the process dies, the row says "running" and nothing lies in the pool; ``cleaning`` finds that nobody holds the
delivery any more and takes its draft away.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import duckdb
from django.utils.translation import gettext as _

from mediation.discovery import columns, files, keys, manifests, permissions, pool
from mediation.discovery.door import Door, Gazetteer, Passed
from mediation.discovery.manifests import Manifest
from mediation.discovery.refusals import Faults, Problem, Refused, Why
from mediation.models import Actor
from mediation.models.discovery import Neighbourhood, PoolImport, RecordSource

MOST_WRONG_NUMBERS = 0.2  # of the rows; a column of numbers that a spreadsheet rounded is wrong in all of them

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Report:
    """What a look through a file found. ``refused`` is None for a file that would be taken in."""

    rows: int
    wrong_numbers: int
    refused: Refused | None

    @property
    def faults(self) -> Faults:
        return self.refused.faults if self.refused else Faults()


def look_through(source: RecordSource, manifest: Manifest, path: Path) -> Report:
    """The dry run: everything that the import checks, nothing written."""
    counts = _Counts()
    try:
        _require_fit(source, manifest, path)
        for _passed in _batches(source, manifest, path, counts):
            pass
    except Refused as refused:
        return Report(counts.rows, counts.wrong_numbers, refused)
    return Report(counts.rows, counts.wrong_numbers, None)


def write_faults(report: Report, path: Path) -> None:
    """The error file: line, column, problem. It repeats no value, so that it may be sent back as it is."""
    with path.open("w", newline="", encoding="utf-8-sig") as stream:
        writer = csv.writer(stream)
        writer.writerow([_("Line"), _("Column"), _("Problem")])
        writer.writerows([fault.line, fault.column, Problem(fault.problem).label] for fault in report.faults.kept)


def take_in(
    source: RecordSource,
    manifest: Manifest,
    path: Path,
    *,
    keep_until: date,
    by: Actor,
    at: datetime,
    progress: Progress | None = None,
) -> PoolImport:
    """Import one delivery. Raises :class:`Refused` with nothing taken in; its row stays and says why."""
    officer_id = permissions.person(by, permissions.SOURCES, source.centre_id)
    delivery = PoolImport(
        source=source,
        period_from=manifest.period_from,
        period_to=max(manifest.period_from, manifest.period_to),
        count=manifest.count,
        digest=manifest.digest,
        key_id=keys.current_key_id(),
        keep_until=keep_until,
        imported_by_id=officer_id,
        started_at=at,
    )
    with pool.held(source.centre_id, delivery.pk):
        delivery.save(force_insert=True)
        try:
            _require_fit(source, manifest, path)
            _write(delivery, manifest, path, progress)
        except Refused as refused:
            _refuse(delivery, refused, at=at)
            raise
        _finish(delivery, at=at)
    return delivery


def _require_fit(source: RecordSource, manifest: Manifest, path: Path) -> None:
    manifests.require_same(manifest, source)
    if manifests.digest_of(path) != manifest.digest:
        raise Refused(Why.DIGEST)
    if source.imports.in_the_pool().filter(digest=manifest.digest).exists():
        raise Refused(Why.TWICE)


class _Counts:
    rows = 0
    wrong_numbers = 0


def _batches(source: RecordSource, manifest: Manifest, path: Path, counts: _Counts) -> Iterator[Passed]:
    """Every batch as it passes the door; at the end :class:`Refused` for whatever is wrong with the whole."""
    faults = Faults()
    admission = Door(source, Gazetteer(Neighbourhood.objects.filter(centre_id=source.centre_id)))
    wrong_lines: list[int] = []
    for batch in files.read(path, [column.name for column in columns.of(source)], faults):
        passed = admission.let_in(batch, faults)
        counts.rows += passed.rows.num_rows
        counts.wrong_numbers += passed.wrong_numbers
        if passed.wrong_numbers and len(wrong_lines) < Faults.MOST_KEPT:
            subjects = passed.rows.column("subject").to_pylist()
            wrong_lines += [line for line, subject in zip(batch.lines, subjects, strict=True) if subject is None]
        yield passed
    if faults.count:
        raise Refused(Why.ROWS, faults=faults)
    _require_numbers(source, admission.subject.name, counts, wrong_lines)
    if counts.rows != manifest.count:
        raise Refused(Why.COUNT, detail=f"{counts.rows} ≠ {manifest.count}")


def _require_numbers(source: RecordSource, name: str, counts: _Counts, wrong_lines: list[int]) -> None:
    """Rows without a good number are linked later; where rows are not linked, there may be none."""
    allowed = counts.rows * MOST_WRONG_NUMBERS if source.is_linked else 0
    if counts.wrong_numbers > allowed:
        faults = Faults()
        for line in wrong_lines:
            faults.add(line, name, "number")
        raise Refused(Why.NUMBERS, faults=faults, detail=f"{counts.wrong_numbers} / {counts.rows}")


def _write(delivery: PoolImport, manifest: Manifest, path: Path, progress: Progress | None) -> None:
    source, counts = delivery.source, _Counts()
    rows = pool.unfinished(source.centre_id, delivery.pk, "rows")
    identities = pool.unfinished(source.centre_id, delivery.pk, "identities")
    declared = ", ".join(f"{name} {kind}" for name, kind in columns.stored(source).items())
    with (
        pool.connect(source.centre_id, rows) as into_rows,
        pool.connect(source.centre_id, identities) as into_identities,
    ):
        into_rows.execute(f"CREATE TABLE records ({declared})")
        into_identities.execute("CREATE TABLE identities (locator VARCHAR, sealed BLOB)")
        for passed in _batches(source, manifest, path, counts):
            _append(into_rows, "records", passed.rows)
            if passed.identities is not None:
                _append(into_identities, "identities", passed.identities)
            _tell(delivery, counts, progress)
    delivery.rows_done, delivery.wrong_numbers = counts.rows, counts.wrong_numbers


def _append(connection: duckdb.DuckDBPyConnection, table: str, batch: object) -> None:
    connection.register("batch", batch)
    connection.execute(f"INSERT INTO {table} SELECT * FROM batch")
    connection.unregister("batch")


def _tell(delivery: PoolImport, counts: _Counts, progress: Progress | None) -> None:
    PoolImport.objects.filter(pk=delivery.pk).update(rows_done=counts.rows)
    if progress:
        progress(counts.rows, delivery.count)


def _finish(delivery: PoolImport, *, at: datetime) -> None:
    """The files get their names before the row says that they are there: a row is never believed without them."""
    centre_id = delivery.source.centre_id
    pool.place(pool.unfinished(centre_id, delivery.pk, "identities"), pool.identities_file(centre_id, delivery.pk))
    pool.place(pool.unfinished(centre_id, delivery.pk, "rows"), pool.rows_file(centre_id, delivery.pk))
    delivery.state, delivery.ended_at = PoolImport.State.IMPORTED, at
    delivery.save(update_fields=["state", "ended_at", "rows_done", "wrong_numbers"])


def _refuse(delivery: PoolImport, refused: Refused, *, at: datetime) -> None:
    for part in ("rows", "identities"):
        pool.destroy(pool.unfinished(delivery.source.centre_id, delivery.pk, part))
    delivery.state, delivery.ended_at = PoolImport.State.REFUSED, at
    delivery.refused_because = refused.why
    delivery.faults = [fault.as_row() for fault in refused.faults.kept]
    delivery.save(update_fields=["state", "ended_at", "refused_because", "faults"])
