"""Word and Excel files: a packed folder, kept as it is where it can be unpacked, and nothing in it acts by itself."""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from io import BytesIO

from mediation.inspection import markup
from mediation.inspection.acting import MarkupPart
from mediation.inspection.kinds import OFFICE
from mediation.inspection.verdicts import Made, Unfit, Why

MOST_PARTS = 1000
WHOLE = 80 * 1024 * 1024  # bytes unpacked
LARGEST_PART = 32 * 1024 * 1024  # bytes of markup in one part
CHUNK = 64 * 1024
END = b"PK\x05\x06"
LOCKED = 0x1
PART = re.compile(r"[A-Za-z0-9_\[\]. -]+(/[A-Za-z0-9_\[\]. -]+)*+/?")
ACTING_PART = ("vbaproject", "activex", "embeddings/", "oleobject", "externallinks/", "macrosheets/", "customui/")
MARKUP = (".xml", ".rels", ".vml", ".svg")
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".wdp")
FONTS = (".odttf",)  # that a document brings along
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
PROGRAMS = (b"PK", b"MZ", b"\x7fELF", bytes.fromhex("d0cf11e0"), b"%PDF", b"#!")  # how a part of another kind begins


def samples() -> list[bytes]:
    """A folder with the parts of both, in either encoding, and one whose name is in none."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as folder:
        for name in ("[Content_Types].xml", "word/document.xml", "xl/workbook.xml"):
            folder.writestr(name, "<?xml version='1.0' encoding='UTF-16'?><a>1</a>".encode("utf-16"))
    return [out.getvalue(), out.getvalue().replace(b"workbook", b"w\xf6rkbook")]


def word(content: bytes) -> Made:
    return _checked(content, main="word/document.xml", media_type=f"{OFFICE}.wordprocessingml.document", ending="docx")


def excel(content: bytes) -> Made:
    return _checked(content, main="xl/workbook.xml", media_type=f"{OFFICE}.spreadsheetml.sheet", ending="xlsx")


def _checked(content: bytes, *, main: str, media_type: str, ending: str) -> Made:
    if not content.startswith(b"PK\x03\x04") or content[-22:-18] != END:
        raise Unfit(Why.UNREADABLE)  # something stands before or behind the folder
    try:
        with zipfile.ZipFile(BytesIO(content)) as folder:
            parts = folder.infolist()
            _require_plain(parts)
            if {"[Content_Types].xml", main} - {part.filename for part in parts}:
                raise Unfit(Why.ENDING)
            _require_harmless(folder, parts)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as problem:
        raise Unfit(Why.UNREADABLE) from problem
    return Made(content, media_type, ending)


def _require_plain(parts: list[zipfile.ZipInfo]) -> None:
    """Every part lies inside the folder, under one plain name, unlocked, and is a file of a kind that acts not."""
    names = [part.filename.lower() for part in parts]
    if len(parts) > MOST_PARTS or len(set(names)) != len(names):
        raise Unfit(Why.UNPACKS)
    for part, name in zip(parts, names, strict=True):
        if part.flag_bits & LOCKED:
            raise Unfit(Why.LOCKED)
        is_link = stat.S_ISLNK(part.external_attr >> 16)
        is_outside = not PART.fullmatch(part.filename) or ".." in part.filename.split("/")
        if is_link or is_outside or part.compress_type not in PACKINGS:
            raise Unfit(Why.UNPACKS)
        is_known = part.is_dir() or name.endswith((*MARKUP, *PICTURES, *FONTS))
        if not is_known or any(acting in name for acting in ACTING_PART):
            raise Unfit(Why.ACTS)


def _require_harmless(folder: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """Unpacks every part, counting what really comes out, and reads those that are markup."""
    left, budget = WHOLE, markup.Budget()
    for part in parts:
        is_markup = part.filename.lower().endswith(MARKUP)
        body = bytearray()
        with folder.open(part) as stream:
            while piece := stream.read(CHUNK):
                left -= len(piece)
                if not body and piece.startswith(PROGRAMS):
                    raise Unfit(Why.ACTS)  # a folder in a folder, a program, an old document
                body += piece if is_markup else piece[:1]
                if left < 0 or len(body) > LARGEST_PART:
                    raise Unfit(Why.UNPACKS)
        if is_markup:
            markup.read(body, MarkupPart(), budget)
