"""`make screenshots`: the pictures of the README, taken of the running demonstration (`make run` in another terminal).

Each page as the person sees it whose page it is, at 1366 and at 375 wide. They are kept in tests/browser/pictures/.
"""

import json
import os
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import django
from django.conf import settings
from playwright.sync_api import Browser, Page

from mediation.config import addresses
from mediation.demonstration import logins
from tests.browser import chromium

FOLDER = Path(__file__).with_name("pictures")
DESK, PHONE = (1366, 768), (375, 812)


@dataclass(frozen=True)
class Picture:
    """One page: who looks, where, how wide, in which language and light. ``press``: a link to follow first.

    ``receipt``: a code is made for a party of a case in mediation and typed, as from a slip.
    """

    name: str
    who: str
    path: str
    size: tuple[int, int] = DESK
    language: str = "zh-hans"
    scheme: str = "light"
    press: str = ""
    receipt: bool = False


PICTURES = (
    Picture("intake", "yz-labour1", "/intake/"),
    Picture("queue", "yz-super", "/queues/centre/"),
    Picture("case", "yz-super", "/queues/centre/", press="tbody tr:first-child a"),
    Picture("case-dark", "yz-super", "/queues/centre/", scheme="dark", press="tbody tr:nth-child(8) a"),
    Picture("queue-english", "yz-super", "/queues/centre/", language="en"),
    Picture("queue-phone", "yz-med-labour", "/queues/", size=PHONE),
    Picture("front-phone", "", "/", size=PHONE),
    Picture("apply-phone", "", "/apply/", size=PHONE),
    Picture("status-phone", "", "/status/", size=PHONE, receipt=True),
    Picture("owed", "yz-super", "/owed/"),
)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation.config.settings")
    django.setup()
    address = json.loads((addresses.folder().path / "addresses.json").read_text())["web"]
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
    if picture.receipt:
        page.fill("[name=receipt_code]", receipt(browser, address))
        page.keyboard.press("Enter")
        page.locator(".steps").wait_for()
    page.wait_for_load_state("networkidle")
    file = FOLDER / f"{picture.name}.png"
    page.screenshot(path=file)
    context.close()
    return file


def receipt(browser: Browser, address: str) -> str:
    """A slip printed anew for the applicant of a case in mediation: its code, as it stands behind the fold."""
    context = browser.new_context()
    page = context.new_page()
    sign_in(page, "yz-med-civil", address)
    page.goto(f"{address}/queues/mine/")
    row = page.locator("tbody tr").filter(has_text=re.compile("调解中|In mediation")).first
    page.goto(f"{address}/cases/{row.get_attribute('data-row')}/intake/")
    page.locator("[name=party]").first.check()
    page.locator("form:has([name=party]) button").click()
    page.wait_for_load_state("networkidle")
    code = page.locator(".slip-secret").first.inner_text()
    context.close()
    return code


def sign_in(page: Page, who: str, address: str) -> None:
    page.goto(f"{address}/account/login/")
    page.fill("[name=login]", who)
    page.fill("[name=password]", logins.password())
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/account/login/" not in url)
    page.wait_for_load_state("networkidle")


if __name__ == "__main__":
    main()
