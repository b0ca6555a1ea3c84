"""Connections of DuckDB: within the bounds of the settings, and locked once they see what they may."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import duckdb
from django.conf import settings

from mediation.discovery.pool import folder


def connect(centre_id: UUID, file: Path | None = None) -> duckdb.DuckDBPyConnection:
    """A connection within the bounds of the settings; what does not fit into memory goes to the folder ``work``."""
    connection = duckdb.connect(str(file) if file else ":memory:")
    connection.execute("SET memory_limit = ?", [settings.DISCOVERY_MEMORY])
    connection.execute("SET threads = ?", [settings.DISCOVERY_THREADS])
    connection.execute("SET temp_directory = ?", [str(folder(centre_id, "work"))])
    connection.execute("SET autoinstall_known_extensions = false")
    connection.execute("SET preserve_insertion_order = false")
    return connection


def lock_down(connection: duckdb.DuckDBPyConnection) -> None:
    """From here on no file, no extension, no setting: whatever is attached already can be read, nothing else."""
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def attach(connection: duckdb.DuckDBPyConnection, file: Path, alias: str) -> None:
    path = str(file).replace("'", "''")
    connection.execute(f"ATTACH '{path}' AS {alias} (READ_ONLY)")
