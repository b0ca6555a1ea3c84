"""The components in a real browser: everybody can read them, reach them and press them, whatever the look."""

import pytest
from playwright.sync_api import Page
from pytest_django import Settings

from tests.browser import checks
from tests.browser.conftest import DESK, PHONE, OpenPage

SIZES = {"desk": DESK, "phone": PHONE}
LOOKS = {
    "light": {"theme": "light"},
    "dark": {"theme": "dark"},
    "large": {"theme": "light", "size": "large"},
}
FRAMES = {"staff": "/components/", "public": "/components/?frame=public", "refused": "/components/?errors"}


WRONG = """() => {
    document.body.innerHTML = `<main><h1>Wrong</h1><div></div><button>x</button>
        <img src="/static/mediation/favicon.svg" width="500"></main>`;
    document.querySelector("main > div").style.cssText = "position: fixed; inset: 0; background: grey";
}"""


@pytest.fixture(autouse=True)
def _developing(settings: Settings) -> None:
    settings.DEBUG = True


def choose(page: Page, live_url: str, **cookies: str) -> Page:
    page.context.add_cookies([{"name": name, "value": value, "url": live_url} for name, value in cookies.items()])
    return page


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("size", SIZES)
def test_nobody_is_shut_out(open_page: OpenPage, live_url: str, size: str, look: str, frame: str):
    page = choose(open_page(size=SIZES[size]), live_url, **LOOKS[look])
    page.goto(FRAMES[frame])
    least = {"large": 60}.get(look, 44 if frame == "public" else 24)
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
