"""Making the files of a district, with their manifests and the truth about them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
from stdnum.cn import uscc

from mediation.demonstration.district import people, slips, truth
from mediation.demonstration.district.size import District
from mediation.demonstration.district.writing import count_rows, write_sources


@dataclass(frozen=True)
class GeneratedDistrict:
    """``truth``: rule → the numbers of those it should find. ``files``: source → its file, beside its manifest."""

    records: int
    people: int
    truth: dict[str, list[str]]
    files: dict[str, Path]


def generate(district: District, folder: Path, *, manifests: dict[str, dict[str, str]]) -> GeneratedDistrict:
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
        for slip in slips.SLIPS:
            connection.execute(slip.format(**words))
        _make_firms(connection, words["firms"])
        files = write_sources(connection, district, folder, manifests)
        made = GeneratedDistrict(
            records=sum(count for _path, count in files.values()),
            people=count_rows(connection, "SELECT count(*) FROM people"),
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
