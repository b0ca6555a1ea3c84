"""A person's hands: signing in without the form, and typing Chinese as an input method sends it, keys counted."""

from django.test import Client
from playwright.sync_api import Page

from accounts.models import User
from tests.browser import checks

#: Counts what the hands do, in the capture phase, before anything on the page can stop it.
COUNTED = """() => {
    window.hands = {keys: 0, pointer: 0};
    addEventListener("keydown", () => { window.hands.keys += 1; }, true);
    for (const type of ["pointerdown", "mousedown", "touchstart"]) {
        addEventListener(type, () => { window.hands.pointer += 1; }, true);
    }
}"""


def sign_in(page: Page, user: User, live_url: str, **cookies: str) -> None:
    """Give the browser this person's session, and the look they chose."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    chosen = {"sessionid": client.cookies["sessionid"].value} | cookies
    page.context.add_cookies([{"name": name, "value": value, "url": live_url} for name, value in chosen.items()])


def looked_at(page: Page, *, least: int = 24) -> list[str]:
    """What axe, the ruler and a very narrow window complain about."""
    sideways = checks.reflow(page)
    wide = [f"{sideways} pixels sideways"] if sideways else []
    return [*checks.axe(page), *checks.targets(page, least=least), *wide]


class Typist:
    """Types into whatever has the focus."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.method = checks.InputMethod(page)
        page.evaluate(COUNTED)

    def write(self, words: str, letters: str) -> None:
        """Chinese, by its letters and the blank that chooses: each of them is a key."""
        for place, letter in enumerate(letters, start=1):
            self.method.press(letter)
            self.method.compose(letters[:place])
        self.method.press(" ")
        self.method.commit(words)
        self.page.wait_for_timeout(120)  # no hand is quicker; until then the page takes Enter for the input method's

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def enter(self, times: int = 1) -> None:
        self.press(*["Enter"] * times)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    @property
    def counted(self) -> dict[str, int]:
        return self.page.evaluate("window.hands")
