"""Who has a screen in a story: the staff at their desks, signed in as they sign in, and the parties' telephones.

What is pressed is named by its English words and looked for in the language of the screen.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.utils import translation
from playwright.sync_api import Locator, Page, expect

from mediation.demonstration.walking.scene import LINK, ONE_TIME_CODE, Scene
from tests.browser import checks
from tests.browser.conftest import DESK, PHONE, OpenPage
from tests.browser.hands import looked_at

LARGE = 60
STAFF, PUBLIC = 24, 44
#: Where the Tab key walks on a narrow screen too: the longest pages, and whatever sticks to an edge.
WALKED = frozenset({"intake", "case in mediation", "record", "draft of the agreement", "callback", "survey"})


@dataclass(frozen=True)
class Appearance:
    """How the screens of one play are set up: how wide the staff's are, and everybody's language, light and type."""

    size: tuple[int, int] = DESK
    language: str = "zh-hans"
    theme: str = "light"
    type: str = "normal"

    @property
    def cookies(self) -> dict[str, str]:
        return {"django_language": self.language, "theme": self.theme, "size": self.type}

    def says(self, words: str, **particulars: object) -> str:
        with translation.override(self.language):
            return translation.gettext(words) % particulars if particulars else translation.gettext(words)


@dataclass
class Screen:
    """One person's browser."""

    page: Page
    appearance: Appearance
    complaints: dict[str, list[str]]
    least: int = STAFF

    def named(self, words: str, **particulars: object) -> Locator:
        """What can be pressed and says this, and nothing but this."""
        name = re.compile(rf"^\s*{re.escape(self.appearance.says(words, **particulars))}\s*$")
        control = self.page.get_by_role("button", name=name).or_(self.page.get_by_role("link", name=name))
        return control.filter(visible=True).first

    def press(self, words: str, **particulars: object) -> None:
        """Press, and wait for the page that follows."""
        with self.page.expect_navigation():
            self.named(words, **particulars).click()

    def open(self, words: str) -> None:
        """Press what opens something on the same page."""
        self.named(words).click()

    def write(self, field: str, text: str) -> None:
        """Into a field, over what stands there."""
        field_control = self.page.locator(f"#id_{field}")
        if field_control.get_attribute("type") in ("date", "time", "datetime-local"):
            return field_control.fill(text)
        field_control.click()
        self.page.keyboard.press("ControlOrMeta+a")
        return self.page.keyboard.insert_text(text)

    def fill_in(self, **fields: str) -> None:
        for name, text in fields.items():
            self.write(name, text)

    def choose(self, **fields: str) -> None:
        """From lists, or of radio buttons and boxes by their value."""
        for name, value in fields.items():
            field = self.page.locator(f"select[name={name}]")
            if field.count():
                field.select_option(value)
            else:
                self.page.locator(f"label:has(input[name={name}][value='{value}'])").click()

    def tick(self, *fields: str) -> None:
        for name in fields:
            self.page.locator(f"label:has(#id_{name})").click()

    def reads(self, words: str, **particulars: object) -> None:
        """What stands somewhere on the page, in the language of the screen."""
        expect(self.page.locator("body")).to_contain_text(self.appearance.says(words, **particulars))

    def stop(self, where: str) -> None:
        """Everything that is asked of every page, once of each; what it lacks is told at the end of the story."""
        if where in self.complaints:
            return
        least = LARGE if self.appearance.type == "large" else self.least
        complaints = looked_at(self.page, least=least)
        if self.appearance.size != PHONE or where in WALKED:
            complaints += checks.focus_not_hidden(self.page)
        self.complaints[where] = complaints


@dataclass
class Play:
    """One story on the screens of its people. ``complaints``: by stop; ``worked``: lets the worker do what is due."""

    scene: Scene
    open_page: OpenPage
    appearance: Appearance
    complaints: dict[str, list[str]] = field(default_factory=dict)
    screens: dict[str | int, Screen] = field(default_factory=dict)
    worked: Callable[[], None] = lambda: None

    def desk(self, who: str) -> Screen:
        """The first page of a member of staff, who signs in where they have not yet."""
        if who not in self.screens:
            self.screens[who] = self._screen(self.appearance.size)
            sign_in(self.screens[who].page, who, self.scene.house.password)
        else:
            self.screens[who].page.goto("/")
        return self.screens[who]

    def case(self, who: str) -> Screen:
        """The page of the case at somebody's desk, opened from what is due first there."""
        return self._opened(self.desk(who))

    def sought(self, who: str) -> Screen:
        """The page of the case at somebody's desk, by the code on the slip that is shown to them."""
        desk = self.desk(who)
        desk.page.keyboard.press("/")
        desk.page.keyboard.insert_text(self.scene.code)
        desk.page.keyboard.press("Enter")
        desk.page.wait_for_url("**/search/?q=*")
        return self._opened(desk)

    def phone(self, party: int) -> Screen:
        """A party's telephone, showing where the matter stands: the receipt code is typed from the slip."""
        phone = self.telephone(party)
        phone.page.goto("/status/")
        phone.write("receipt_code", self.scene.slips[party])
        phone.press("Show where it stands")
        return phone

    def proved(self, party: int) -> Screen:
        """The same after the code that comes to the registered telephone."""
        phone = self.phone(party)
        phone.press("Send the code to my phone")
        self.worked()
        codes = [code for text in self.scene.delivered("one_time_code")[party] for code in ONE_TIME_CODE.findall(text)]
        phone.write("one_time_code", codes[-1])
        phone.press("Continue")
        return phone

    def survey(self, party: int) -> Screen:
        """The page behind the link that came by message."""
        phone = self.telephone(party)
        links = [link for text in self.scene.delivered("survey")[party] for link in LINK.findall(text)]
        phone.page.goto(urlsplit(links[-1].rstrip("。. ")).path)
        return phone

    def telephone(self, party: int) -> Screen:
        if party not in self.screens:
            self.screens[party] = self._screen(PHONE, least=PUBLIC, has_touch=True, is_mobile=True)
        return self.screens[party]

    def _opened(self, desk: Screen) -> Screen:
        with desk.page.expect_navigation():
            desk.page.get_by_role("link", name=f"{self.scene.code[:4]}-{self.scene.code[4:]}").first.click()
        return desk

    def _screen(self, size: tuple[int, int], *, least: int = STAFF, **options: object) -> Screen:
        page = self.open_page(size=size, locale=self.appearance.language[:2], **options)
        known = [{"name": name, "value": value, "url": base(page)} for name, value in self.appearance.cookies.items()]
        page.context.add_cookies(known)
        return Screen(page, self.appearance, self.complaints, least)


Acts = Mapping[tuple[int, str], Callable[[Play], None]]


def base(page: Page) -> str:
    page.goto("/account/login/")
    return f"{urlsplit(page.url).scheme}://{urlsplit(page.url).netloc}"


def sign_in(page: Page, who: str, password: str) -> None:
    page.goto("/account/login/")
    page.locator("#id_login").fill(who)
    page.locator("#id_password").fill(password)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: urlsplit(address).path == "/")
