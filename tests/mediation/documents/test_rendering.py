from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, is_dataclass, replace
from datetime import UTC
from typing import Any, TypeVar

import pytest

from mediation.documents.forms import Agreement, Application, Individual, Paper, PerformanceProof
from mediation.documents.rendering import SOURCES, render
from tests.mediation.documents.reading import compact, read
from tests.mediation.documents.samples import LI, PAPERS, moment

AT = moment(27, 16, 0)
A4 = (595, 842)
MARGIN = 26 / 25.4 * 72
SHARED = {"style", "routes"}
NOT_PRINTED = {"began_at", "ended_at", "words"}  # a span says both moments; words are tested on their own
LAW = "law"  # of each article one of three forms
HOSTILE = (
    '#panic("x") #import "@preview/cetz:0.3.0": * $sum_1^2$ *b* _i_ `raw` @ref <label> ]])}} // /* */ \\ \\u{41} -- ~'
    ' #read("/etc/passwd") #eval("1") = h https://example.invalid/#x {{ x }} {% x %} <script>alert(1)</script> %PDF'
)
SHOWN = pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.kind)
T = TypeVar("T")


@SHOWN
def test_it_prints_every_field(paper: Paper) -> None:
    text = read(render(paper, at=AT).pdf).text
    missing = [value for value in _texts(paper.as_data()) if compact(value) not in text]
    assert missing == []


@SHOWN
def test_it_prints_every_article_that_it_cites_in_some_form(paper: Paper) -> None:
    shown = "".join(read(render(each, at=AT).pdf).text for each in PAPERS if each.kind == paper.kind)
    cited = paper.as_data().get(LAW, {})
    assert [name for name, forms in cited.items() if not any(compact(form) in shown for form in forms.values())] == []


@SHOWN
def test_it_is_an_archivable_a4_document_with_a_title(paper: Paper) -> None:
    rendered = render(paper, at=AT)
    text = read(rendered.pdf)
    title = paper.as_data().get("title", paper.title)
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in rendered.pdf
    assert text.metadata["Title"] == title
    assert text.sizes == {A4}
    assert text.fonts <= {"NotoSerifSC-Regular", "NotoSansSC-Regular"}
    assert rendered.pages == len(text.pages)


@SHOWN
def test_it_numbers_its_pages(paper: Paper) -> None:
    rendered = render(paper, at=AT)
    if paper.kind in {"cover", "back_cover"}:
        return
    for number, page in enumerate(read(rendered.pdf).pages, start=1):
        assert page.endswith(f"第{number}页共{rendered.pages}页")


@SHOWN
def test_it_sets_hostile_text_as_text(paper: Paper) -> None:
    spoilt = _with_every_text(paper, HOSTILE)
    text = read(render(spoilt, at=AT).pdf).text
    assert compact(HOSTILE) in text


@SHOWN
def test_it_prints_large_on_request(paper: Paper) -> None:
    assert render(paper, at=AT, is_large=True).pages >= render(paper, at=AT).pages


def test_it_has_one_source_for_each_kind() -> None:
    assert {path.stem for path in SOURCES.glob("*.typ")} - SHARED == {paper.kind for paper in PAPERS}


def test_it_names_no_package_in_any_source() -> None:
    assert not [path for path in SOURCES.glob("*.typ") if "@" in path.read_text()]


def test_it_makes_the_same_bytes_of_the_same_paper_whatever_was_made_before() -> None:
    first = [render(paper, at=AT).pdf for paper in PAPERS]
    assert [render(paper, at=AT).pdf for paper in reversed(PAPERS)] == first[::-1]
    assert render(PAPERS[0], at=AT.astimezone(UTC)).pdf == first[0]


def test_it_takes_any_moment() -> None:
    assert render(PAPERS[0], at=AT.replace(microsecond=7)).pdf == render(PAPERS[0], at=AT).pdf


def test_it_serves_several_threads() -> None:
    expected = [render(paper, at=AT) for paper in PAPERS]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda paper: render(paper, at=AT), PAPERS)) == expected


@pytest.mark.parametrize("unit", ["字", "x", "é", "https://example.invalid/"])
def test_it_loses_nothing_of_a_long_text_and_keeps_it_on_the_page(unit: str) -> None:
    story = unit * (20_000 // len(unit))
    application = replace(_application(), facts=story)
    text = read(render(application, at=AT).pdf)
    assert len(text.pages) > 3
    inside = text.text.replace("第", "\n第")
    assert sum(inside.count(letter) for letter in set(unit)) >= len(story)
    assert text.rightmost <= A4[0] - MARGIN + 1
    assert text.lowest <= A4[1]


def test_it_keeps_lines_and_drops_what_cannot_be_seen() -> None:
    application = replace(_application(), facts="第一\x00行\r\n第二\u202e行\u2066\u200d\ufe0f\n\n第三\t行")
    assert "第一行第二行第三行" in read(render(application, at=AT).pdf).text


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("𠮷野", "〔U+20BB7〕野"),
        ("陈\U0002a6d0", "陈〔U+2A6D0〕"),
        ("王\ue000", "王〔U+E000〕"),
        ("李😀", "李〔U+1F600〕"),
    ],
)
def test_it_asks_to_write_by_hand_what_the_fonts_lack(name: str, printed: str) -> None:
    text = read(render(replace(_application(), applicants=(replace(LI, name=name),)), at=AT).pdf).text
    assert printed in text
    assert "请当场手写补正" in text


def test_it_asks_for_nothing_by_hand_where_all_is_drawn() -> None:
    assert "手写补正" not in read(render(_application(), at=AT).pdf).text


def test_it_prints_amounts_in_digits_and_in_words() -> None:
    crash = next(paper for paper in PAPERS if isinstance(paper, Agreement))
    receipt = next(paper for paper in PAPERS if isinstance(paper, PerformanceProof))
    for paper in (crash, receipt):
        assert "人民币2,500.00元（大写：贰仟伍佰元整）" in read(render(paper, at=AT).pdf).text


def test_it_keeps_all_signatures_on_one_page_with_the_seal_and_a_sentence() -> None:
    for paper in PAPERS:
        if isinstance(paper, Agreement):
            last = read(render(paper, at=AT).pdf).pages[-1]
            assert "系自愿签订" in last
            assert "（印章）" in last
            assert all(f"{party.role}{party.name}" in last for party in paper.parties)


def test_it_leaves_a_blank_for_what_is_to_be_written_by_hand() -> None:
    application = replace(_application(), respondents=(Individual(role="被申请人", name="骑车人"),))
    text = read(render(application, at=AT).pdf).text
    assert "民族：年龄：" in text
    assert "年月日" in text


def _application() -> Application:
    return next(paper for paper in PAPERS if isinstance(paper, Application) and not paper.recorder)


def _texts(data: Any, *, name: str = "") -> Iterator[str]:
    match data:
        case str() if name not in NOT_PRINTED:
            yield data
        case dict():
            for key, value in data.items():
                if key != LAW:
                    yield from _texts(value, name=key)
        case list() | tuple():
            for value in data:
                yield from _texts(value)


def _with_every_text(value: T, text: str) -> T:
    """The same, with `text` for every text that people write."""
    spoilt: Any = value
    if isinstance(value, str):
        spoilt = text
    elif isinstance(value, tuple):
        spoilt = tuple(_with_every_text(each, text) for each in value)
    elif is_dataclass(value) and not isinstance(value, type):
        changes = {field.name: getattr(value, field.name) for field in fields(value) if field.name != "source"}
        spoilt = replace(value, **{name: _with_every_text(each, text) for name, each in changes.items()})
    return spoilt  # type: ignore[no-any-return]
