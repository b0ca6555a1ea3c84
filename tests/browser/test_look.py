"""The components in a real browser: everybody can read them, reach them and press them, whatever the look."""

import io

import pdfplumber
import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from tests.browser import checks
from tests.browser.conftest import PHONE, OpenPage
from tests.browser.looks import LARGE, LOOKS, SIZES, ways

FRAMES = {"staff": "/components/", "public": "/components/?frame=public", "refused": "/components/?errors"}


WRONG = """() => {
    document.body.innerHTML = `<main><h1>Wrong</h1><div></div><button>x</button>
        <img src="/static/mediation/shell/favicon.svg" width="500"></main>`;
    document.querySelector("main > div").style.cssText = "position: fixed; inset: 0; background: grey";
}"""


@pytest.fixture(autouse=True)
def _developing(settings: Settings) -> None:
    settings.DEBUG = True


def choose(page: Page, live_url: str, **cookies: str) -> Page:
    page.context.add_cookies([{"name": name, "value": value, "url": live_url} for name, value in cookies.items()])
    return page


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(("size", "appearance"), ways(SIZES, LOOKS | LARGE))
def test_nobody_is_shut_out(open_page: OpenPage, live_url: str, size: str, appearance: str, frame: str):
    page = choose(open_page(size=SIZES[size]), live_url, **(LOOKS | LARGE)[appearance])
    page.goto(FRAMES[frame])
    least = {"large": 60}.get(appearance, 44 if frame == "public" else 24)
    assert checks.axe(page) == []
    assert checks.targets(page, least=least) == []
    assert checks.reflow(page) == 0


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("size", SIZES)
def test_the_focus_is_never_covered(open_page: OpenPage, size: str, frame: str):
    page = open_page(size=SIZES[size])
    page.goto(FRAMES[frame])
    assert checks.focus_not_hidden(page) == []


def test_the_checks_find_what_they_look_for(page: Page):
    page.goto("/components/")
    page.evaluate(WRONG)
    assert "image-alt" in checks.axe(page)[0]
    assert checks.targets(page, least=44)[0].startswith("button x:")
    assert checks.reflow(page) > 0
    assert checks.focus_not_hidden(page) == ["Tab: button x", "Shift+Tab: button x"]


@pytest.mark.parametrize("frame", ["staff", "public"])
def test_reading_and_choosing_need_no_script(open_page: OpenPage, frame: str):
    page = open_page(size=PHONE, java_script_enabled=False)
    page.goto(FRAMES[frame])
    if frame == "staff":
        page.locator(".menu summary").first.click()
    page.get_by_role("button", name="大字版").click()
    expect(page.locator("html")).to_have_attribute("data-size", "large")
    expect(page.get_by_role("list", name="进展")).to_be_visible()


def test_a_slip_prints_on_its_own_paper_and_a_page_without_its_frame(page: Page):
    page.goto("/components/")
    page.emulate_media(media="print")
    expect(page.locator(".bar")).not_to_be_visible()
    expect(page.get_by_role("button", name="登记并打印回执")).not_to_be_visible()
    expect(page.locator(".slip")).to_be_visible()
    with pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as papers:
        sizes = {(round(sheet.width * 25.4 / 72), round(sheet.height * 25.4 / 72)) for sheet in papers.pages}
    assert sizes == {(210, 297), (80, 160)}


def test_who_reads_white_on_black_prints_black_on_white(page: Page, live_url: str):
    choose(page, live_url, theme="dark").goto("/components/")
    quiet = page.locator(".optional").first
    assert quiet.evaluate("node => getComputedStyle(node).color") == "rgb(168, 176, 182)"
    page.emulate_media(media="print")
    assert quiet.evaluate("node => getComputedStyle(node).color") == "rgb(86, 97, 108)"
