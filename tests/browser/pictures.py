"""`make screenshots`: the pictures of the README, taken of the running demonstration (`make run` in another terminal).

Each page as the person sees it whose page it is, at 1366 and at 375 wide. They are kept in tests/browser/pictures/.
"""

import json
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import django
from django.conf import settings
from playwright.sync_api import Browser, Page

from mediation.config import servers
from mediation.demonstration import logins
from tests.browser import chromium

FOLDER = Path(__file__).with_name("pictures")
DESK, PHONE = (1366, 768), (375, 812)


@dataclass(frozen=True)
class Picture:
    """One page: who looks, where, how wide, in which language and light. ``press``: a link to follow first."""

    name: str
    who: str
    path: str
    size: tuple[int, int] = DESK
    language: str = "zh-hans"
    scheme: str = "light"
    press: str = ""


PICTURES = (
    Picture("intake", "yz-labour1", "/intake/"),
    Picture("queue", "yz-super", "/queues/centre/"),
    Picture("case", "yz-super", "/queues/centre/", press="tbody tr:first-child a"),
    Picture("case-dark", "yz-super", "/queues/centre/", scheme="dark", press="tbody tr:nth-child(8) a"),
    Picture("queue-english", "yz-super", "/queues/centre/", language="en"),
    Picture("queue-phone", "yz-med-labour", "/queues/", size=PHONE),
    Picture("status", "", "/status/", size=PHONE),
)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation.config.settings")
    django.setup()
    address = json.loads((servers.folder().path / "addresses.json").read_text())["web"]
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, chromium.launched(Path(scratch)) as browser:
        for picture in PICTURES:
            taken = take(browser, picture, address.rstrip("/"))
            sys.stdout.write(f"{taken}\n")


def take(browser: Browser, picture: Picture, address: str) -> Path:
    width, height = picture.size
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=picture.scheme)
    page = context.new_page()
    if picture.who:
        sign_in(page, picture.who, address)
        context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": picture.language, "url": address}])
    page.goto(address + picture.path)
    if picture.press:
        page.locator(picture.press).first.click()
    page.wait_for_load_state("networkidle")
    file = FOLDER / f"{picture.name}.png"
    page.screenshot(path=file)
    context.close()
    return file


def sign_in(page: Page, who: str, address: str) -> None:
    page.goto(f"{address}/account/login/")
    page.fill("[name=login]", who)
    page.fill("[name=password]", logins.password())
    page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")


if __name__ == "__main__":
    main()
