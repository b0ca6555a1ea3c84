"""Cells of a batch: as text, or as the column of the pool that they become."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from mediation.discovery import columns
from mediation.discovery.columns import Column
from mediation.discovery.files.batches import Batch
from mediation.discovery.refusals import Faults, LineProblem
from mediation.discovery.values import PLAIN, Wrong
from mediation.models.discovery import ColumnKind

ARROW: dict[str, pa.DataType] = {
    "VARCHAR": pa.string(),
    "DATE": pa.date32(),
    "DECIMAL(14, 2)": pa.decimal128(14, 2),
    "BIGINT": pa.int64(),
    "VARCHAR[]": pa.list_(pa.string()),
}


def require(column: Column, batch: Batch, faults: Faults) -> None:
    """A subject's number may be missing where rows are linked: then it counts as wrong."""
    if column.kind in columns.KINDS_OF_SUBJECT:
        return
    for line, value in zip(batch.lines, _values(batch.columns[column.name]), strict=True):
        if value is None or value == "":
            faults.add(line, column.name, LineProblem.MISSING)


def converted(column: Column, values: Sequence[Any] | pa.Array, lines: Sequence[int], faults: Faults) -> pa.Array:
    wanted = ARROW[columns.STORED[column.kind]]
    if isinstance(values, pa.Array) and values.type == wanted and column.kind in (ColumnKind.DAY, ColumnKind.NUMBER):
        return values  # a column of days is days
    convert = PLAIN[column.kind]
    made: list[Any] = []
    known: dict[Any, Any] = {}
    for line, value in zip(lines, _values(values), strict=True):
        if value not in known:
            try:
                known[value] = convert(value)
            except Wrong as wrong:
                faults.add(line, column.name, str(wrong))
                made.append(None)
                continue
        made.append(known[value])
    if column.kind == ColumnKind.AMOUNT:
        return pc.cast(pa.array(made, pa.string()), wanted)
    return pa.array(made, wanted)


def _values(values: Sequence[Any] | pa.Array) -> Sequence[Any]:
    return values.to_pylist() if isinstance(values, pa.Array) else values


def as_texts(values: Sequence[Any] | pa.Array) -> list[str]:
    """Cells as text; a whole number that a sheet keeps as a fraction is written without one."""
    return [_text(value) for value in _values(values)]


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
