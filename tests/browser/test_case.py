"""The page of a case and its sheets on narrow and on low screens, in either language and in large type."""

import pytest
from playwright.sync_api import Page, expect

from mediation.models import Case
from mediation.states import Status
from tests import factories
from tests.browser import checks
from tests.browser.conftest import PHONE, OpenPage
from tests.browser.hands import looked_at, sign_in
from tests.browser.looks import ways
from tests.factories import Hall
from windows.models import Role

SHEETS = ("", "sessions/", "records/", "agreement/", "performance/", "termination/", "assistance/")


@pytest.fixture
def case(hall: Hall) -> Case:
    """In mediation, with every mark its line can have."""
    made = factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall)
    flags = {"wage_arrears": True, "migrant_worker_wages": True, "is_supervised": True, "has_safe_contact": True}
    Case.objects.filter(pk=made.pk).update(risk="red", **flags)
    return made


def test_what_stands_beside_a_case_scrolls_with_the_page_and_is_read_to_its_end(
    page: Page, hall: Hall, case: Case, live_url: str
):
    page.set_viewport_size({"width": 1366, "height": 500})
    sign_in(page, hall.users[Role.MEDIATOR], live_url)
    page.goto(f"/cases/{case.code}/")
    aside = page.locator(".case-aside")
    assert aside.evaluate("node => node.scrollHeight - node.clientHeight") == 0
    expect(aside.locator(".case-primary")).to_be_in_viewport()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(aside.locator(".custody")).to_be_in_viewport()


@pytest.mark.parametrize(("language", "size"), ways(["en", "zh-hans"], ["normal", "large"]))
def test_no_sheet_is_wider_than_a_narrow_screen(
    open_page: OpenPage, hall: Hall, case: Case, live_url: str, language: str, size: str
):
    page = open_page(size=PHONE, locale=language[:2])
    sign_in(page, hall.users[Role.MEDIATOR], live_url, django_language=language, size=size)
    complaints = {}
    for sheet in SHEETS:
        page.goto(f"/cases/{case.code}/{sheet}")
        complaints[sheet] = looked_at(page, least=60 if size == "large" else 24)
    assert {
        sheet: complaints_of_sheet for sheet, complaints_of_sheet in complaints.items() if complaints_of_sheet
    } == {}


def test_the_focus_is_never_covered_where_the_column_is_long(page: Page, hall: Hall, case: Case, live_url: str):
    page.set_viewport_size({"width": 1366, "height": 500})
    sign_in(page, hall.users[Role.MEDIATOR], live_url)
    page.goto(f"/cases/{case.code}/")
    assert checks.focus_not_hidden(page) == []
