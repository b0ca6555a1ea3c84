"""The files of a delivery: unfinished, then under their names, or gone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import duckdb

from mediation.discovery import columns, connections, pool
from mediation.discovery.importing.checking import RowCounts, checked_batches
from mediation.discovery.manifests import Manifest
from mediation.discovery.refusals import Refused
from mediation.models.discovery import PoolImport

Progress = Callable[[int, int], None]


def write(delivery: PoolImport, manifest: Manifest, path: Path, progress: Progress | None) -> None:
    source, counts = delivery.source, RowCounts()
    rows = pool.unfinished(source.centre_id, delivery.pk, "rows")
    identities = pool.unfinished(source.centre_id, delivery.pk, "identities")
    declared = ", ".join(f"{name} {kind}" for name, kind in columns.stored(source).items())
    with (
        connections.connect(source.centre_id, rows) as into_rows,
        connections.connect(source.centre_id, identities) as into_identities,
    ):
        into_rows.execute(f"CREATE TABLE records ({declared})")
        into_identities.execute("CREATE TABLE identities (locator VARCHAR, sealed BLOB)")
        for admitted in checked_batches(source, manifest, path, counts):
            _append(into_rows, "records", admitted.rows)
            if admitted.identities is not None:
                _append(into_identities, "identities", admitted.identities)
            _report(delivery, counts, progress)
    delivery.rows_done, delivery.wrong_numbers = counts.rows, counts.wrong_numbers


def _append(connection: duckdb.DuckDBPyConnection, table: str, batch: object) -> None:
    connection.register("batch", batch)
    connection.execute(f"INSERT INTO {table} SELECT * FROM batch")
    connection.unregister("batch")


def _report(delivery: PoolImport, counts: RowCounts, progress: Progress | None) -> None:
    PoolImport.objects.filter(pk=delivery.pk).update(rows_done=counts.rows)
    if progress:
        progress(counts.rows, delivery.count)


def finish(delivery: PoolImport, *, at: datetime) -> None:
    """The files get their names before the row says that they are there: a row is never believed without them."""
    centre_id = delivery.source.centre_id
    pool.place(pool.unfinished(centre_id, delivery.pk, "identities"), pool.identities_file(centre_id, delivery.pk))
    pool.place(pool.unfinished(centre_id, delivery.pk, "rows"), pool.rows_file(centre_id, delivery.pk))
    delivery.state, delivery.ended_at = PoolImport.State.IMPORTED, at
    delivery.save(update_fields=["state", "ended_at", "rows_done", "wrong_numbers"])


def refuse(delivery: PoolImport, refused: Refused, *, at: datetime) -> None:
    for part in ("rows", "identities"):
        pool.destroy(pool.unfinished(delivery.source.centre_id, delivery.pk, part))
    delivery.state, delivery.ended_at = PoolImport.State.REFUSED, at
    delivery.refused_because = refused.why
    delivery.faults = [fault.as_row() for fault in refused.faults.kept]
    delivery.save(update_fields=["state", "ended_at", "refused_because", "faults"])
