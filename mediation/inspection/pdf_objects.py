"""The objects of a PDF: nothing in them acts, fetches or hides another file (ISO 32000-1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from mediation.inspection.verdicts import Unfit, Why

MOST_OBJECTS = 100_000
MOST_VALUES = 400_000  # in dictionaries and arrays
MOST_OF_ONE = 8 * 1024 * 1024  # bytes unpacked of one object stream
#: What acts when it is opened, shown or pressed, holds another file, or fetches one (ISO 32000-1, 12.6, 13, 7.11.4).
ACTS = frozenset(
    {
        *("/JavaScript", "/JS", "/Launch", "/SubmitForm", "/ImportData", "/ResetForm", "/AA", "/GoToR", "/GoToE"),
        *("/GoTo3DView", "/Movie", "/Sound", "/Rendition", "/RichMedia", "/RichMediaExecute", "/XFA", "/3D", "/U3D"),
        *("/EmbeddedFile", "/EmbeddedFiles", "/EF", "/AF", "/FileAttachment", "/Collection", "/OPI", "/Trans3D"),
    }
)
OPENS = frozenset({"/GoTo"})  # what may happen by itself when it is opened: a page of its own is shown
LINKS = ("http://", "https://", "mailto:", "tel:")  # that a reader may follow when somebody presses them
NAME = re.compile(rb"/[^\s/()<>\[\]{}%]++")
ASIDE = re.compile(rb"\((?:[^()\\]++|\\.)*+\)|%[^\r\n]*+", re.S)
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")


def require_harmless(pdf: Pdf) -> None:
    if len(pdf.objects) > MOST_OBJECTS:
        raise Unfit(Why.UNPACKS)
    left = MOST_VALUES
    for indirect in (pdf.trailer, *pdf.objects):
        waiting = [indirect]
        while waiting:
            left -= 1
            if left < 0:
                raise Unfit(Why.UNPACKS)
            waiting.extend(_looked_at(waiting.pop()))
        if isinstance(indirect, Stream):
            _require_plain_stream(indirect, pdf)


def _looked_at(value: object) -> Iterator[Object]:
    """What stands in it directly; what is only pointed at has its own turn. Raises where it acts."""
    if isinstance(value, (Dictionary, Stream)):
        for key, inner in value.items():
            _require_harmless_entry(key, inner)
            if isinstance(inner, Name) or not getattr(inner, "is_indirect", False):
                yield inner
    elif isinstance(value, Array):
        yield from (inner for inner in value if not getattr(inner, "is_indirect", False))
    elif isinstance(value, Name) and str(value) in ACTS:
        raise Unfit(Why.ACTS)


def _require_harmless_entry(key: str, value: object) -> None:
    if key in ACTS:
        raise Unfit(Why.ACTS)
    if key == "/OpenAction" and isinstance(value, Dictionary) and str(value.get("/S")) not in OPENS:
        raise Unfit(Why.ACTS)
    if key == "/URI" and isinstance(value, String) and not str(value).strip().lower().startswith(LINKS):
        raise Unfit(Why.ACTS)


def _require_plain_stream(stream: Stream, pdf: Pdf) -> None:
    """Its bytes stand in the file; and an object stream holds no name that acts, also where nothing points into it."""
    if "/F" in stream:
        raise Unfit(Why.ACTS)
    if str(stream.get("/Type")) != "/ObjStm":
        return
    repaired = pdf.get_warnings()
    try:
        body = stream.read_bytes(pikepdf.StreamDecodeLevel.specialized)
    except pikepdf.PdfError as problem:
        raise Unfit(Why.UNPACKS) from problem
    if len(body) > MOST_OF_ONE or repaired or pdf.get_warnings():
        raise Unfit(Why.UNPACKS)
    if _names(body) & {name.encode() for name in ACTS}:
        raise Unfit(Why.ACTS)


def _names(body: bytes) -> set[bytes]:
    """Outside of strings and comments; where one cannot tell those for certain, everywhere."""
    bare = ASIDE.sub(b" ", body)
    names = NAME.findall(body if b"(" in bare or b")" in bare else bare)
    return {ESCAPED.sub(lambda escaped: bytes([int(escaped[1], 16)]), name) for name in names}
