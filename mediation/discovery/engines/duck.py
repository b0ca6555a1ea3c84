"""DuckDB: in this process, within the bounds of memory and threads that the settings give."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from threading import Timer

import duckdb

from mediation.discovery import checking, connections
from mediation.discovery.engines import matches, tables
from mediation.discovery.engines.matches import RuleMatch
from mediation.models.discovery import RuleVersion

LONGEST = 300  # seconds; a rule over 16 million rows takes a few


def find(version: RuleVersion, *, today: date, subject: str | None = None) -> list[RuleMatch]:
    """Run one version. With ``subject`` only this one is asked about."""
    with shown(version, today=today) as connection:
        sql, values = version.sql, []
        if subject is not None:
            sql, values = f"SELECT * FROM ({checking.carried(sql, 'duckdb')}) WHERE subject = ?", [subject]
        with _ended_in_time(connection):
            rows = connection.execute(sql, values).fetchall()
    return matches.of(rows, version)


@contextmanager
def shown(version: RuleVersion, *, today: date) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that sees the tables of this version and nothing else, and can be told nothing more."""
    seen = tables.tables_of(version)
    with connections.connect(version.rule.centre_id) as connection:
        tables.show(connection, seen, today)
        connections.lock_down(connection)
        yield connection


@contextmanager
def _ended_in_time(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    timer = Timer(LONGEST, connection.interrupt)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
