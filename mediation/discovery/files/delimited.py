"""CSV: lines of UTF-8, each with as many fields as there are columns."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from mediation.discovery.files import limits
from mediation.discovery.files.batches import Batch, in_batches, require_columns
from mediation.discovery.refusals import Faults, LineProblem, Refused, Why


def batches_of_csv(path: Path, names: Sequence[str], faults: Faults) -> Iterator[Batch]:
    with path.open("rb") as stream:
        lines = csv.reader(_decoded(stream, faults), strict=True)
        header = [name.strip() for name in next(lines, [])]
        require_columns(header, names)
        yield from in_batches(_rows_in(lines, len(header), faults), header)


def _rows_in(lines: Any, width: int, faults: Faults) -> Iterator[tuple[int, list[str]]]:
    while True:
        try:
            row = next(lines)
        except StopIteration:
            return
        except csv.Error:
            faults.add(lines.line_num, "", LineProblem.QUOTES)
            return
        if len(row) == width:
            yield lines.line_num, row
        elif row:
            faults.add(lines.line_num, "", LineProblem.WIDTH)


def _decoded(stream: BinaryIO, faults: Faults) -> Iterator[str]:
    """Lines of UTF-8, a mark at the beginning allowed. Another encoding refuses the file, with its first line."""
    if stream.read(3) != codecs.BOM_UTF8:
        stream.seek(0)
    number = 0
    while raw := stream.readline(limits.LONGEST_LINE):
        number += 1
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as problem:
            faults.add(number, "", LineProblem.ENCODING)
            raise Refused(Why.ENCODING, faults=faults) from problem
        if "\0" in text:  # UTF-16 looks like this
            faults.add(number, "", LineProblem.ENCODING)
            raise Refused(Why.ENCODING, faults=faults)
        yield text
