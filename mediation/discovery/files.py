"""Reading what bureaus hand over: CSV in UTF-8, xlsx, Parquet, as batches of columns with the line of each row.

Nothing is believed of a file: its kind is told by its first bytes, a packed one says how large it becomes before it is
unpacked, and no more than that is read.
"""

from __future__ import annotations

import codecs
import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq
from python_calamine import CalamineError, CalamineWorkbook

from mediation.discovery.refusals import Faults, Problem, Refused, Why

BATCH = 65_536  # rows
LONGEST_LINE = 64 * 1024  # bytes
MOST_UNPACKED = 64 * 1024**3  # bytes; a delivery of 16 million rows unpacks to some three
LARGEST_SHEET = 400 * 1024**2  # bytes; a full sheet of a million rows
LARGEST_GROUP = 512 * 1024**2  # bytes; what is read of a Parquet file at once
RATIO = 300  # times its packed size, from which on a large file is a bomb
SMALL = 64 * 1024**2  # bytes; below that any ratio is harmless


@dataclass(frozen=True)
class Batch:
    """Some rows: a column of values for each name, and the line in the file of each row."""

    columns: dict[str, Sequence[Any] | pa.Array]
    lines: Sequence[int]


def read(path: Path, names: Sequence[str], faults: Faults) -> Iterator[Batch]:
    """The rows of a file that has these columns, in any order. Broken lines go to ``faults`` and are left out.

    Raises :class:`Refused` for a file that cannot be read as what it is, or whose columns are others.
    """
    with path.open("rb") as stream:
        head = stream.read(4)
    if head == b"PAR1":
        return _parquet(path, names)
    if head == b"PK\x03\x04":
        return _sheet(path, names, faults)
    if path.suffix.lower() == ".csv":
        return _csv(path, names, faults)
    raise Refused(Why.KIND)


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


# --- Parquet ----------------------------------------------------------------------------------------------------------


def _parquet(path: Path, names: Sequence[str]) -> Iterator[Batch]:
    try:
        with pq.ParquetFile(path) as file:
            require_columns(file.schema_arrow.names, names)
            _require_harmless(file.metadata, path)
            line = 0
            for batch in file.iter_batches(BATCH, columns=list(names)):
                yield Batch(
                    dict(zip(batch.schema.names, batch.columns, strict=True)), range(line + 1, line + 1 + len(batch))
                )
                line += len(batch)
    except (pa.ArrowException, OSError) as problem:
        raise Refused(Why.KIND) from problem


def _require_harmless(metadata: pq.FileMetaData, path: Path) -> None:
    groups = [metadata.row_group(number).total_byte_size for number in range(metadata.num_row_groups)]
    unpacked = sum(groups)
    if unpacked > MOST_UNPACKED or max(groups, default=0) > LARGEST_GROUP:
        raise Refused(Why.TOO_LARGE)
    if unpacked > SMALL and unpacked > RATIO * path.stat().st_size:
        raise Refused(Why.TOO_LARGE)


# --- CSV --------------------------------------------------------------------------------------------------------------


def _csv(path: Path, names: Sequence[str], faults: Faults) -> Iterator[Batch]:
    with path.open("rb") as stream:
        lines = csv.reader(_decoded(stream, faults), strict=True)
        header = [name.strip() for name in next(lines, [])]
        require_columns(header, names)
        yield from _batches(_rows_of(lines, len(header), faults), header)


def _rows_of(lines: Any, width: int, faults: Faults) -> Iterator[tuple[int, list[str]]]:
    while True:
        try:
            row = next(lines)
        except StopIteration:
            return
        except csv.Error:
            faults.add(lines.line_num, "", Problem.QUOTES)
            return
        if len(row) == width:
            yield lines.line_num, row
        elif row:
            faults.add(lines.line_num, "", Problem.WIDTH)


def _decoded(stream: BinaryIO, faults: Faults) -> Iterator[str]:
    """Lines of UTF-8, a mark at the beginning allowed. Another encoding refuses the file, with its first line."""
    if stream.read(3) != codecs.BOM_UTF8:
        stream.seek(0)
    number = 0
    while raw := stream.readline(LONGEST_LINE):
        number += 1
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as problem:
            faults.add(number, "", Problem.ENCODING)
            raise Refused(Why.ENCODING, faults=faults) from problem
        if "\0" in text:  # UTF-16 looks like this
            faults.add(number, "", Problem.ENCODING)
            raise Refused(Why.ENCODING, faults=faults)
        yield text


def _batches(rows: Iterator[tuple[int, list[Any]]], header: Sequence[str]) -> Iterator[Batch]:
    lines: list[int] = []
    kept: list[list[Any]] = []
    for line, row in rows:
        lines.append(line)
        kept.append(row)
        if len(kept) == BATCH:
            yield _batch(kept, lines, header)
            lines, kept = [], []
    if kept:
        yield _batch(kept, lines, header)


def _batch(rows: list[list[Any]], lines: list[int], header: Sequence[str]) -> Batch:
    return Batch(dict(zip(header, zip(*rows, strict=True), strict=True)), lines)


# --- xlsx -------------------------------------------------------------------------------------------------------------


def _sheet(path: Path, names: Sequence[str], faults: Faults) -> Iterator[Batch]:
    content = _harmless_folder(path)
    try:
        rows = (
            CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python(skip_empty_area=False)
        )
    except (CalamineError, OSError, ValueError, IndexError) as problem:
        raise Refused(Why.KIND) from problem
    header = [str(cell).strip() for cell in rows[0]] if rows else []
    require_columns(header, names)
    yield from _batches(_cells(rows, len(header), faults), header)


def _cells(rows: list[list[Any]], width: int, faults: Faults) -> Iterator[tuple[int, list[Any]]]:
    for number, row in enumerate(rows[1:], start=2):
        cells = [None if cell == "" else cell for cell in row]
        if not any(cell is not None for cell in cells):
            continue
        if len(cells) != width:
            faults.add(number, "", Problem.WIDTH)
            continue
        yield number, cells


def _harmless_folder(path: Path) -> bytes:
    """The packed file, once everything in it was unpacked for its size alone, which its directory may lie about."""
    content = path.read_bytes() if path.stat().st_size <= LARGEST_SHEET else b""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as folder:
            left = min(LARGEST_SHEET, max(SMALL, RATIO * len(content)))
            if sum(part.file_size for part in folder.infolist()) > left:
                raise Refused(Why.TOO_LARGE)
            for part in folder.infolist():
                with folder.open(part) as stream:
                    while piece := stream.read(1024 * 1024):
                        left -= len(piece)
                        if left < 0:
                            raise Refused(Why.TOO_LARGE)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as problem:
        raise Refused(Why.TOO_LARGE if not content else Why.KIND) from problem
    return content
