"""Applying online on a telephone, with the scripts off, in both languages; and the window that checks it."""

import itertools
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from mediation import notices
from mediation.models import Case, PhoneProof
from mediation.states import Status
from tests import factories
from tests.browser import checks
from tests.browser.conftest import PHONE, OpenPage
from tests.browser.hands import looked_at, sign_in
from tests.factories import Hall
from windows import clock
from windows.models import Role

WORDS = {
    "zh-CN": {
        "apply": "网上申请",
        "begin": "开始填写",
        "go_on": "继续",
        "person": "个人",
        "no": "否",
        "any_time": "可以，随时可以打电话或发短信",
        "send": "提交申请",
        "arrived": "您的申请已收到",
        "status": "已提交，待核对",
        "see": "查看办理进度",
        "look": "查看",
    },
    "en-GB": {
        "apply": "Apply online",
        "begin": "Begin",
        "go_on": "Continue",
        "person": "A person",
        "no": "No",
        "any_time": "Yes: call me or write to me at any time",
        "send": "Send the application",
        "arrived": "Your application has arrived",
        "status": "Submitted, to be checked",
        "see": "See where it stands",
        "look": "Show where it stands",
    },
}
FACTS = "楼上邻居家水管漏水，把我家天花板和衣柜泡坏了，找他几次都不肯赔。"


