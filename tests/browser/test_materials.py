"""Handing in by a person's hands: a party on a telephone, a clerk at a desk; with and without a script."""

import re
from datetime import datetime

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from mediation import intake, notices
from mediation.delivery import inspecting
from mediation.models import Case, Material, PhoneChallenge
from mediation.states import Status
from tests import driving, factories
from tests.browser.conftest import PHONE, OpenPage
from tests.browser.hands import looked_at, sign_in
from tests.browser.looks import ways
from tests.factories import NINE, Hall
from tests.mediation.documents import files
from windows.models import Role

LATER = factories.moment("2026-11-23 16:00")
LANGUAGES = {"zh-CN": ("发送照片或文件", "已收到。"), "en": ("Send us a photo or a file", "Received.")}
PHOTO = {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": files.photo_with_place(6)}
PAGE = {"name": "page.html", "mimeType": "text/html", "buffer": b"<html><script>alert(1)</script></html>"}


@pytest.fixture
def morning() -> datetime:
    return LATER


@pytest.fixture
def agreed(hall: Hall) -> Case:
    case = factories.create_case_at_status(Status.AGREED, at_hall=hall)
    driving.sign_and_seal(case, hall, case.last_changed_at)
    return case


def prove(page: Page, case: Case, hall: Hall, number: int) -> None:
    """With the slip, then with the code that came by message."""
    code = intake.reissue(case.parties.get(number=number), by=hall.actor(Role.CLERK), at=NINE)
    page.goto("/status/")
    page.locator("[name=receipt_code]").fill(code)
    page.locator("main .button-primary").click()
    page.locator("main .button-primary").click()
    challenge = PhoneChallenge.objects.get(party__number=number)
    page.locator("[name=one_time_code]").fill(notices.one_time_code(challenge.pk))
    page.locator("main .button-primary").click()
    expect(page.locator("#materials")).to_be_visible()


def look_into_it(page: Page, title: str) -> None:
    """What the worker does; then whoever waits asks again."""
    expect(page.get_by_text(title).first).to_be_visible()
    assert inspecting.inspect_due(timezone.now()) == 1
    page.get_by_role("button", name=re.compile("再看一次|Look again")).click()


@pytest.mark.parametrize(("language", "with_script"), ways(LANGUAGES, [True, False]))
def test_a_party_sends_a_photo_from_a_telephone(
    open_page: OpenPage, hall: Hall, agreed: Case, language: str, with_script: bool
):
    page = open_page(size=PHONE, locale=language, has_touch=True, is_mobile=True, java_script_enabled=with_script)
    prove(page, agreed, hall, 1)
    asked, answered = LANGUAGES[language]
    section = page.locator("#materials")
    expect(section.get_by_role("heading", name=asked)).to_be_visible()
    if with_script:
        assert looked_at(page) == []
    section.locator("[name=file]").set_input_files(PAGE)
    section.locator(".button-primary").click()
    expect(page.locator(".error-summary")).to_be_visible()
    assert not Material.objects.exists()
    section.locator("[name=file]").set_input_files(PHOTO)
    section.locator("[name=kind]").select_option("photo")
    section.locator("[name=title]").fill("路口")
    section.locator(".button-primary").click()
    expect(page.get_by_text(answered)).to_be_visible()
    look_into_it(page, "路口")
    expect(page.get_by_role("button", name="路口")).to_be_visible()
    assert Material.objects.get().party.number == 1


def test_a_file_too_large_is_told_before_it_is_sent(open_page: OpenPage, hall: Hall, agreed: Case):
    page = open_page(size=PHONE, locale="en")
    prove(page, agreed, hall, 1)
    section = page.locator("#materials")
    section.locator("[name=file]").evaluate("input => { input.dataset.most = '10'; }")
    section.locator("[name=file]").set_input_files(PHOTO)
    expect(section.get_by_role("status")).to_have_text(
        "This file is larger than 20 MB. Photograph it, or send it in parts."
    )
    section.locator(".button-primary").click()
    expect(section.locator("[name=file]")).to_be_focused()
    assert not Material.objects.exists()


def test_a_line_that_breaks_loses_nothing(open_page: OpenPage, hall: Hall, agreed: Case):
    page = open_page(size=PHONE, locale="en")
    prove(page, agreed, hall, 1)
    section = page.locator("#materials")
    page.route("**/status/material/", lambda route: route.abort())
    section.locator("[name=file]").set_input_files(PHOTO)
    section.locator("[name=title]").fill("路口")
    section.locator(".button-primary").click()
    expect(section.get_by_role("status")).to_have_text("The line broke. Nothing is lost: press once more.")
    page.unroute("**/status/material/")
    section.locator(".button-primary").click()
    look_into_it(page, "路口")
    expect(page.get_by_role("button", name="路口")).to_be_visible()


def test_whoever_paid_sends_the_slip_with_the_word(open_page: OpenPage, hall: Hall, agreed: Case):
    page = open_page(size=PHONE, locale="en")
    prove(page, agreed, hall, 2)
    page.locator("#id_1_file").set_input_files(PHOTO)
    page.get_by_role("button", name="I have paid; tell the centre").click()
    expect(page.get_by_text("Noted. The other side is asked to confirm.")).to_be_visible()
    assert Material.objects.get().kind == "payment_slip"


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_clerk_takes_a_contract_in(open_page: OpenPage, hall: Hall, agreed: Case, live_url: str, language: str):
    desk = open_page(locale=language)
    sign_in(desk, hall.users[Role.CLERK], live_url)
    desk.goto(f"/cases/{agreed.code}/materials/")
    assert looked_at(desk) == []
    desk.locator("#id_file").set_input_files(PAGE)
    desk.locator("[name=party]").nth(1).check()
    desk.locator("[name=form]").first.check()
    desk.locator("#id_title").fill("协议")
    desk.keyboard.press("F2")
    expect(desk.locator(".error-summary")).to_be_visible()
    expect(desk.locator("#id_title")).to_have_value("协议")
    desk.locator("#id_file").set_input_files(PHOTO)
    desk.keyboard.press("F2")
    desk.wait_for_url(f"**/cases/{agreed.code}/")
    expect(desk.locator("#materials").get_by_text("协议").first).to_be_visible()
    inspecting.inspect_due(timezone.now())
    desk.reload()
    expect(desk.locator("#materials").get_by_role("link", name="协议")).to_be_visible()
    assert looked_at(desk) == []
    with desk.expect_navigation():
        desk.locator("#materials a[href$=show]").click()
    assert desk.locator("img").count() == 1
