"""What is handed in as a file: samples with the verdict on each, and what is left of those that are taken."""

import zipfile
from io import BytesIO

import pytest
from PIL import Image

from mediation.documents import uploads
from mediation.inspection import kinds, process
from mediation.inspection.verdicts import Made, Unfit, Why
from mediation.models.refusals import SENTENCES
from tests.mediation.documents import files
from tests.mediation.documents.files import excel, folder, linked, pdf, picture, stream, word

OBJECTS = b"/Type/ObjStm/N 1/First 4"
MP4 = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + bytes(64)
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(64)
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
ZIP = word()

TAKEN = {
    "photo.jpg": files.photo_with_place(),
    "photo.JPEG": picture("JPEG"),
    "grey.jpg": picture("JPEG", mode="L"),
    "four colours.jpg": picture("JPEG", mode="CMYK"),
    "screen.png": picture(),
    "palette.png": picture(mode="P"),
    "clear.png": picture(mode="RGBA"),
    "deep.png": picture(mode="I;16"),
    "chat.webp": picture("WEBP"),
    "really a webp.jpg": picture("WEBP"),
    "text inside.png": files.png_with_text(),
    "slip.pdf": pdf(),
    "names a stream in its words.pdf": pdf(b"(/ObjStm)"),
    "links.pdf": pdf(b"<</Subtype/Link/A<</S/URI/URI(https://example.org/)>>>>"),
    "opens at a page.pdf": pdf(b"<</OpenAction[3 0 R/Fit]>>"),
    "repaired.pdf": pdf().replace(b"startxref\n", b"startxref\n9"),
    "kept small.pdf": files.packed_pdf(),
    "many.pdf": pdf(pages=300),
    "packed.pdf": pdf(stream(b"<</Type/Page>>", OBJECTS)),
    "drawn.pdf": pdf(stream(b"0 0 m 10 10 l S")),
    "names a script in its words.pdf": pdf(stream(b"(/JavaScript) Tj")),
    "said.txt": "公司拖欠工资七个月。\r\n合计29400元。".encode(),
    "said in gbk.txt": "公司拖欠工资七个月。".encode("gb18030"),
    "with mark.txt": "\ufeff备注".encode(),
    "sum < 3 and > 1.txt": b"a < b > c",
    "letter.docx": word(),
    "linked.docx": word(word___rels__document_xxml_xrels=linked(b"hyperlink")),
    "wages.xlsx": excel(),
    "../../etc/passwd.png": picture(),
    "evil.php.jpg": picture("JPEG"),
    "‮gnp.txt.png": picture(),
    "CON.png": picture(),
    ".htaccess.png": picture(),
    "behind the picture.jpg": picture("JPEG") + b"<script>alert(1)</script>",
    "a folder behind.png": picture() + ZIP,
    "a folder behind.jpg": picture("JPEG") + ZIP,
    "page in the comment.jpg": picture("JPEG", comment=b"<html><script>alert(1)</script>"),
}

