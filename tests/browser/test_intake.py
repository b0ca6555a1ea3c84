"""Taking in a matter by a person's hands: keys alone, an input method, two presses, a lost line; and how it looks."""

import io
from datetime import timedelta

import pdfplumber
import pytest
from playwright.sync_api import Page, expect

from mediation.models import Case, Matter
from tests import factories
from tests.browser import checks
from tests.browser.conftest import OpenPage
from tests.browser.hands import Typist, looked_at, sign_in
from tests.browser.looks import LOOKS, SIZES, ways
from tests.factories import NINE, Hall
from windows import clock
from windows.models import Role

SHIFTS = """() => {
    window.moved = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => { window.moved += entry.value; }))
        .observe({type: "layout-shift", buffered: true});
}"""


@pytest.fixture
def hall(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Hall:
    monkeypatch.setattr(clock, "now", lambda: NINE)
    made = factories.hall(has_dispatcher=False)
    factories.rule(made.centre, "10", made.labour)
    factories.rule(made.centre, "14", made.committee)
    return made


@pytest.fixture
def desk(page: Page, hall: Hall, live_url: str) -> Page:
    """The clerk's browser."""
    sign_in(page, hall.users[Role.CLERK], live_url)
    return page


def fill_in(page: Page) -> None:
    """The minimum record of story 2, as fast as a program types."""
    page.goto("/intake/")
    page.locator("#id_applicant_name").fill("陈一帆")
    page.locator("#id_applicant_phone").fill("10000000003")
    page.locator("#id_respondent_name").fill("宁波青禾服饰有限公司（演示）")
    page.locator("#id_facts").fill("公司说生意差，拖欠工资半年多")


def register(page: Page) -> Case:
    fill_in(page)
    page.keyboard.press("F2")
    page.wait_for_url("**/slips/**")
    return Case.objects.get()


def test_the_wage_dispute_is_taken_in_by_keys_alone(desk: Page):
    desk.goto("/intake/")
    hands = Typist(desk)
    expect(desk.locator("#id_applicant_name")).to_be_focused()
    hands.write("陈一帆", "chenyifan")
    hands.enter()
    hands.type("10000000003")
    hands.enter(2)
    hands.enter(4)
    expect(desk.locator("#id_respondent_name")).to_be_focused()
    hands.write("宁波青禾服饰有限公司（演示）", "ningboqinghefushiyouxiangongsi")
    hands.enter(2)
    hands.write("老板", "laoban")
    hands.enter()
    hands.enter(3)
    expect(desk.locator("#id_facts")).to_be_focused()
    hands.write("公司说生意差，", "gongsishuoshengyicha,")
    hands.write("拖欠工资半年多", "tuoqiangongzibannianduo")
    hands.enter()
    hands.write("讨回工资", "taohuigongzi")
    hands.enter()
    hands.type("29400")
    hands.enter()
    hands.type("ldzy")
    expect(desk.locator("#categories [aria-selected=true]")).to_have_attribute("data-code", "10")
    hands.enter()
    expect(desk.locator("#id_danger input").first).to_be_focused()
    counted = hands.counted
    hands.press("F2")
    desk.wait_for_url("**/slips/**")
    case = Case.objects.get()
    assert counted["pointer"] == 0
    assert counted["keys"] + 1 <= 220
    assert (case.category, f"{case.amount}", case.parties.count()) == ("10", "29400.00", 2)
    expect(desk.get_by_text(case.printed_code).first).to_be_visible()


def test_enter_goes_from_field_to_field_as_the_eye_does(desk: Page):
    desk.goto("/intake/")
    hands = Typist(desk)
    walked = []
    for _stop in range(19):
        walked.append(desk.evaluate("document.activeElement.name"))
        hands.enter()
    assert walked == [
        *("applicant_name", "applicant_phone", "applicant_document"),
        *("no_phone", "document_seen", "is_read_back", "has_safe_contact"),
        *("respondent_name", "respondent_phone", "relation"),
        *("is_organisation", "respondent_unknown", "is_joint_application"),
        *("facts", "request", "amount", "category"),
        *("danger", "people"),
    ]
    assert not Case.objects.exists()


def test_while_an_input_method_composes_nothing_is_sent_and_nothing_jumps(desk: Page):
    desk.goto("/intake/")
    name = desk.locator("#id_applicant_name")
    name.focus()
    method = checks.InputMethod(desk)
    for letters in ("c", "ch", "chen"):
        method.press("Process")
        method.compose(letters)
        for key in ("Enter", "F2", "F4", "F8"):
            desk.keyboard.press(key)
        method.press("Enter")
    expect(name).to_be_focused()
    expect(desk.locator("#more")).not_to_be_visible()
    method.commit("陈")
    expect(name).to_have_value("陈")
    assert desk.url.endswith("/intake/")
    assert not Case.objects.exists()


def test_two_desks_with_one_draft_make_one_case(desk: Page, hall: Hall, open_page: OpenPage, live_url: str):
    fill_in(desk)
    desk.locator("#id_applicant_name").focus()
    expect(desk.locator("[data-autosave]")).to_have_text("已保存 09:00")
    other = open_page()
    sign_in(other, hall.users[Role.CLERK], live_url)
    other.goto("/intake/")
    expect(other.locator("#id_applicant_name")).to_have_value("陈一帆")
    for page in (desk, other):
        page.keyboard.press("F2")
        page.keyboard.press("F2")
        page.wait_for_url("**/slips/**")
    assert Case.objects.count() == 1
    assert desk.locator(".slip-secret").inner_text() == other.locator(".slip-secret").inner_text()


def test_a_draft_survives_reloading_and_signing_out(desk: Page, hall: Hall, live_url: str):
    fill_in(desk)
    desk.locator("#id_has_safe_contact").check()
    expect(desk.locator("[data-autosave]")).to_have_text("已保存 09:00", timeout=20_000)
    desk.reload()
    expect(desk.locator("#id_facts")).to_have_value("公司说生意差，拖欠工资半年多")
    desk.context.clear_cookies()
    desk.goto("/intake/")
    desk.wait_for_url("**/account/login/**")
    sign_in(desk, hall.users[Role.CLERK], live_url)
    desk.goto("/intake/")
    expect(desk.locator("#id_applicant_name")).to_have_value("陈一帆")
    expect(desk.locator("#id_has_safe_contact")).to_be_checked()


def test_a_line_that_breaks_makes_one_case_in_the_end(desk: Page, problems: list[str]):
    fill_in(desk)
    desk.context.set_offline(True)
    desk.locator("#id_applicant_name").focus()
    expect(desk.locator("[data-autosave]")).to_have_text("网络不通，尚未保存，正在重试")
    desk.context.set_offline(False)
    expect(desk.locator("[data-autosave]")).to_have_text("已保存 09:00")
    desk.keyboard.press("F2")
    desk.wait_for_url("**/slips/**")
    assert Case.objects.count() == 1
    problems.clear()


def test_what_stands_beside_the_form_never_moves_it(desk: Page):
    desk.goto("/intake/")
    desk.evaluate(SHIFTS)
    before = desk.locator("#id_facts").bounding_box()
    desk.locator("#id_facts").press_sequentially("公司拖欠工资半年多")
    expect(desk.locator("#beside [data-takes]").first).to_contain_text("F8")
    expect(desk.locator(".paths")).to_be_visible()
    desk.locator("#id_applicant_document").fill("990000200106050010")
    expect(desk.locator("#read")).to_contain_text("2001-06-05")
    desk.wait_for_timeout(600)
    assert desk.locator("#id_facts").bounding_box() == before
    assert desk.evaluate("window.moved") == 0


def test_the_proposed_kind_is_taken_by_one_key(desk: Page):
    fill_in(desk)
    expect(desk.locator("#beside [data-takes]").first).to_be_visible()
    desk.keyboard.press("F8")
    expect(desk.locator("[name=category_code]")).to_have_value("10/unpaid_wages")
    desk.keyboard.press("F2")
    desk.wait_for_url("**/slips/**")
    assert Case.objects.get().subtype == "unpaid_wages"


def test_lw_offers_both_with_the_difference(desk: Page):
    desk.goto("/intake/")
    desk.locator("#id_category").press_sequentially("lw")
    offered = desk.locator("#categories [role=option]:visible")
    expect(offered).to_have_count(2)
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    expect(desk.locator("[name=category_code]")).to_have_value("04/service")


def test_whoever_is_seen_alone_has_a_neutral_title(desk: Page):
    desk.goto("/intake/")
    assert desk.title() == "登记事项"
    desk.locator("#id_has_safe_contact").check()
    assert desk.title() == "事项"


def test_f4_opens_the_rest_and_goes_there(desk: Page):
    desk.goto("/intake/")
    desk.keyboard.press("F4")
    expect(desk.locator("#id_address")).to_be_focused()


def test_from_the_slip_to_the_agency_by_keys(desk: Page, hall: Hall):
    case = register(desk)
    desk.keyboard.press("F4")
    desk.wait_for_url("**/cases/*/intake/")
    desk.keyboard.press("F8")
    expect(desk.locator("#id_lead")).to_have_value("hrss")
    desk.keyboard.press("F8")
    expect(desk.locator("#route-form")).to_have_count(0)
    case.refresh_from_db()
    assert (case.status, case.owner) == ("routed", hall.labour)


def test_each_slip_is_one_sheet_of_the_roll(desk: Page, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(clock, "shift", lambda: timedelta(hours=1))  # which every screen says, and no roll
    fill_in(desk)
    desk.locator("#id_respondent_phone").fill("10000000004")
    desk.locator("#id_is_joint_application").check()
    desk.keyboard.press("F2")
    desk.wait_for_url("**/slips/**")
    expect(desk.locator(".slip")).to_have_count(2)
    expect(desk.locator(".clock-moved")).to_be_visible()
    desk.wait_for_function("window.isPrinted")
    with pdfplumber.open(io.BytesIO(desk.pdf(prefer_css_page_size=True))) as papers:
        widths = [round(sheet.width * 25.4 / 72) for sheet in papers.pages]
        words = papers.pages[0].extract_text()
    assert widths == [80, 80]
    assert Case.objects.get().printed_code in words
    assert "陈" not in words


def test_a_question_is_answered_with_its_topic_and_one_key(desk: Page):
    desk.goto("/matters/")
    Typist(desk).write("低保怎么办", "dibaozenmeban")
    desk.keyboard.press("F2")
    expect(desk.get_by_role("row", name="低保怎么办")).to_contain_text("已答复")
    assert Matter.objects.get().answered_at == NINE


def test_it_is_all_there_without_a_script(open_page: OpenPage, hall: Hall, live_url: str):
    page = open_page(java_script_enabled=False)
    sign_in(page, hall.users[Role.CLERK], live_url)
    fill_in(page)
    expect(page.locator("#id_co_applicants")).to_be_visible()
    page.locator("#id_category").fill("ldzy")
    page.get_by_role("button", name="登记并打印回执").click()
    page.wait_for_url("**/slips/**")
    assert Case.objects.get().category == "10"


def test_in_english(open_page: OpenPage, hall: Hall, live_url: str):
    page = open_page(locale="en")
    sign_in(page, hall.users[Role.CLERK], live_url, django_language="en")
    register(page)
    expect(page.get_by_role("heading", name="Registered")).to_be_visible()
    expect(page.locator(".slip").first).to_contain_text("What happens next")


@pytest.mark.parametrize(("size", "appearance"), ways(SIZES, LOOKS))
def test_nobody_is_shut_out(open_page: OpenPage, hall: Hall, live_url: str, size: str, appearance: str):
    page = open_page(size=SIZES[size])
    sign_in(page, hall.users[Role.CLERK], live_url, **LOOKS[appearance])
    page.goto("/intake/")
    page.keyboard.press("F2")
    expect(page.locator("[data-error-summary]")).to_be_focused()
    complaints = {"refused": looked_at(page)}
    fill_in(page)
    expect(page.locator("#beside [data-takes]").first).to_be_visible()
    page.keyboard.press("F4")
    complaints |= {"filled": looked_at(page)}
    case = register(page)
    complaints |= {"slips": looked_at(page)}
    for address in (f"/cases/{case.code}/intake/", "/matters/"):
        page.goto(address)
        complaints |= {address: looked_at(page)}
    assert {
        place: complaints_of_place for place, complaints_of_place in complaints.items() if complaints_of_place
    } == {}


def test_large_type_has_large_targets(open_page: OpenPage, hall: Hall, live_url: str):
    page = open_page()
    sign_in(page, hall.users[Role.CLERK], live_url, size="large")
    for address in ("/intake/", "/matters/"):
        page.goto(address)
        assert checks.targets(page, least=60) == []
        assert checks.reflow(page) == 0


@pytest.mark.parametrize("size", SIZES)
def test_the_focus_is_never_covered(open_page: OpenPage, hall: Hall, live_url: str, size: str):
    page = open_page(size=SIZES[size])
    sign_in(page, hall.users[Role.CLERK], live_url)
    page.goto("/intake/")
    assert checks.focus_not_hidden(page) == []
