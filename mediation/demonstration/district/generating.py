"""Making the files of a district, with their manifests and the truth about them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from stdnum.cn import uscc

from mediation.demonstration.district import bureaus, people, truth

FULL = 16_000_000  # records of the report's district, of 1.1 million people
PEOPLE_PER_RECORD = 1_100_000 / FULL
PEOPLE_PER_HOUSEHOLD = 2.62
LEAST_MONTHS = 8  # of insurance, which the rule about employers looks back
CHUNK = 1024 * 1024


@dataclass(frozen=True)
class District:
    """Which district: ``records`` in all, what ``seed``, as of which day, with slips or with right numbers alone."""

    records: int
    seed: int
    today: date
    has_noise: bool = True

    @property
    def neighbourhoods(self) -> int:
        """306 in thirteen streets, fewer of a small district."""
        return max(13, min(306, self.records // 40_000))

    @property
    def words(self) -> dict[str, Any]:
        is_large = self.records >= 400_000
        households = round(self.records * PEOPLE_PER_RECORD / PEOPLE_PER_HOUSEHOLD)
        return {
            "seed": self.seed,
            "today": self.today.isoformat(),
            "households": households,
            "neighbourhoods": self.neighbourhoods,
            "children": 7 if is_large else 2,
            "graduates": 53 if is_large else 3,
            "others": 40 if is_large else 3,
            "stopping": 20 if is_large else 2,
            "firms": max(30, households // 20),
            "ill": 0.002 if is_large else 0.03,
            "noise": int(self.has_noise),
            "given": people.GIVEN,
            "givens": len(people.GIVEN),
        }


@dataclass(frozen=True)
class Made:
    """``truth``: rule → the numbers of those it should find. ``files``: source → its file, beside its manifest."""

    records: int
    people: int
    truth: dict[str, list[str]]
    files: dict[str, Path]


def generate(district: District, folder: Path, *, manifests: dict[str, dict[str, str]]) -> Made:
    """Write every source as Parquet with a manifest, and ``truth.json``. ``manifests``: what each bureau declares."""
    folder.mkdir(parents=True, exist_ok=True)
    words = district.words
    with duckdb.connect() as connection:
        for statement in people.statements(
            seed=district.seed,
            today=district.today.isoformat(),
            households=words["households"],
            neighbourhoods=district.neighbourhoods,
        ):
            connection.execute(statement)
        for statement in truth.statements(**words):
            connection.execute(statement)
        for slip in bureaus.SLIPS:
            connection.execute(slip.format(**words))
        _make_firms(connection, words["firms"])
        files = _write(connection, district, folder, manifests)
        made = Made(
            records=sum(count for _path, count in files.values()),
            people=_count(connection, "SELECT count(*) FROM people"),
            truth=_truth(connection, words["stopping"]),
            files={source: path for source, (path, _count) in files.items()},
        )
    (folder / "truth.json").write_text(json.dumps(made.truth, ensure_ascii=False, indent=2))
    return made


def neighbourhoods(district: District) -> list[tuple[str, str, str]]:
    """Code, name and street of each neighbourhood."""
    with duckdb.connect() as connection:
        words = {"neighbourhoods": district.neighbourhoods, "streets": list(people.STREETS)}
        connection.execute(people.NEIGHBOURHOODS.format(**words))
        return connection.execute("SELECT code, name, street FROM neighbourhoods ORDER BY n").fetchall()


def _make_firms(connection: duckdb.DuckDBPyConnection, count: int) -> None:
    codes = [f"91990000{number:09d}" for number in range(count)]
    firms = pa.table({"firm": list(range(count)), "code": [code + uscc.calc_check_digit(code) for code in codes]})
    connection.register("made_firms", firms)
    connection.execute("CREATE TABLE firms AS SELECT * FROM made_firms")


def _write(
    connection: duckdb.DuckDBPyConnection, district: District, folder: Path, manifests: dict[str, dict[str, str]]
) -> dict[str, tuple[Path, int]]:
    """Insurance comes last and for so many months that all files together have the records that were asked for."""
    files: dict[str, tuple[Path, int]] = {}
    words = district.words
    for source, query in bureaus.SOURCES.items():
        if source == "insurance_months":
            left = district.records - sum(count for _path, count in files.values())
            words["months"] = max(LEAST_MONTHS, left // max(1, _count(connection, "SELECT count(*) FROM workers")))
        path = folder / f"{source}.parquet"
        ordered = f"SELECT * FROM ({query.format(**words)}) ORDER BY hash(COLUMNS(*)::VARCHAR)"
        if source == "insurance_months":
            ordered = query.format(**words)
        connection.execute(f"COPY ({ordered}) TO '{path}' (FORMAT parquet)")
        count = _count(connection, f"SELECT count(*) FROM '{path}'")
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


def _truth(connection: duckdb.DuckDBPyConnection, stopping: int) -> dict[str, list[str]]:
    rows = connection.execute(
        "SELECT n.rule, p.number FROM needles n JOIN people p ON p.pid = n.pid UNION ALL "
        "SELECT 'employer_that_stops_paying', code FROM firms WHERE firm < ? ORDER BY 1, 2",
        [stopping],
    ).fetchall()
    needles: dict[str, list[str]] = {}
    for rule, number in rows:
        needles.setdefault(rule, []).append(number)
    return needles


def _count(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    row = connection.execute(query).fetchone()
    return int(row[0]) if row else 0


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(CHUNK):
            digest.update(piece)
    return digest.hexdigest()
