"""PDF: kept as it is, where nothing in it acts, nothing is hidden in it, and its pages can be counted.

The bytes are searched, and what unpacks from object streams, in which names may stand as well.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from mediation.documents.uploads.made import Made
from mediation.documents.uploads.refusals import Refused, Why

MOST_PAGES = 300
MOST_OF_ONE = 8 * 1024 * 1024  # bytes unpacked of one object stream
MOST_OF_ALL = 64 * 1024 * 1024
CHUNK = 64 * 1024
DICTIONARY = 4096  # bytes before a stream in which its dictionary stands
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
STREAM = re.compile(rb"(?<!end)stream(\r\n|\n|\r)")
OBJECTS = b"/ObjStm"
PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
FILTERS = re.compile(rb"/Filter\s*(\[[^\]]*\]|/\w+)")
ENCRYPTED = re.compile(rb"/Encrypt(?![A-Za-z])")
ACTS = re.compile(
    rb"/(JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA|GoToE|GoToR|SubmitForm|ImportData|Movie|Sound|Rendition)"
    rb"(?![A-Za-z])"
)


def checked(content: bytes) -> Made:
    """Raises ``Refused`` for what is locked, acts by itself, cannot be searched or has too many pages."""
    _require_one_file(content)
    pages = sum(_pages_of(part) for part in (content, *_objects(content)))
    if not pages:
        raise Refused(Why.UNREADABLE)
    if pages > MOST_PAGES:
        raise Refused(Why.TOO_MANY_PAGES)
    return Made(content, "application/pdf", "pdf", pages)


def _require_one_file(content: bytes) -> None:
    """It begins and ends as a PDF, and no archive hides behind it."""
    end = content.rfind(b"%%EOF")
    if not content.startswith(b"%PDF-") or end < 0 or content[end + 5 :].strip():
        raise Refused(Why.UNREADABLE)
    if zipfile.is_zipfile(BytesIO(content)):
        raise Refused(Why.ACTS)


def _pages_of(part: bytes) -> int:
    """How many pages a part holds; raises where it is locked or something in it acts."""
    named = _named(part)
    if ENCRYPTED.search(named):
        raise Refused(Why.LOCKED)
    if ACTS.search(named):
        raise Refused(Why.ACTS)
    return len(PAGE.findall(named))


def _objects(content: bytes) -> Iterator[bytes]:
    """What the object streams hold. Every one that is named must be found and unpacked."""
    counted, left = 0, MOST_OF_ALL
    for stream in STREAM.finditer(content):
        before = content[max(0, stream.start() - DICTIONARY) : stream.start()]
        dictionary = _named(before[before.rfind(b"obj") + 1 :])
        if OBJECTS not in dictionary:
            continue
        if _packing(dictionary) not in (b"", b"/FlateDecode"):
            raise Refused(Why.UNPACKS)
        part = _inflated(content, stream.end()) if _packing(dictionary) else b""
        counted, left = counted + dictionary.count(OBJECTS), left - len(part)
        if left < 0:
            raise Refused(Why.UNPACKS)
        yield part
    if counted != _named(content).count(OBJECTS):
        raise Refused(Why.UNPACKS)


def _named(part: bytes) -> bytes:
    """With the letters of names that stand as ``#4A``."""
    return ESCAPED.sub(lambda escaped: bytes([int(escaped[1], 16)]), part)


def _packing(dictionary: bytes) -> bytes:
    filters = FILTERS.search(dictionary)
    return b"".join(filters[1].strip(b"[]").split()) if filters else b""


def _inflated(content: bytes, start: int) -> bytes:
    unpacker, out = zlib.decompressobj(), bytearray()
    try:
        for at in range(start, len(content), CHUNK):
            out += unpacker.decompress(content[at : at + CHUNK], MOST_OF_ONE + 1 - len(out))
            if len(out) > MOST_OF_ONE:
                raise Refused(Why.UNPACKS)
            if unpacker.eof:
                return bytes(out)
    except zlib.error as problem:
        raise Refused(Why.UNREADABLE) from problem
    raise Refused(Why.UNREADABLE)
