"""The people that are known and the rows that are lost, out of every delivery that counts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import duckdb

from mediation.discovery import columns, connections, pool
from mediation.discovery.model import statements
from mediation.models.discovery import PoolImport


@contextmanager
def gathered(centre_id: UUID, deliveries: list[PoolImport]) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with two tables in the columns of the model: ``known`` people, and ``lost`` rows."""
    with connections.connect(centre_id) as connection:
        connection.execute(f"CREATE TABLE persons ({statements.DECLARED}, subject VARCHAR, rank INTEGER)")
        connection.execute(f"CREATE TABLE strays ({statements.DECLARED}, place INTEGER, record BIGINT, own VARCHAR)")
        connection.execute("CREATE TABLE registered (subject VARCHAR)")
        for place, delivery in enumerate(deliveries):
            _gather(connection, place, delivery)
        connection.execute(statements.KNOWN)
        connection.execute(statements.LOST)
        yield connection


def _gather(connection: duckdb.DuckDBPyConnection, place: int, delivery: PoolImport) -> None:
    source = delivery.source
    connections.attach(connection, pool.rows_file(source.centre_id, delivery.pk), f"d{place}")
    stored = columns.stored(source)
    features = ", ".join(name if name in stored else f"NULL AS {name}" for name in statements.FEATURES)
    newest = ", ".join(f"any_value({name})" for name in statements.FEATURES)
    rank = 0 if source.keeps_identities else 1
    connection.execute(
        f"INSERT INTO persons SELECT {newest}, subject, {rank} FROM (SELECT {features}, subject FROM d{place}.records) "
        "WHERE subject IS NOT NULL GROUP BY subject"
    )
    own = "own" if source.keeps_identities else "NULL"
    connection.execute(
        f"INSERT INTO strays SELECT {features}, {place}, record, {own} FROM d{place}.records WHERE subject IS NULL"
    )
    if source.keeps_identities:
        connection.execute(f"INSERT INTO registered SELECT subject FROM d{place}.records WHERE subject IS NOT NULL")
        connection.execute(
            f"INSERT INTO persons SELECT {features}, own, 0 FROM d{place}.records WHERE subject IS NULL "
            "AND name_key IS NOT NULL"
        )
