"""The file of each source, with its manifest beside it."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from pathlib import Path

import duckdb

from mediation.demonstration.district import bureaus
from mediation.demonstration.district.size import District

LEAST_MONTHS = 8  # of insurance, which the rule about employers looks back


def write_sources(
    connection: duckdb.DuckDBPyConnection, district: District, folder: Path, manifests: dict[str, dict[str, str]]
) -> dict[str, tuple[Path, int]]:
    """Insurance comes last and for so many months that all files together have the records that were asked for."""
    files: dict[str, tuple[Path, int]] = {}
    words = district.words
    for source, query in bureaus.SOURCES.items():
        if source == "insurance_months":
            left = district.records - sum(count for _path, count in files.values())
            words["months"] = max(LEAST_MONTHS, left // max(1, count_rows(connection, "SELECT count(*) FROM workers")))
        path = folder / f"{source}.parquet"
        ordered = f"SELECT * FROM ({query.format(**words)}) ORDER BY hash(COLUMNS(*)::VARCHAR)"
        if source == "insurance_months":
            ordered = query.format(**words)
        connection.execute(f"COPY ({ordered}) TO '{path}' (FORMAT parquet)")
        count = count_rows(connection, f"SELECT count(*) FROM '{path}'")
        files[source] = (path, count)
        _write_manifest(connection, district, source, path, count, manifests[source])
    return files


def _write_manifest(
    connection: duckdb.DuckDBPyConnection,
    district: District,
    source: str,
    path: Path,
    count: int,
    declared: dict[str, str],
) -> None:
    names = [row[0] for row in connection.execute(f"DESCRIBE SELECT * FROM '{path}'").fetchall()]
    manifest = declared | {
        "source": source,
        "period_from": (district.today - timedelta(days=31)).isoformat(),
        "period_to": district.today.isoformat(),
        "columns": names,
        "count": count,
        "digest": _digest(path),
    }
    path.with_suffix(".json").write_text(json.dumps(manifest, ensure_ascii=False, indent=2))


def count_rows(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    row = connection.execute(query).fetchone()
    return int(row[0]) if row else 0


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
