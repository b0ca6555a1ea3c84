"""Files as people send them, and as an attacker would: made here, none is kept in the repository."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

import pikepdf
from PIL import Image, PngImagePlugin

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
GPS = {1: "N", 2: (29.0, 49.0, 3.0), 3: "E", 4: (121.0, 32.0, 49.0)}


def picture(kind: str = "PNG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **more: object) -> bytes:
    out = BytesIO()
    Image.new(mode, size, 200 if mode in ("L", "P") else None).save(out, kind, **more)
    return out.getvalue()


def photo_with_place(orientation: int = 1) -> bytes:
    """A JPEG as a telephone takes it: where, when, with what, and turned."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "TelephoneMaker"
    exif.get_ifd(0x8825).update(GPS)
    return picture("JPEG", exif=exif, comment=b"a secret comment")


def animated(kind: str) -> bytes:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    out = BytesIO()
    frames[0].save(out, kind, save_all=True, append_images=frames[1:])
    return out.getvalue()


def png_with_text() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "<script>alert(1)</script>")
    return picture("PNG", pnginfo=info)


def png_of(width: int, height: int, body: bytes = b"\0") -> bytes:
    """A PNG that claims to be this large and holds next to nothing."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(body)) + _chunk(b"IEND", b"")


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def pdf(*objects: bytes, pages: int = 1, trailer: bytes = b"", tail: bytes = b"") -> bytes:
    """A PDF of blank pages with whatever further objects."""
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(pages))
    made = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages)]
    made += [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>"] * pages
    body, places = b"%PDF-1.7\n", []
    for number, item in enumerate([*made, *objects], start=1):
        places.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(places) + 1
    body += b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R%s>>\n" % (size, table, size, trailer)
    return body + b"startxref\n%d\n%%%%EOF\n" % body.rfind(b"xref\n0") + tail


def stream(body: bytes, entries: bytes = b"", *, filtered: bytes = b"/FlateDecode") -> bytes:
    packed = zlib.compress(body) if filtered == b"/FlateDecode" else body
    return b"<<%s/Filter %s/Length %d>>stream\n%s\nendstream" % (entries, filtered, len(packed), packed)


def packed_pdf(**root: pikepdf.Object) -> bytes:
    """A PDF as most programs write it: its objects in streams, behind a predictor. ``root``: of its catalogue."""
    with pikepdf.new() as made:
        made.add_blank_page()
        for name, value in root.items():
            made.Root[f"/{name}"] = made.make_indirect(value)
        out = BytesIO()
        made.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()


def locked_pdf(user: str = "") -> bytes:
    with pikepdf.open(BytesIO(pdf())) as made:
        out = BytesIO()
        made.save(out, encryption=pikepdf.Encryption(owner="owner", user=user))
    return out.getvalue()


CONTENT_TYPES = b'<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="main+xml"/></Types>'
RELS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
RELATIONSHIPS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINK = b'<Relationship Id="r" Type="' + RELATIONSHIPS + b'/%s" Target="%s" %s/>'


def folder(parts: Mapping[str, bytes], *, main: str = "word/document.xml", locked: bool = False) -> bytes:
    """A Word file with further parts; with ``main`` an Excel file."""
    out = BytesIO()
    every = {"[Content_Types].xml": CONTENT_TYPES, main: b"<document>text</document>", **parts}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, body in every.items():
            made.writestr(zipfile.ZipInfo(name), body, zipfile.ZIP_DEFLATED)
    content = out.getvalue()
    return (
        content.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00")
        if locked
        else content
    )


def types(content: bytes) -> bytes:
    return CONTENT_TYPES.replace(b"main+xml", content)


def word(**parts: bytes) -> bytes:
    return folder({name.replace("__", "/").replace("_x", "."): body for name, body in parts.items()})


def excel(parts: Mapping[str, bytes] | None = None) -> bytes:
    return folder(parts or {}, main="xl/workbook.xml")


def linked(kind: bytes, target: bytes = b"http://example.invalid/a", mode: bytes = b'TargetMode="External"') -> bytes:
    return RELS % (LINK % (kind, target, mode))


def with_link() -> bytes:
    """A folder one of whose parts is a symbolic link."""
    out = BytesIO(word())
    with zipfile.ZipFile(out, "a") as made:
        link = zipfile.ZipInfo("word/link.xml")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        made.writestr(link, "/etc/passwd")
    return out.getvalue()
