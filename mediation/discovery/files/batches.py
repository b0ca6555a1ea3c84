"""Rows on their way in: a column of values for each name, under the columns that were declared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from mediation.discovery.files import limits
from mediation.discovery.refusals import Refused, Why


@dataclass(frozen=True)
class Batch:
    """Some rows: a column of values for each name, and the line in the file of each row."""

    columns: dict[str, Sequence[Any] | pa.Array]
    lines: Sequence[int]


def require_columns(header: Sequence[str], names: Sequence[str]) -> None:
    missing, more = sorted(set(names) - set(header)), sorted(set(header) - set(names))
    twice = sorted({name for name in header if list(header).count(name) > 1})
    if missing or more or twice:
        differences = [("−", missing), ("+", [_plain(name) for name in more]), ("×2", [_plain(name) for name in twice])]
        raise Refused(
            Why.COLUMNS, detail="; ".join(f"{sign} {', '.join(words)}" for sign, words in differences if words)
        )


def _plain(name: str) -> str:
    """A column's name as it may be repeated: a file without a header has somebody's number there."""
    return name if name.isascii() and name.replace("_", "").isalpha() else "…"


def in_batches(rows: Iterator[tuple[int, list[Any]]], header: Sequence[str]) -> Iterator[Batch]:
    lines: list[int] = []
    kept: list[list[Any]] = []
    for line, row in rows:
        lines.append(line)
        kept.append(row)
        if len(kept) == limits.BATCH:
            yield _batch(kept, lines, header)
            lines, kept = [], []
    if kept:
        yield _batch(kept, lines, header)


def _batch(rows: list[list[Any]], lines: list[int], header: Sequence[str]) -> Batch:
    return Batch(dict(zip(header, zip(*rows, strict=True), strict=True)), lines)