REFUSED: dict[str, tuple[bytes, Why]] = {
    # What is of no kind that is taken, whatever it is called.
    "empty.png": (b"", Why.EMPTY),
    "large.pdf": (b"%PDF-" + bytes(uploads.LARGEST), Why.TOO_LARGE),
    "noname": (picture(), Why.NOT_ACCEPTED),
    "drawing.svg": (SVG, Why.NOT_ACCEPTED),
    "page.html": (b"<html></html>", Why.NOT_ACCEPTED),
    "page.htm": (b"<html></html>", Why.NOT_ACCEPTED),
    "page.xhtml": (b"<html/>", Why.NOT_ACCEPTED),
    "page.xml": (b"<?xml version='1.0'?><a/>", Why.NOT_ACCEPTED),
    "mail.eml": (b"MIME-Version: 1.0", Why.NOT_ACCEPTED),
    "page.mht": (b"MIME-Version: 1.0", Why.NOT_ACCEPTED),
    "run.exe": (b"MZ" + bytes(100), Why.NOT_ACCEPTED),
    "run.com": (b"MZ" + bytes(100), Why.NOT_ACCEPTED),
    "run.bat": (b"@echo off", Why.NOT_ACCEPTED),
    "run.cmd": (b"@echo off", Why.NOT_ACCEPTED),
    "run.ps1": (b"Get-Item", Why.NOT_ACCEPTED),
    "run.vbs": (b"MsgBox 1", Why.NOT_ACCEPTED),
    "run.js": (b"alert(1)", Why.NOT_ACCEPTED),
    "run.sh": (b"#!/bin/sh", Why.NOT_ACCEPTED),
    "run.py": (b"import os", Why.NOT_ACCEPTED),
    "run.php": (b"<?php ?>", Why.NOT_ACCEPTED),
    "run.jsp": (b"<% %>", Why.NOT_ACCEPTED),
    "run.jar": (ZIP, Why.NOT_ACCEPTED),
    "run.apk": (ZIP, Why.NOT_ACCEPTED),
    "run.lnk": (b"L\0\0\0" + bytes(60), Why.NOT_ACCEPTED),
    "run.msi": (OLE, Why.NOT_ACCEPTED),
    "run.elf": (b"\x7fELF" + bytes(100), Why.NOT_ACCEPTED),
    "run.wasm": (b"\0asm\1\0\0\0", Why.NOT_ACCEPTED),
    ".htaccess": (b"AddType application/x-httpd-php .png", Why.NOT_ACCEPTED),
    "web.config": (b"<configuration/>", Why.NOT_ACCEPTED),
    "old.doc": (OLE, Why.NOT_ACCEPTED),
    "old.xls": (OLE, Why.NOT_ACCEPTED),
    "old.wps": (OLE, Why.NOT_ACCEPTED),
    "macros.docm": (ZIP, Why.NOT_ACCEPTED),
    "macros.xlsm": (ZIP, Why.NOT_ACCEPTED),
    "show.pptx": (ZIP, Why.NOT_ACCEPTED),
    "all.zip": (ZIP, Why.NOT_ACCEPTED),
    "all.rar": (b"Rar!\x1a\x07\0" + bytes(40), Why.NOT_ACCEPTED),
    "all.7z": (b"7z\xbc\xaf\x27\x1c" + bytes(40), Why.NOT_ACCEPTED),
    "all.gz": (b"\x1f\x8b\x08" + bytes(40), Why.NOT_ACCEPTED),
    "all.tar": (bytes(257) + b"ustar" + bytes(250), Why.NOT_ACCEPTED),
    "voice.mp3": (b"ID3\3" + bytes(60), Why.NOT_ACCEPTED),
    "voice.m4a": (MP4.replace(b"mp42", b"M4A "), Why.NOT_ACCEPTED),
    "voice.amr": (b"#!AMR\n" + bytes(40), Why.NOT_ACCEPTED),
    "film.mp4": (MP4, Why.NOT_ACCEPTED),
    "film.mov": (MP4, Why.NOT_ACCEPTED),
    "photo.heic": (HEIC, Why.NOT_ACCEPTED),
    "photo.gif": (picture("GIF"), Why.NOT_ACCEPTED),
    "photo.bmp": (picture("BMP"), Why.NOT_ACCEPTED),
    "photo.tif": (picture("TIFF"), Why.NOT_ACCEPTED),
    "sheet.csv": (b"=cmd|'/c calc'!A0", Why.NOT_ACCEPTED),
    "print.ps": (b"%!PS", Why.NOT_ACCEPTED),
    "rich.rtf": (b"{\\rtf1}", Why.NOT_ACCEPTED),
    # Another thing under an ending that is taken.
    "photo.jpg": (HEIC, Why.NOT_ACCEPTED),
    "program.jpg": (b"MZ" + bytes(100), Why.NOT_ACCEPTED),
    "program.pdf": (b"\x7fELF" + bytes(100), Why.NOT_ACCEPTED),
    "program.txt": (b"\x7fELF" + bytes(100), Why.NOT_ACCEPTED),
    "film.jpg": (MP4, Why.NOT_ACCEPTED),
    "old.docx": (OLE, Why.ENDING),
    "gif.png": (picture("GIF") + b"/*", Why.NOT_ACCEPTED),
    "pdf.jpg": (pdf(), Why.ENDING),
    "png.pdf": (picture(), Why.ENDING),
    "png.txt": (picture(), Why.ENDING),
    "png.docx": (picture(), Why.ENDING),
    "zip.png": (ZIP, Why.ENDING),
    "zip.pdf": (ZIP, Why.ENDING),
    "page.jpg": (b"<html><script>alert(1)</script></html>", Why.ENDING),
    "drawing.png": (SVG, Why.ENDING),
    "text.pdf": (b"no pdf at all", Why.ENDING),
    "excel.docx": (excel(), Why.ENDING),
    "word.xlsx": (word(), Why.ENDING),
    "page.txt": (b" \n<!DOCTYPE html><script>alert(1)</script>", Why.NOT_ACCEPTED),
    "drawing.txt": (SVG, Why.NOT_ACCEPTED),
    "script.txt": (b"#!/bin/sh\nrm -rf /", Why.NOT_ACCEPTED),
    "php.txt": (b"<?php system($_GET[0]);", Why.NOT_ACCEPTED),
    "mhtml.txt": (b"MIME-Version: 1.0\nContent-Type: text/html", Why.NOT_ACCEPTED),
    "batch.txt": (b"@echo off", Why.NOT_ACCEPTED),
    "nul.txt": (b"a\0b" * 40, Why.UNREADABLE),
    "escape.txt": (b"\x1b]0;title\x07", Why.UNREADABLE),
    "noise.txt": (bytes([0x81, 0xFF]) * 30, Why.UNREADABLE),
    "long.txt": (b"a" * (3 * 1024 * 1024), Why.TOO_LARGE),
    "virus.txt": (files.EICAR, Why.HARMFUL),
    "virus.pdf": (pdf(stream(files.EICAR, filtered=b"/None")), Why.HARMFUL),
    # Pictures that are none, move, or are far too large.
    "half.jpg": (picture("JPEG", (400, 300))[:-400], Why.UNREADABLE),
    "half.png": (picture(size=(400, 300))[:-60], Why.UNREADABLE),
    "head.webp": (picture("WEBP")[:20], Why.UNREADABLE),
    "huge.png": (files.png_of(100_001, 100_001), Why.TOO_MANY_PIXELS),
    "wide.png": (files.png_of(100_000, 600), Why.TOO_MANY_PIXELS),
    "bomb.png": (files.png_of(40_000, 40_000, bytes(1_000_000)), Why.TOO_MANY_PIXELS),
    "claims.png": (files.png_of(4000, 4000), Why.UNREADABLE),
    "claims more.png": (files.png_of(4001, 4000), Why.TOO_MANY_PIXELS),
    "nothing.png": (files.png_of(0, 0), Why.UNREADABLE),
    "moves.webp": (files.animated("WEBP"), Why.MOVING),
    "moves.png": (files.animated("PNG"), Why.NOT_ACCEPTED),
    # PDF that acts, hides or cannot be searched.
    "script.pdf": (pdf(b"<</S/JavaScript/JS(app.alert(1))>>"), Why.ACTS),
    "spelt.pdf": (pdf(b"<</S/J#61va#53cript/JS(app.alert(1))>>"), Why.ACTS),
    "named.pdf": (pdf(b"<</Names<</JavaScript 9 0 R>>>>"), Why.ACTS),
    "launch.pdf": (pdf(b"<</S/Launch/F(cmd.exe)>>"), Why.ACTS),
    "attached.pdf": (pdf(b"<</Type/EmbeddedFile>>"), Why.ACTS),
    "attaches.pdf": (pdf(b"<</EmbeddedFiles 9 0 R>>"), Why.ACTS),
    "film.pdf": (pdf(b"<</Subtype/RichMedia>>"), Why.ACTS),
    "form.pdf": (pdf(b"<</XFA 9 0 R>>"), Why.ACTS),
    "sends.pdf": (pdf(b"<</S/SubmitForm/F(http://example.invalid)>>"), Why.ACTS),
    "leads away.pdf": (pdf(b"<</S/GoToR/F(other.pdf)>>"), Why.ACTS),
    "hidden script.pdf": (pdf(stream(b"<</S/JavaScript>>", OBJECTS)), Why.ACTS),
    "hidden launch.pdf": (pdf(stream(b"<</S/La#75nch>>", b"/Type/Obj#53tm")), Why.ACTS),
    "packed otherwise.pdf": (
        pdf(stream(b"/JavaScript".hex().encode() + b">", OBJECTS, filtered=b"/ASCIIHexDecode")),
        Why.ACTS,
    ),
    "packed twice.pdf": (pdf(stream(b"x", OBJECTS, filtered=b"[/FlateDecode /FlateDecode]")), Why.UNPACKS),
    "far dictionary.pdf": (pdf(stream(b"/JavaScript", OBJECTS + b" " * 5000)), Why.ACTS),
    "bomb.pdf": (pdf(stream(bytes(9 * 1024 * 1024), OBJECTS)), Why.UNPACKS),
    "torn.pdf": (pdf(stream(b"", OBJECTS).replace(b"\x78\x9c", b"\xff\xff")), Why.UNPACKS),
    "locked.pdf": (files.locked_pdf(), Why.LOCKED),
    "locked for all.pdf": (files.locked_pdf(user="secret"), Why.LOCKED),
    "locked badly.pdf": (pdf(b"<</Filter/Standard/V 1>>", trailer=b"/Encrypt 4 0 R/ID[(a)(b)]"), Why.UNREADABLE),
    "thick.pdf": (pdf(pages=301), Why.TOO_MANY_PAGES),
    "blank.pdf": (b"%PDF-1.7\n%%EOF", Why.UNREADABLE),
    "cut.pdf": (pdf()[:-20], Why.UNREADABLE),
    "page behind.pdf": (pdf(tail=b"<html><script>alert(1)</script>"), Why.UNREADABLE),
    "folder behind.pdf": (pdf(tail=ZIP), Why.UNREADABLE),
    "folder with the end in its comment.pdf": (pdf(tail=ZIP[:-2] + b"\x06\0%%EOF\n"), Why.ACTS),
    "late.pdf": (b"GIF89a" + pdf(), Why.NOT_ACCEPTED),
    # Word and Excel that act, hide or unpack without end.
    "macros.docx": (word(word__vbaProject_xbin=b"x"), Why.ACTS),
    "macros named.docx": (
        folder({"[Content_Types].xml": files.types(b"application/vnd.ms-word.document.macroEnabled.main+xml")}),
        Why.ACTS,
    ),
    "control.docx": (word(word__activeX__activeX1_xxml=b"<a/>"), Why.ACTS),
    "object.docx": (word(word__embeddings__a_xxml=b"<a/>"), Why.ACTS),
    "program.docx": (word(word__run_xexe=b"MZ"), Why.ACTS),
    "folder.docx": (word(word__media__a_xpng=ZIP), Why.ACTS),
    "template.docx": (word(word___rels__settings_xxml_xrels=linked(b"attachedTemplate")), Why.ACTS),
    "picture away.docx": (word(word___rels__document_xxml_xrels=linked(b"image")), Why.ACTS),
    "spelt.docx": (
        word(word___rels__document_xxml_xrels=linked(b"image", mode=b'TargetMode="&#69;xternal"')),
        Why.ACTS,
    ),
    "entity.docx": (word(word__a_xxml=b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'), Why.ACTS),
    "entity in two bytes.docx": (word(word__a_xxml="<!DOCTYPE a><a/>".encode("utf-16")), Why.ACTS),
    "links.xlsx": (excel({"xl/externalLinks/externalLink1.xml": b"<a/>"}), Why.ACTS),
    "old macros.xlsx": (excel({"xl/macrosheets/sheet1.xml": b"<a/>"}), Why.ACTS),
    "slip.docx": (folder({"../../evil.xml": b"<a/>"}), Why.UNPACKS),
    "from the root.docx": (folder({"/etc/evil.xml": b"<a/>"}), Why.UNPACKS),
    "backwards.docx": (folder({"..\\evil.xml": b"<a/>"}), Why.UNPACKS),
    "link.docx": (files.with_link(), Why.UNPACKS),
    "parts.docx": (folder({f"word/{n}.xml": b"<a/>" for n in range(1001)}), Why.UNPACKS),
    "bomb.docx": (folder({"word/a.xml": bytes(81 * 1024 * 1024)}), Why.UNPACKS),
    "bomb.xlsx": (excel({"xl/a.bmp": bytes(81 * 1024 * 1024)}), Why.UNPACKS),
    "locked.docx": (folder({}, locked=True), Why.LOCKED),
    "before.docx": (b"PK\x03\x04" + ZIP[3:], Why.UNREADABLE),
    "behind.docx": (ZIP + b"<script>", Why.UNREADABLE),
    "torn.docx": (ZIP[:60] + bytes(30) + ZIP[90:], Why.UNREADABLE),
}


def made(name: str, content: bytes) -> Made:
    """What the process of its own leaves of a file, without its limits."""
    return process.maker(kinds.kind_of(name, content).name)(content)


def verdict(name: str, content: bytes) -> str:
    try:
        return made(name, content).media_type
    except Unfit as unfit:
        return unfit.why


def test_there_are_samples_enough():
    assert len(TAKEN) + len(REFUSED) >= 150


@pytest.mark.parametrize("name", TAKEN)
def test_it_takes_what_does_nothing_by_itself(name):
    kept = made(name, TAKEN[name])
    assert verdict(f"again.{kept.ending}", kept.content) == kept.media_type


@pytest.mark.parametrize("name", REFUSED)
def test_it_refuses_what_acts_hides_or_cannot_be_checked(name):
    content, why = REFUSED[name]
    assert verdict(name, content) == why


@pytest.mark.parametrize("why", list(Why))
def test_every_refusal_says_what_to_do(why):
    assert str(SENTENCES[why])


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_nothing_of_place_time_and_telephone_is_left_in_a_photo(orientation):
    sent = files.photo_with_place(orientation)
    assert b"TelephoneMaker" in sent
    kept = made("photo.jpg", sent).content
    with Image.open(BytesIO(kept)) as image:
        assert (dict(image.getexif()), "comment" in image.info, "icc_profile" in image.info) == ({}, False, False)
        assert image.size == ((40, 60) if orientation in (6, 8) else (60, 40))
    assert b"TelephoneMaker" not in kept
    assert b"secret" not in kept


@pytest.mark.parametrize("name", ["text inside.png", "behind the picture.jpg", "page in the comment.jpg"])
def test_what_hides_in_a_picture_is_gone(name):
    assert b"script" not in made(name, TAKEN[name]).content


@pytest.mark.parametrize("name", ["a folder behind.png", "a folder behind.jpg"])
def test_a_picture_is_no_folder_any_more(name):
    assert zipfile.is_zipfile(BytesIO(TAKEN[name]))
    assert not zipfile.is_zipfile(BytesIO(made(name, TAKEN[name]).content))


def test_a_text_is_kept_as_utf_8_whatever_it_came_as():
    assert made("a.txt", TAKEN["said in gbk.txt"]).content.decode() == "公司拖欠工资七个月。"


def test_pages_are_counted_where_they_can_be():
    counted = {name: made(name, TAKEN[name]).pages for name in ("many.pdf", "packed.pdf", "photo.jpg")}
    assert counted == {"many.pdf": 300, "packed.pdf": 1, "photo.jpg": 1}
    assert made("letter.docx", word()).pages is None


@pytest.mark.parametrize(("size", "kept"), [((8000, 6000), (4000, 3000)), ((6000, 4000), (4897, 3265))])
def test_a_large_photo_is_made_smaller(size, kept):
    with Image.open(BytesIO(made("large.jpg", picture("JPEG", size, quality=60)).content)) as image:
        assert image.size == kept


def test_a_conversation_in_one_long_picture_stays_as_it_is():
    with Image.open(BytesIO(made("chat.png", picture("PNG", (900, 16_000), "L")).content)) as image:
        assert image.size == (900, 16_000)


def test_a_pdf_in_order_is_kept_as_it_came_and_one_out_of_order_as_it_was_looked_at():
    assert made("slip.pdf", TAKEN["slip.pdf"]).content == TAKEN["slip.pdf"]
    assert made("kept small.pdf", TAKEN["kept small.pdf"]).content == TAKEN["kept small.pdf"]
    repaired = made("repaired.pdf", TAKEN["repaired.pdf"]).content
    assert repaired != TAKEN["repaired.pdf"]
    assert made("again.pdf", repaired).content == repaired
