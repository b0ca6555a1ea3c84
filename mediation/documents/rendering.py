"""Papers as PDF: A4, PDF/A-2b (ISO 19005-2), one typst source a kind under templates/mediation/papers/.

What people wrote reaches typst as JSON beside the source, never as source, so nothing in it can be markup. The compiler
sees its own folder and the two packaged fonts, and no network: no source names a package. The same paper at the same
moment is the same bytes, so that its digest says something.
"""

import json
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst
from pylopdf_fonts_zh_cn import sans_path, serif_path

from mediation.documents.characters import is_complete, visible_throughout
from mediation.documents.forms import Paper

SOURCES = Path(__file__).resolve().parents[2] / "templates" / "mediation" / "papers"
_turn = (
    threading.Lock()
)  # one compiler, kept for its fonts and its memory of what it laid out, serves one thread at a time


@dataclass(frozen=True)
class Rendered:
    pdf: bytes
    pages: int


def render(paper: Paper, *, at: datetime, is_large: bool = False) -> Rendered:
    """`at` is the moment written into the file as its making; `is_large` prints it for reading aloud or weak eyes."""
    data = paper.as_data()
    inputs = {
        "title": paper.title,
        "is_large": is_large,
        "needs_hand": not _is_complete(data),
        **visible_throughout(data),
    }
    with _turn:
        compiler = _compiler()
        pdf = compiler.compile(
            input=str(SOURCES / f"{paper.kind}.typ"),
            format="pdf",
            sys_inputs={"paper": json.dumps(inputs, ensure_ascii=False)},
            pdf_standards="a-2b",
            timestamp=at.astimezone(UTC).replace(microsecond=0),  # a PDF knows no less than a second
        )
        pages = json.loads(compiler.query("<pages>", field="value", one=True))
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave no PDF")
    return Rendered(pdf, pages)


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=sorted({str(path.parent) for path in (sans_path(), serif_path())}),
    )
    nowhere = str(SOURCES / "packages")  # does not exist: there are none, and none are fetched
    return typst.Compiler(
        root=str(SOURCES), font_paths=fonts, ignore_system_fonts=True, package_path=nowhere, package_cache_path=nowhere
    )


def _is_complete(data: Any) -> bool:
    match data:
        case str():
            return is_complete(data)
        case dict():
            return all(_is_complete(value) for value in data.values())
        case list() | tuple():
            return all(_is_complete(value) for value in data)
    return True