@pytest.fixture
def hall(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Hall:
    """At each look at the clock six seconds have passed."""
    passed = itertools.count(0, 6)
    monkeypatch.setattr(clock, "now", lambda: factories.NINE + timedelta(seconds=next(passed)))
    return factories.hall()


def digits() -> str:
    return notices.one_time_code(PhoneProof.objects.latest("issued_at").pk)


def steps(page: Page, words: dict[str, str]) -> Iterator[str]:
    """Answer page by page; each name is handed out while its page stands there, filled in."""
    page.goto("/")
    yield "front"
    page.get_by_role("link", name=words["apply"]).click()
    yield "start"
    page.get_by_role("link", name=words["begin"]).click()
    for answers in (who_applies(page), what_it_is_about(page, words)):
        for question in answers:
            yield question
            page.get_by_role("button", name=words["go_on"]).click()
    page.wait_for_url("**/apply/answers/")
    yield "answers"
    page.get_by_role("button", name=words["send"]).click()
    page.wait_for_url("**/apply/sent/")
    yield "sent"


def who_applies(page: Page) -> Iterator[str]:
    page.get_by_role("radio").first.check()
    yield "centre"
    page.locator("#id_name").fill("陈秀英")
    yield "name"
    page.locator("#id_phone").fill("100 0000 0031")
    yield "phone"
    page.wait_for_url("**/code/")
    page.locator("#id_one_time_code").fill(digits())
    yield "code"
    yield "document"


def what_it_is_about(page: Page, words: dict[str, str]) -> Iterator[str]:
    page.get_by_label(words["person"], exact=True).check()
    page.locator("#id_respondent_name").fill("周大伟")
    page.locator("#id_relation").fill("邻居")
    yield "against"
    page.locator("#id_facts").fill(FACTS)
    yield "facts"
    page.locator("#id_request").fill("修好水管，赔偿损失。")
    page.locator("#id_amount").fill("1800")
    yield "request"
    page.get_by_label(words["no"], exact=True).check()
    yield "safety"
    page.get_by_label(words["any_time"]).check()
    yield "contact"


@pytest.fixture(params=WORDS)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def walk(page: Page, language: str, on_page: Callable[[str], None] = lambda name: None) -> None:
    for name in steps(page, WORDS[language]):
        on_page(name)


def test_without_a_script_a_person_applies_and_sees_where_it_stands(open_page: OpenPage, hall: Hall, language: str):
    phone = open_page(size=PHONE, locale=language, java_script_enabled=False, has_touch=True, is_mobile=True)
    walk(phone, language)
    words = WORDS[language]
    expect(phone.get_by_role("heading", level=1)).to_have_text(words["arrived"])
    receipt = phone.locator(".code-large").inner_text()
    phone.get_by_role("link", name=words["see"]).click()
    phone.locator("#id_receipt_code").fill(receipt)
    phone.get_by_role("button", name=words["look"]).first.click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(words["status"])
    assert Case.objects.get().status == Status.SUBMITTED


def test_every_page_of_it_can_be_read_pressed_and_reached_by_everybody(open_page: OpenPage, hall: Hall, language: str):
    phone = open_page(size=PHONE, locale=language, has_touch=True, is_mobile=True)
    complaints_of_page: dict[str, list[str]] = {}

    def on_page(name: str) -> None:
        complaints = [*looked_at(phone), *checks.targets(phone, least=44)]
        if complaints:
            complaints_of_page[name] = complaints

    walk(phone, language, on_page)
    assert complaints_of_page == {}


def test_in_large_type_everything_can_be_pressed_by_any_finger(open_page: OpenPage, hall: Hall, live_url: str):
    phone = open_page(size=PHONE, has_touch=True, is_mobile=True)
    phone.context.add_cookies([{"name": "size", "value": "large", "url": live_url}])
    small: dict[str, list[str]] = {}

    def on_page(name: str) -> None:
        complaints = checks.targets(phone, least=60)
        if complaints or checks.reflow(phone):
            small[name] = complaints

    walk(phone, "zh-CN", on_page)
    assert small == {}


def test_the_summary_of_errors_takes_the_focus_and_leads_to_the_field(open_page: OpenPage, hall: Hall):
    phone = open_page(size=PHONE, has_touch=True, is_mobile=True)
    fields = {"centre": "centre", "name": "name", "facts": "facts", "request": "request", "safety": "is_in_danger"}
    for name in steps(phone, WORDS["zh-CN"]):
        if name not in fields:
            continue
        phone.goto(phone.url)
        phone.get_by_role("button", name="继续").click()
        expect(phone.locator("[data-error-summary]")).to_be_focused()
        assert phone.title().startswith("错误：")
        assert checks.axe(phone) == []
        phone.locator("[data-error-summary] a").first.click()
        assert phone.evaluate("document.activeElement.name") == fields[name]
        fill_again(phone, name)


def fill_again(page: Page, name: str) -> None:
    match name:
        case "centre" | "safety":
            page.get_by_role("radio").last.check()
        case "name":
            page.locator("#id_name").fill("陈秀英")
        case "facts":
            page.locator("#id_facts").fill(FACTS)
        case "request":
            page.locator("#id_request").fill("修好水管。")


def test_back_shows_what_was_typed_and_repeats_nothing(open_page: OpenPage, hall: Hall):
    phone = open_page(size=PHONE, has_touch=True, is_mobile=True)
    for name in steps(phone, WORDS["zh-CN"]):
        if name == "request":
            break
    for address, field, value in [("facts", "#id_facts", FACTS), ("against", "#id_respondent_name", "周大伟")]:
        phone.go_back()
        phone.wait_for_url(f"**/{address}/")
        expect(phone.locator(field)).to_have_value(value)
    for _page in range(2):
        phone.go_forward()
    phone.wait_for_url("**/request/")
    phone.reload()
    assert PhoneProof.objects.count() == 1


def test_after_sending_back_and_reload_send_nothing_again(open_page: OpenPage, hall: Hall):
    phone = open_page(size=PHONE, has_touch=True, is_mobile=True)
    walk(phone, "zh-CN")
    receipt = phone.locator(".code-large").inner_text()
    phone.go_back()
    phone.wait_for_url("**/sent/")
    phone.reload()
    expect(phone.locator(".code-large")).to_have_text(receipt)
    assert Case.objects.count() == 1


def test_shift_three_times_leaves_at_once_and_the_title_says_nothing(open_page: OpenPage, hall: Hall):
    phone = open_page()
    phone.route("https://www.weather.com.cn/**", lambda route: route.fulfill(body="<title>天气</title>"))
    phone.goto("/apply/")
    for _press in range(3):
        phone.keyboard.press("Shift")
    phone.wait_for_url("https://www.weather.com.cn/")
    phone.go_back()
    assert "/apply/" not in phone.url


def test_the_window_checks_it_and_enters_it_in_the_register(page: Page, open_page: OpenPage, hall: Hall, live_url: str):
    walk(open_page(size=PHONE), "zh-CN")
    case = Case.objects.get()
    sign_in(page, hall.users[Role.CLERK], live_url)
    page.goto("/")
    page.get_by_role("link", name="有1件网上申请待核对").click()
    page.locator(f"[data-row='{case.code}'] a").first.click()
    page.wait_for_url(f"**/cases/{case.code}/")
    assert looked_at(page) == []
    page.keyboard.press("e")
    page.wait_for_url("**/registration/")
    expect(page.locator(".case-words")).to_have_text(FACTS)
    assert looked_at(page) == []
    page.keyboard.press("F2")
    page.wait_for_url("**/cases/*/intake/")
    case.refresh_from_db()
    assert case.status == Status.REGISTERED
