"""Word and Excel files: a packed folder, kept as it is where it can be unpacked, and nothing in it acts by itself."""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from io import BytesIO

from mediation.documents.uploads.kinds import OFFICE
from mediation.documents.uploads.made import Made
from mediation.documents.uploads.refusals import Refused, Why

MOST_PARTS = 1000
WHOLE = 80 * 1024 * 1024  # bytes unpacked
CHUNK = 64 * 1024
END = b"PK\x05\x06"
LOCKED = 0x1
PART = re.compile(r"[A-Za-z0-9_\[\]. -]+(/[A-Za-z0-9_\[\]. -]+)*/?")
ACTING_PART = re.compile(
    r"vbaproject|activex|embeddings/|oleobject|externallinks/|macrosheets/|\.(bin|exe|dll|js|vbs)$", re.I
)
ACTING = re.compile(
    rb"macroEnabled|<!DOCTYPE|<!ENTITY|DDEAUTO|instrText[^<]{0,200}\bDDE\b|oleObject|attachedTemplate|vbaProject"
    rb"|TargetMode\s*=\s*[\"']External[\"'][^>]*relationships/(?!hyperlink)"
    rb"|relationships/(?!hyperlink)[^>]*TargetMode\s*=\s*[\"']External[\"']"
)
PLAIN = (".xml", ".rels")


def word(content: bytes) -> Made:
    return _checked(content, main="word/document.xml", media_type=f"{OFFICE}.wordprocessingml.document", ending="docx")


def excel(content: bytes) -> Made:
    return _checked(content, main="xl/workbook.xml", media_type=f"{OFFICE}.spreadsheetml.sheet", ending="xlsx")


def _checked(content: bytes, *, main: str, media_type: str, ending: str) -> Made:
    if not content.startswith(b"PK\x03\x04") or content[-22:-18] != END:
        raise Refused(Why.UNREADABLE)  # something stands before or behind the folder
    try:
        with zipfile.ZipFile(BytesIO(content)) as folder:
            parts = folder.infolist()
            _require_plain(parts)
            _require_harmless(folder, parts)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as problem:
        raise Refused(Why.UNREADABLE) from problem
    if {"[Content_Types].xml", main} - {part.filename for part in parts}:
        raise Refused(Why.ENDING)
    return Made(content, media_type, ending)


def _require_plain(parts: list[zipfile.ZipInfo]) -> None:
    """Every part lies inside the folder, under one plain name, unlocked, and is a file."""
    names = [part.filename.lower() for part in parts]
    if len(parts) > MOST_PARTS or len(set(names)) != len(names):
        raise Refused(Why.UNPACKS)
    for part in parts:
        if part.flag_bits & LOCKED:
            raise Refused(Why.LOCKED)
        is_link = stat.S_ISLNK(part.external_attr >> 16)
        if is_link or not PART.fullmatch(part.filename) or ".." in part.filename.split("/"):
            raise Refused(Why.UNPACKS)
        if ACTING_PART.search(part.filename):
            raise Refused(Why.ACTS)


def _require_harmless(folder: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """Unpacks every part, counting what really comes out, and searches those that are text."""
    left = WHOLE
    for part in parts:
        body = bytearray()
        with folder.open(part) as stream:
            while piece := stream.read(CHUNK):
                left -= len(piece)
                if left < 0:
                    raise Refused(Why.UNPACKS)
                if not body and piece.startswith(b"PK"):
                    raise Refused(Why.ACTS)  # a folder in a folder
                body += piece if part.filename.endswith(PLAIN) else piece[:1]
        if part.filename.endswith(PLAIN) and _acts(part, _as_text(bytes(body))):
            raise Refused(Why.ACTS)


def _acts(part: zipfile.ZipInfo, text: bytes) -> bool:
    is_spelt_out = part.filename.endswith(".rels") and b"&#" in text  # letters as numbers, so that no search finds them
    return is_spelt_out or ACTING.search(text) is not None


def _as_text(body: bytes) -> bytes:
    """XML in UTF-16 is searched as UTF-8."""
    if body[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return body.decode("utf-16", "replace").encode()
    return body
