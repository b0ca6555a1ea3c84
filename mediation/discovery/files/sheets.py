"""xlsx: the first sheet of a packed folder, unpacked for its size alone first."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from mediation.discovery.files import limits
from mediation.discovery.files.batches import Batch, in_batches, require_columns
from mediation.discovery.refusals import Faults, LineProblem, Refused, Why


def batches_of_sheet(path: Path, names: Sequence[str], faults: Faults) -> Iterator[Batch]:
    content = _harmless_folder(path)
    try:
        rows = (
            CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python(skip_empty_area=False)
        )
    except (CalamineError, OSError, ValueError, IndexError) as problem:
        raise Refused(Why.KIND) from problem
    header = [str(cell).strip() for cell in rows[0]] if rows else []
    require_columns(header, names)
    yield from in_batches(_cells(rows, len(header), faults), header)


def _cells(rows: list[list[Any]], width: int, faults: Faults) -> Iterator[tuple[int, list[Any]]]:
    for number, row in enumerate(rows[1:], start=2):
        cells = [None if cell == "" else cell for cell in row]
        if not any(cell is not None for cell in cells):
            continue
        if len(cells) != width:
            faults.add(number, "", LineProblem.WIDTH)
            continue
        yield number, cells


def _harmless_folder(path: Path) -> bytes:
    """The packed file, once everything in it was unpacked for its size alone, which its directory may lie about."""
    content = path.read_bytes() if path.stat().st_size <= limits.LARGEST_SHEET else b""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as folder:
            left = min(limits.LARGEST_SHEET, max(limits.SMALL, limits.RATIO * len(content)))
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
