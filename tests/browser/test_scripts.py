"""What the scripts add to the components, as a person's hands and an input method meet it."""

import pytest
from playwright.sync_api import Page, Route, expect
from pytest_django import Settings

from tests.browser import checks

COUNT = "window.sent = 0; document.addEventListener('submit', event => { sent += 1; event.preventDefault(); })"


@pytest.fixture(autouse=True)
def _developing(settings: Settings) -> None:
    settings.DEBUG = True


def test_enter_and_letters_belong_to_the_input_method_while_it_composes(page: Page):
    page.goto("/components/")
    page.evaluate(
        "window.sent = 0; document.addEventListener('submit', event => { sent += 1; event.preventDefault(); })"
    )
    name = page.locator("#id_name")
    name.focus()
    method = checks.InputMethod(page)
    for letters in ("c", "ch", "chen"):
        method.press("Process")
        method.compose(letters)
        page.keyboard.press("Enter")
        method.press("Enter")
        page.keyboard.press("F2")
        page.keyboard.press("F4")
    expect(name).to_be_focused()
    method.commit("陈")
    expect(name).to_have_value("陈")
    page.wait_for_timeout(150)
    page.keyboard.press("Enter")
    expect(page.locator("#id_phone")).to_be_focused()
    assert page.evaluate("sent") == 0
    page.keyboard.press("F2")
    assert page.evaluate("sent") == 1


def test_enter_that_ends_a_composition_does_not_send_the_form(page: Page):
    """Safari reports the end of the composition first and the key after it."""
    page.goto("/account/login/")
    login = page.locator("#id_login")
    login.focus()
    method = checks.InputMethod(page)
    method.compose("lin")
    method.commit("林")
    page.evaluate("document.querySelector('main form').requestSubmit()")
    page.wait_for_timeout(300)
    expect(login).to_have_value("林")
    expect(page.locator("[data-error-summary]")).to_have_count(0)


def test_keys_do_what_they_are_declared_for_and_are_listed(page: Page):
    page.goto("/components/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("[data-here]")).to_have_attribute("data-row", "P4WX8TN2C")
    page.keyboard.press("k")
    expect(page.locator("[data-here]")).to_have_attribute("data-row", "K7QF2M3A9")
    page.keyboard.press("Enter")
    page.wait_for_url("**#case")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_contain_text("登记并打印回执")
    assert checks.axe(page) == []
    page.keyboard.press("Escape")
    page.locator("#id_name").press_sequentially("jk?/")
    expect(page.locator("#id_name")).to_have_value("jk?/")


def test_letters_rest_for_whoever_switched_them_off(page: Page):
    page.goto("/components/")
    page.keyboard.press("?")
    page.get_by_role("button", name="停用单键快捷键").click()
    page.keyboard.press("j")
    page.keyboard.press("?")
    expect(page.locator("[data-here]")).to_have_count(0)
    expect(page.locator("#keys")).not_to_be_visible()
    with page.expect_request(lambda asked: asked.method == "POST"):
        page.keyboard.press("F2")


def test_a_draft_is_kept_on_leaving_a_field_and_again_after_a_broken_line(page: Page):
    drafts: list[str] = []
    page.on("request", lambda asked: drafts.append(asked.post_data or "") if asked.method == "POST" else None)
    page.goto("/components/")
    label = page.locator("[data-autosave]")
    page.locator("#id_name").fill("陈")
    expect(label).to_have_text("未保存")
    page.locator("#id_phone").focus()
    expect(label).to_have_text("已保存 09:05")
    page.context.set_offline(True)
    page.locator("#id_phone").fill("10012345678")
    page.locator("#id_name").focus()
    expect(label).to_have_text("网络不通，尚未保存，正在重试")
    page.context.set_offline(False)
    expect(label).to_have_text("已保存 09:05")
    page.locator("#id_name").blur()
    assert [draft.count("10012345678") for draft in drafts] == [0, 1, 1]


def test_a_list_tells_of_changes_and_moves_nothing_until_asked(page: Page):
    changed = {"version": "2", "rows": ["H6RJ5VB7E"], "message": "1 条更新，按 . 刷新"}
    page.route("**/components/answer/?version=1", lambda route: route.fulfill(json=changed))
    page.goto("/components/")
    page.keyboard.press("j")
    before = page.locator("[data-row]").all_inner_texts()
    expect(page.get_by_role("status").get_by_text("1 条更新，按 . 刷新")).to_be_visible()
    expect(page.locator("[data-changed]")).to_have_attribute("data-row", "H6RJ5VB7E")
    assert page.locator("[data-row]").all_inner_texts() == before
    page.keyboard.press(".")
    expect(page.locator("[data-changed]")).to_have_count(0)
    expect(page.locator("[data-here]")).to_have_attribute("data-row", "K7QF2M3A9")


def test_a_refused_form_leads_from_its_summary_to_the_field(page: Page):
    page.goto("/components/?errors")
    expect(page.locator("[data-error-summary]")).to_be_focused()
    assert page.title().startswith("错误：")
    page.get_by_role("link", name="请选择：有无打骂、威胁、寻短见？").click()
    expect(page.locator("#id_danger input").first).to_be_focused()


def test_the_counter_tells_and_does_not_cut(page: Page):
    page.goto("/components/")
    page.locator("#id_statement").fill("欠" * 38 + "𠮷" * 4)
    expect(page.locator("#id_statement_counter")).to_have_text("超出 2 字")
    expect(page.locator("#id_statement")).to_have_value("欠" * 38 + "𠮷" * 4)
    expect(page.locator("#id_statement")).to_have_accessible_description("超出 2 字")


@pytest.mark.parametrize("way", ["shift", "press"])
def test_leaving_covers_the_page_at_once_and_does_not_come_back(page: Page, live_url: str, way: str):
    def answer(route: Route) -> None:
        route.fulfill(body="<title>天气</title>", content_type="text/html; charset=utf-8")

    page.route("https://www.weather.com.cn/", answer)
    page.goto("/account/login/")
    page.goto("/components/?frame=public")
    if way == "shift":
        for _press in range(3):
            page.keyboard.press("Shift")
    else:
        page.get_by_role("link", name="立即离开本页").click()
    page.wait_for_url("https://www.weather.com.cn/")
    page.go_back()
    page.wait_for_url(f"{live_url}/account/login/")
