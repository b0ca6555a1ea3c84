"""To settle by hand, by a person's hands: the keys, one press, and that nobody is shut out."""

import pytest
from playwright.sync_api import Page, expect

from mediation import documents
from mediation.models import Case, Notice, Paper
from mediation.states import Status
from tests import factories
from tests.browser import checks
from tests.browser.conftest import OpenPage
from tests.browser.hands import looked_at, sign_in
from tests.browser.looks import LOOKS, SIZES, ways
from tests.factories import NINE, Hall
from windows.models import Role

LISTS = ("letters", "messages", "papers")


@pytest.fixture
def case(hall: Hall) -> Case:
    """Two letters, of which one is made, two messages in doubt and a paper that failed."""
    made = factories.create_case_at_status(Status.REGISTERED, at_hall=hall)
    letters = [owe(made, number, "letter", Notice.State.OWED) for number in (1, 2)]
    owe(made, 1, "sms", Notice.State.UNCERTAIN, settled_because="the provider cannot tell")
    owe(made, 2, "sms", Notice.State.FAILED, settled_because="isv.MOBILE_NUMBER_ILLEGAL")
    documents.owe(made, "letter", at=NINE, party=letters[0].party, subject_id=letters[0].pk)
    made.papers.filter(kind="letter").update(state="ready", content=b"%PDF", digest=b"1", ready_at=NINE)
    documents.owe(made, "agreement", at=NINE)
    failed = {"state": Paper.State.FAILED, "attempts": 5, "failed_because": "Incomplete: no line agree in the journal"}
    made.papers.filter(kind="agreement").update(**failed)
    return made


def owe(case: Case, number: int, medium: str, state: str, **fields: str) -> Notice:
    details = {
        "kind": "refused",
        "due_at": NINE,
        "occasion": f"{medium}{number}",
        "attempts": 3,
        "tried_at": NINE,
    } | fields
    party = case.parties.get(number=number)
    return Notice.objects.create(
        case=case, centre_id=case.centre_id, party=party, medium=medium, state=state, **details
    )


def test_from_today_to_a_letter_handed_over_by_keys(page: Page, hall: Hall, case: Case, live_url: str):
    sign_in(page, hall.users[Role.CLERK], live_url)
    page.goto("/")
    page.get_by_role("link", name="信函和电话").click()
    expect(page.locator("[data-row]")).to_have_count(2)
    page.wait_for_load_state()  # the keys answer only then
    page.keyboard.press("j")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="打印信函（PDF）")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".notice.is-done")).to_contain_text("已当面交付")
    expect(page.locator("[data-row]")).to_have_count(1)
    assert Notice.objects.get(medium="letter", state="sent").settled_by == hall.users[Role.CLERK]


@pytest.mark.parametrize(("size", "appearance"), ways(SIZES, LOOKS))
def test_nobody_is_shut_out(open_page: OpenPage, hall: Hall, case: Case, live_url: str, size: str, appearance: str):
    page = open_page(size=SIZES[size])
    sign_in(page, hall.users[Role.CLERK], live_url, **LOOKS[appearance])
    complaints = {}
    for address in ("/", *(f"/owed/?show={show}" for show in LISTS), f"/cases/{case.code}/"):
        page.goto(address)
        complaints[address] = looked_at(page)
    Notice.objects.filter(medium="letter").update(state="cancelled")
    page.goto("/owed/")
    complaints["empty"] = looked_at(page)
    assert {
        address: complaints_of_page for address, complaints_of_page in complaints.items() if complaints_of_page
    } == {}


def test_large_type_has_large_targets_and_the_focus_is_never_covered(
    open_page: OpenPage, hall: Hall, case: Case, live_url: str
):
    page = open_page()
    sign_in(page, hall.users[Role.CLERK], live_url, size="large")
    for show in LISTS:
        page.goto(f"/owed/?show={show}")
        assert checks.targets(page, least=60) == []
        assert checks.focus_not_hidden(page) == []


def test_the_archivist_names_how_long_the_file_is_kept(page: Page, hall: Hall, live_url: str):
    case = factories.create_case_at_status(Status.CLOSED, at_hall=hall)
    sign_in(page, hall.users[Role.ARCHIVIST], live_url)
    page.goto(f"/cases/{case.code}/archive/")
    assert looked_at(page) == []
    page.get_by_label("长期，30年").check()
    page.keyboard.press("F2")
    expect(page.get_by_text("（2026）鄞人调卷字第001号").first).to_be_visible()
    expect(page.get_by_text("自2027年1月1日起")).to_be_visible()
