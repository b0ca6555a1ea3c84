"""Hostile files, made from a seed: each kind of bomb at several sizes, and sound files with bytes changed."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pikepdf
from PIL import Image

from tests.mediation.documents import files

W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MB = 1024 * 1024
PHRASES = (
    *(b"TargetMode='External' ", b"relationships/", b"<w:instrText>", b"DDE ", b"&#68;", b"<!--", b"]]>", b"<?a "),
    *(b"/ObjStm", b"stream\n", b"endobj\n", b"/Filter[", b"((((", b"<<", b"[[[[", b"1 0 obj\n", b"/#4A"),
)


@dataclass(frozen=True)
class Hostile:
    """``name``: under which it is sent; ``what``: what it tries."""

    name: str
    content: bytes
    what: str


Maker = Callable[[random.Random], tuple[str, bytes]]
MAKERS: list[Maker] = []


def maker(make: Maker) -> Maker:
    MAKERS.append(make)
    return make


def hostile(seed: int, count: int) -> Iterator[Hostile]:
    """So many, each kind in its turn."""
    return (made(seed, number) for number in range(count))


def made(seed: int, number: int) -> Hostile:
    """The one of this number, always the same."""
    make = MAKERS[number % len(MAKERS)]
    name, content = make(random.Random(f"{seed} {number}"))  # noqa: S311 - no secret is made of it
    return Hostile(f"{number}-{name}", content[: 20 * MB], make.__name__)


def folder(parts: dict[str, bytes], main: str = "word/document.xml") -> bytes:
    return files.folder(parts, main=main)


@maker
def one_phrase_again_and_again(chance: random.Random) -> tuple[str, bytes]:
    phrase = chance.choice(PHRASES)
    return "a.docx", folder({"word/a.xml": b"<a>" + phrase * chance.choice((10_000, 400_000)) + b"</a>"})


@maker
def one_phrase_in_a_pdf(chance: random.Random) -> tuple[str, bytes]:
    return "a.pdf", files.pdf(b"<<>>" + chance.choice(PHRASES) * chance.choice((10_000, 300_000)))


@maker
def deep_markup(chance: random.Random) -> tuple[str, bytes]:
    depth = chance.choice((1_000, 100_000, 1_000_000))
    return "a.docx", folder({"word/a.xml": b"<a>" * depth + b"</a>" * depth})


@maker
def wide_markup(chance: random.Random) -> tuple[str, bytes]:
    return "a.xlsx", folder(
        {"xl/a.xml": b"<a>" + b"<b/>" * chance.choice((900_000, 5_000_000)) + b"</a>"}, "xl/workbook.xml"
    )


@maker
def many_attributes(chance: random.Random) -> tuple[str, bytes]:
    names = b" ".join(b'a%d="1"' % number for number in range(chance.choice((10_000, 1_000_000))))
    return "a.docx", folder({"word/a.xml": b"<a " + names + b"/>"})


@maker
def many_namespaces(chance: random.Random) -> tuple[str, bytes]:
    names = b" ".join(b'xmlns:a%d="u%d"' % (number, number) for number in range(chance.choice((10_000, 300_000))))
    return "a.docx", folder({"word/a.xml": b"<a " + names + b"/>"})


@maker
def one_long_word_of_markup(chance: random.Random) -> tuple[str, bytes]:
    begins, ends = chance.choice(((b"<!--", b"--><a/>"), (b"<a b='", b"'/>"), (b"<?a ", b"?><a/>"), (b"<", b"/>")))
    return "a.docx", folder({"word/a.xml": begins + b"a" * chance.choice((1, 30)) * MB + ends})


@maker
def entities_within_entities(chance: random.Random) -> tuple[str, bytes]:
    lines = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, chance.choice((9, 40))))
    return "a.docx", folder({"word/a.xml": b'<!DOCTYPE a [<!ENTITY e0 "ha">' + lines + b"]><a>&e8;</a>"})


@maker
def fields_within_fields(chance: random.Random) -> tuple[str, bytes]:
    begin = b'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> = </w:instrText></w:r>'
    body = begin * chance.choice((100, 200_000))
    return "a.docx", folder({"word/document.xml": b"<w:document %s>%s</w:document>" % (W, body)})


@maker
def formulas(chance: random.Random) -> tuple[str, bytes]:
    text = chance.choice((b"A", b"[", b"((", b"&quot;", b"A.", b"'", b"!", b"[1")) * 8_000
    return "a.xlsx", folder({"xl/a.xml": b"<a>" + (b"<f>" + text + b"</f>") * 400 + b"</a>"}, "xl/workbook.xml")


@maker
def a_folder_that_unpacks_without_end(chance: random.Random) -> tuple[str, bytes]:
    return "a.docx", folder({"word/media/a.png": bytes(chance.choice((79, 200)) * MB)})


@maker
def a_folder_of_many_parts(chance: random.Random) -> tuple[str, bytes]:
    return "a.docx", folder({f"word/{n}.xml": b"<a/>" for n in range(chance.choice((900, 20_000)))})


@maker
def a_folder_packed_in_another_way(chance: random.Random) -> tuple[str, bytes]:
    out, way = io.BytesIO(), chance.choice((zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
    with zipfile.ZipFile(out, "w", way) as made:
        for name in ("[Content_Types].xml", "word/document.xml"):
            made.writestr(zipfile.ZipInfo(name), b"<a>" + b"x" * chance.choice((1, 70)) * MB + b"</a>", way)
    return "a.docx", out.getvalue()


@maker
def a_folder_that_lies(chance: random.Random) -> tuple[str, bytes]:
    content = bytearray(files.word(word__a_xxml=b"<a>" + b"x" * 100_000 + b"</a>"))
    place = content.rfind(b"PK\x01\x02")
    struct.pack_into("<II", content, place + 20, chance.choice((1, 2**31)), chance.choice((1, 2**32 - 1)))
    return "a.docx", bytes(content)


@maker
def objects_in_a_pdf(chance: random.Random) -> tuple[str, bytes]:
    return "a.pdf", files.pdf(*[b"<</A[1 2 3]>>"] * chance.choice((20_000, 150_000)))


@maker
def one_array_in_a_pdf(chance: random.Random) -> tuple[str, bytes]:
    piece = chance.choice((b"1 ", b"[", b"<</A ", b"(a)", b"/A", b"3 0 R "))
    return "a.pdf", files.pdf(b"[" + piece * chance.choice((10_000, 1_000_000)) + b"]")


@maker
def a_stream_of_objects_that_unpacks_without_end(chance: random.Random) -> tuple[str, bytes]:
    body = zlib.compress(bytes(chance.choice((7, 300)) * MB), 9)
    header = b"<</Type/ObjStm/N 9/First 40/Filter/FlateDecode/Length %d>>stream\n" % len(body)
    return "a.pdf", files.pdf(header + body + b"\nendstream")


@maker
def a_table_of_objects_that_unpacks_without_end(chance: random.Random) -> tuple[str, bytes]:
    body = zlib.compress(bytes(chance.choice((20, 400)) * MB), 9)
    head = b"%PDF-1.5\n1 0 obj<</Type/XRef/Size 9999999/W[1 4 1]/Root 1 0 R/Filter/FlateDecode"
    return "a.pdf", head + b"/Length %d>>stream\n%s\nendstream endobj\nstartxref\n9\n%%%%EOF" % (len(body), body)


@maker
def filters_behind_filters(chance: random.Random) -> tuple[str, bytes]:
    many = b"/FlateDecode " * chance.choice((10, 10_000))
    return "a.pdf", files.pdf(b"<</Type/ObjStm/N 1/First 4/Filter[%s]/Length 1>>stream\nx\nendstream" % many)


@maker
def pages_without_end(chance: random.Random) -> tuple[str, bytes]:
    with pikepdf.new() as made:
        made.add_blank_page()
        kid = made.Root.Pages.Kids[0]
        made.Root.Pages.Kids = pikepdf.Array([kid] * chance.choice((301, 60_000)))
        out = io.BytesIO()
        made.save(out, deterministic_id=True)
    return "a.pdf", out.getvalue()


@maker
def tables_that_lead_to_each_other(chance: random.Random) -> tuple[str, bytes]:
    content = files.pdf(trailer=b"/Prev %d" % chance.choice((0, 9, 200)))
    return "a.pdf", content.replace(b"startxref\n", b"startxref\n" + b"0" * chance.choice((1, 5)))


@maker
def a_picture_that_claims_too_much(chance: random.Random) -> tuple[str, bytes]:
    side = chance.choice((4_000, 5_000, 100_001, 2**31 - 1))
    return "a.png", files.png_of(side, side, bytes(chance.choice((1, 30)) * MB))


@maker
def a_picture_of_the_largest_size(chance: random.Random) -> tuple[str, bytes]:
    form, mode, size = chance.choice(
        (("PNG", "L", 4_000), ("JPEG", "L", 4_800), ("JPEG", "RGB", 4_000), ("PNG", "P", 3_000))
    )
    return f"a.{form.lower()}", files.picture(form, (size, size), mode)


@maker
def a_picture_in_many_passes(chance: random.Random) -> tuple[str, bytes]:
    out = io.BytesIO()
    Image.new("RGB", (3_000, 3_000)).save(out, "JPEG", progressive=True)
    content = out.getvalue()
    place = content.rfind(b"\xff\xda")
    return "a.jpg", content[:-2] + content[place:-2] * chance.choice((50, 3_000)) + b"\xff\xd9"


@maker
def a_picture_full_of_words(chance: random.Random) -> tuple[str, bytes]:
    body = chance.choice((b"zTXta\0\0", b"iCCPa\0\0")) + zlib.compress(bytes(chance.choice((1, 200)) * MB))
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    content = files.picture("PNG")
    return "a.png", content[:33] + chunk * chance.choice((1, 20)) + content[33:]


@maker
def a_text(chance: random.Random) -> tuple[str, bytes]:
    piece = chance.choice((b" ", b"\n", b"<", b"\x81\x30", b"\xe4\xb8\xad", b"#", b"\xff"))
    return "a.txt", piece * (chance.choice((1, 2, 19)) * MB // len(piece))


SOUND = {
    "a.docx": files.word(word__a_xxml=b"<a>" + b"<b>1</b>" * 500 + b"</a>"),
    "a.xlsx": files.excel(),
    "a.pdf": files.packed_pdf(),
    "b.pdf": files.pdf(pages=20),
    "a.jpg": files.photo_with_place(6),
    "a.png": files.png_with_text(),
    "a.webp": files.picture("WEBP", (300, 200)),
}


@maker
def a_sound_file_with_bytes_changed(chance: random.Random) -> tuple[str, bytes]:
    name = chance.choice(sorted(SOUND))
    content = bytearray(SOUND[name])
    for _time in range(chance.choice((1, 5, 40))):
        content[chance.randrange(8, len(content))] = chance.randrange(256)
    return name, bytes(content)


@maker
def a_sound_file_torn_and_repeated(chance: random.Random) -> tuple[str, bytes]:
    name = chance.choice(sorted(SOUND))
    content = SOUND[name]
    cut = chance.randrange(8, len(content))
    return name, content[:cut] + content[cut // 2 :] * chance.choice((1, 50))
