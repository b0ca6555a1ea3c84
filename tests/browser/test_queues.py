"""The ledger by a person's hands: walking its rows, hearing of changes, checking in; and how it looks."""

import io
from datetime import timedelta

import pdfplumber
import pytest
from playwright.sync_api import Page, expect

from mediation import intake, routing
from mediation.models import Case
from mediation.states import Status
from tests import factories
from tests.browser import checks
from tests.browser.conftest import OpenPage
from tests.browser.hands import looked_at, sign_in
from tests.browser.looks import LOOKS, SIZES, ways
from tests.factories import NINE, Hall
from windows.models import CheckIn, Role


@pytest.fixture
def desk(page: Page, hall: Hall, live_url: str) -> Page:
    """The dispatcher's browser."""
    sign_in(page, hall.users[Role.DISPATCHER], live_url)
    return page


def register(hall: Hall, days: int = 0) -> Case:
    at = NINE + timedelta(days=days)
    application = factories.application(is_joint_application=False)
    return intake.register(hall.centre, application, by=hall.actor(Role.CLERK), at=at).case


@pytest.fixture
def three(hall: Hall) -> list[Case]:
    """One late, one due today, one due tomorrow."""
    return [register(hall, days) for days in range(3)]


def test_rows_are_walked_and_opened_by_keys(desk: Page, three: list[Case]):
    desk.goto("/queues/routing/")
    desk.keyboard.press("j")
    desk.keyboard.press("j")
    expect(desk.locator("[data-here]")).to_have_attribute("data-row", three[1].code)
    desk.keyboard.press("k")
    expect(desk.locator("[data-here]")).to_have_attribute("data-row", three[0].code)
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"**/cases/{three[0].code}/")


def test_what_is_late_says_so_in_words_and_shape(desk: Page, three: list[Case]):
    desk.goto("/queues/routing/")
    late, soon, _later = desk.locator("[data-row] .mark.is-late, [data-row] .mark.is-soon").all()
    expect(late).to_contain_text("超期")
    expect(late.locator("use")).to_have_attribute("href", "/static/mediation/shell/icons.svg#clock-late")
    expect(soon).to_contain_text("17:00")


def test_a_chip_opens_what_it_counts(desk: Page, three: list[Case]):
    desk.goto("/queues/routing/")
    desk.get_by_role("link", name="已超期").click()
    expect(desk.locator("[data-row]")).to_have_count(1)
    expect(desk.locator("[data-row]")).to_have_attribute("data-row", three[0].code)


def test_changes_are_told_and_nothing_moves_until_asked(desk: Page, hall: Hall, three: list[Case]):
    desk.goto("/queues/routing/")
    desk.keyboard.press("j")
    before = desk.locator("[data-row]").all_inner_texts()
    routing.classify(three[1], category="14", by=hall.actor(Role.DISPATCHER), at=NINE + timedelta(days=2))
    newcomer = register(hall, days=2)
    expect(desk.get_by_role("status").get_by_text("2 条更新，按 . 刷新")).to_be_visible(timeout=10_000)
    expect(desk.locator("[data-changed]")).to_have_attribute("data-row", three[1].code)
    assert desk.locator("[data-row]").all_inner_texts() == before
    desk.keyboard.press(".")
    expect(desk.locator("[data-row]")).to_have_count(4)
    expect(desk.locator(f"[data-row='{newcomer.code}']")).to_be_visible()
    expect(desk.locator("[data-here]")).to_have_attribute("data-row", three[0].code)


def test_a_ledger_is_printed_on_its_side_without_what_can_be_pressed(desk: Page, three: list[Case]):
    desk.goto("/")
    desk.emulate_media(media="print")
    expect(desk.get_by_role("link", name="查看全部")).not_to_be_visible()
    with pdfplumber.open(io.BytesIO(desk.pdf(prefer_css_page_size=True))) as papers:
        [sheet] = papers.pages
    assert sheet.width > sheet.height


def test_search_is_one_key_away(desk: Page, three: list[Case]):
    desk.goto("/queues/routing/")
    desk.keyboard.press("/")
    desk.keyboard.type("素珍")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/search/?q=*")
    expect(desk.locator("[data-row]")).to_have_count(3)


def test_an_officer_checks_in_by_one_key(page: Page, hall: Hall, live_url: str):
    sign_in(page, hall.users[Role.MEDIATOR], live_url)
    page.goto("/")
    page.keyboard.press("c")
    expect(page.get_by_role("button", name="签退")).to_be_visible()
    assert CheckIn.objects.get().window == hall.window


@pytest.mark.parametrize(("size", "appearance"), ways(SIZES, LOOKS))
def test_nobody_is_shut_out(
    open_page: OpenPage, hall: Hall, three: list[Case], live_url: str, size: str, appearance: str
):
    page = open_page(size=SIZES[size])
    sign_in(page, hall.users[Role.DISPATCHER], live_url, **LOOKS[appearance])
    complaints = {}
    for address in ("/", "/queues/routing/", "/queues/routing/?show=wages", "/search/?q=素珍", "/search/?q=没有"):
        page.goto(address)
        complaints[address] = looked_at(page)
    assert {
        address: complaints_of_page for address, complaints_of_page in complaints.items() if complaints_of_page
    } == {}


@pytest.mark.parametrize("size", SIZES)
def test_the_focus_is_never_covered(open_page: OpenPage, hall: Hall, three: list[Case], live_url: str, size: str):
    page = open_page(size=SIZES[size])
    sign_in(page, hall.users[Role.DISPATCHER], live_url)
    page.goto("/queues/routing/")
    assert checks.focus_not_hidden(page) == []


def test_large_type_has_large_targets(open_page: OpenPage, hall: Hall, three: list[Case], live_url: str):
    page = open_page()
    sign_in(page, hall.users[Role.DISPATCHER], live_url, size="large")
    for address in ("/", "/queues/routing/"):
        page.goto(address)
        assert checks.targets(page, least=60) == []


def test_in_english(open_page: OpenPage, hall: Hall, three: list[Case], live_url: str):
    page = open_page(locale="en")
    sign_in(page, hall.users[Role.DISPATCHER], live_url, django_language="en")
    page.goto("/queues/routing/")
    expect(page.get_by_role("heading", name="To be assigned")).to_be_visible()
    expect(page.get_by_role("columnheader", name="Who against whom")).to_be_visible()


@pytest.mark.parametrize("wide", [1280, 1100])
def test_no_column_of_the_english_ledger_is_pushed_out(
    open_page: OpenPage, hall: Hall, three: list[Case], live_url: str, wide: int
):
    factories.create_case_at_status(Status.ACCEPTED, at_hall=hall)
    page = open_page(size=(wide, 800), locale="en")
    sign_in(page, hall.users[Role.DISPATCHER], live_url, django_language="en")
    page.goto("/queues/centre/")
    assert page.locator(".scroller").evaluate("node => node.scrollWidth - node.clientWidth") == 0
