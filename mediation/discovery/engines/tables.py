"""The tables that a version sees: those deliveries of its sources that count today, with the columns it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from mediation.discovery import connections, keys, pool
from mediation.models.discovery import PoolImport, RecordSource, RuleVersion


class NoRecords(Exception):
    """A source that the rule reads has nothing in the pool."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class VisibleTable:
    """One source as a rule sees it, and the deliveries behind it."""

    source: RecordSource
    columns: Sequence[str]
    link_at: float
    deliveries: Sequence[PoolImport]


def tables_of(version: RuleVersion) -> list[VisibleTable]:
    """Raises :class:`NoRecords` rather than take a missing source for nobody getting anything."""
    sources = {
        source.code: source
        for source in RecordSource.objects.filter(centre_id=version.rule.centre_id, code__in=list(version.reads))
    }
    return [
        VisibleTable(sources[code], reading["columns"], reading["link_at"], counting(sources[code]))
        for code, reading in version.reads.items()
    ]


def counting(source: RecordSource) -> list[PoolImport]:
    """The deliveries that count: all, or of a source whose deliveries replace each other the latest by its period.

    The period decides, not the day of arrival: a late file never stands in place of a newer one.
    """
    present = source.imports.in_the_pool().filter(key_id=keys.current_key_id())
    ordered = list(present.order_by("-period_to", "-started_at"))
    if not ordered:
        raise NoRecords(source.code)
    return ordered[:1] if source.replaces else ordered


def show(connection: duckdb.DuckDBPyConnection, tables: Sequence[VisibleTable], today: date) -> None:
    """Make the views that a rule may read; the files behind them are attached under names that nobody can guess."""
    connection.execute(f"CREATE VIEW as_of AS SELECT DATE '{today.isoformat()}' AS today")
    for table in tables:
        parts = [_rows_of(connection, table, delivery) for delivery in table.deliveries]
        connection.execute(f"CREATE VIEW {table.source.code} AS {' UNION ALL '.join(parts)}")


def _rows_of(connection: duckdb.DuckDBPyConnection, table: VisibleTable, delivery: PoolImport) -> str:
    """Rows of one delivery. One without a good number has the pseudonym it was linked to, or one of its own."""
    alias = f"rows_{delivery.pk.hex}_{id(connection):x}"
    connections.attach(connection, pool.rows_file(table.source.centre_id, delivery.pk), alias)
    named = ", ".join(f"r.{name}" for name in table.columns if name != "subject")
    head = ", " + named if named else ""
    has_subject = "subject" in table.columns
    known = f"{'r.subject' if has_subject else ''}{head if has_subject else named}"
    if not table.source.is_linked or not has_subject:
        return f"SELECT {known} FROM {alias}.records r" + (" WHERE r.subject IS NOT NULL" if has_subject else "")
    links = pool.links_file(table.source.centre_id, delivery.pk)
    if not links.exists():
        return f"SELECT coalesce(r.subject, r.own) AS subject{head} FROM {alias}.records r"
    connections.attach(connection, links, f"links_{alias}")
    return (
        f"SELECT {known} FROM {alias}.records r WHERE r.subject IS NOT NULL UNION ALL "
        f"SELECT coalesce(l.subject, r.own) AS subject{head} FROM {alias}.records r "
        f"LEFT JOIN links_{alias}.links l ON l.record = r.record AND l.probability >= {float(table.link_at)} "
        "WHERE r.subject IS NULL"
    )
