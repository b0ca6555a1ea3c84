"""What a window does with an application that was submitted online, and what the applicant sees of it."""

import pytest
from django.test import Client

from mediation.models import Case, Notice
from mediation.states import Status
from tests.mediation.web.apply.applying import ANSWERS, answer, answer_until, words
from windows.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def submitted(hall, monday_morning):
    """Submitted on Monday at five past nine, or past another hour; the receipt code with it."""

    def submit(hour: int = 9, **otherwise) -> tuple[Case, str]:
        browser = Client(headers={"accept-language": "en"})
        monday_morning(f"2026-11-23 {hour:02}:00")
        answer_until(browser, **otherwise)
        monday_morning(f"2026-11-23 {hour:02}:05")
        browser.post("/apply/answers/")
        receipt = browser.get("/apply/sent/").context["receipt"]
        return Case.objects.get(code=receipt["case_code"]), receipt["receipt_code"]

    return submit


def status(receipt: str) -> str:
    return words(Client(headers={"accept-language": "en"}).post("/status/", {"receipt_code": receipt}))


def do(clerk: Client, case: Case, noun: str, **payload):
    form = clerk.get(f"/cases/{case.code}/{noun}/").context["form"]
    hidden = {"form_id": form["form_id"].value(), "seen": form["seen"].value()}
    return clerk.post(f"/cases/{case.code}/{noun}/", hidden | payload)


def test_it_stands_in_a_queue_of_its_own_with_its_clock_and_among_all_that_wait_for_their_agency(submitted, clerk):
    case, _receipt = submitted()
    (line,) = clerk.get("/queues/online/").context["lines"]
    assert (line.case, str(line.due.name)) == (case, "Check an online submission")
    assert "24 November" in words(clerk.get("/queues/online/"))
    assert [line.case for line in clerk.get("/queues/routing/").context["lines"]] == [case]


def test_the_first_page_of_a_clerk_says_that_one_waits(submitted, clerk):
    assert "submitted online" not in words(clerk.get("/"))
    submitted()
    assert "1 application was submitted online and waits to be checked" in words(clerk.get("/"))


def test_whoever_serves_elsewhere_has_no_such_queue(submitted, hall, desk_of):
    case, _receipt = submitted()
    for role in (Role.MEDIATOR, Role.CALLBACK_CLERK):
        assert desk_of(hall.users[role]).get("/queues/online/").status_code == 404
    assert desk_of(hall.users[Role.MEDIATOR]).get(f"/cases/{case.code}/").status_code == 404


def test_the_case_offers_to_check_lead_elsewhere_refuse_and_withdraw(submitted, clerk):
    case, _receipt = submitted()
    page = clerk.get(f"/cases/{case.code}/")
    offered = page.context["offered"]
    assert offered.primary.page.address == "registration"
    assert [offer.page.address for offer in offered.rest["end"]] == ["redirection", "refusal", "withdrawal"]
    assert "Check the application and register it" in words(page)


def test_the_check_shows_the_own_words_and_what_is_still_open(submitted, clerk):
    case, _receipt = submitted(against={"respondent_phone": ""})
    page = words(clerk.get(f"/cases/{case.code}/registration/"))
    assert ANSWERS["facts"]["facts"] in page
    assert "How the other side is reached is not said." in page
    assert "The applicant has given no identity number." in page
    assert "Identity is stated, not checked" in page
    assert "Nobody knows yet who the other side is." not in page


def test_the_check_names_open_cases_that_may_be_the_same(submitted, clerk):
    first, _receipt = submitted()
    second, _other = submitted(10)
    page = words(clerk.get(f"/cases/{second.code}/registration/"))
    assert first.printed_code in page
    assert "same telephone number" in page


def test_registered_it_keeps_the_own_words_and_the_applicant_is_told(submitted, clerk, hall):
    case, receipt = submitted()
    assert do(clerk, case, "registration").url == f"/cases/{case.code}/intake/"
    case.refresh_from_db()
    assert case.status == Status.REGISTERED
    assert case.first_contact == hall.users[Role.CLERK]
    assert case.statements.get(kind="facts").body == ANSWERS["facts"]["facts"]
    assert case.parties.get(number=1).person.identity_status == "stated"
    notice = Notice.objects.get(case=case, kind="registered")
    assert (notice.party.number, notice.medium, notice.state) == (1, "sms", "owed")
    assert "<h1>Registered</h1>" in status(receipt)
    assert clerk.get("/queues/online/").context["lines"] == []


def test_the_kind_proposed_from_the_own_words_waits_to_be_confirmed(submitted, clerk):
    case, _receipt = submitted()
    do(clerk, case, "registration")
    form = clerk.get(f"/cases/{case.code}/intake/").context["kind_form"]
    assert form["category_code"].value()


def test_who_must_not_be_contacted_is_neither_called_nor_written_to(submitted, clerk):
    case, receipt = submitted(contact={"contact": "never"}, safety={"is_in_danger": "yes"})
    assert (
        words(clerk.get(f"/cases/{case.code}/")).count("do not call") == 4
    )  # neither side, neither at the right nor among the parties
    do(clerk, case, "registration")
    assert not Notice.objects.filter(case=case).exists()
    assert "<h1>Registered</h1>" in status(receipt)


def test_safe_hours_stand_beside_the_telephone(submitted, clerk):
    case, _receipt = submitted(contact={"contact": "hours", "safe_hours": "工作日上午"})
    page = words(clerk.get(f"/cases/{case.code}/"))
    assert "no messages" in page
    assert page.count("工作日上午") == 2


def test_refused_it_says_so_with_the_route_told(submitted, clerk):
    case, receipt = submitted()
    do(clerk, case, "refusal", reason="R07", route_told="向派出所报案")
    case.refresh_from_db()
    assert (case.status, case.registered_at) == (Status.REFUSED, None)
    page = status(receipt)
    assert "向派出所报案" in page
    assert "Sent online" in page
    assert "Registered" not in page


def test_led_elsewhere_it_says_where(submitted, clerk):
    case, receipt = submitted()
    do(clerk, case, "redirection", route_told="到法律援助窗口")
    assert "到法律援助窗口" in status(receipt)


def test_taken_back_it_ends(submitted, clerk):
    case, receipt = submitted()
    do(clerk, case, "withdrawal", reason="已经和好")
    assert "<h1>Withdrawn</h1>" in status(receipt)


def test_of_whoever_is_afraid_the_other_side_learns_nothing(submitted, clerk):
    case, _receipt = submitted(safety={"is_in_danger": "yes"})
    do(clerk, case, "registration")
    assert not Notice.objects.filter(case=case, party__role="respondent").exists()
    page = words(clerk.get(f"/cases/{case.code}/"))
    assert "do not call" in page


def test_the_receipt_says_that_the_other_side_hears_nothing(hall, monday_morning):
    browser = Client(headers={"accept-language": "en"})
    answer_until(browser)
    answer(browser, "safety", is_in_danger="yes")
    monday_morning("2026-11-23 09:05")
    browser.post("/apply/answers/")
    assert "The other side hears nothing before you say so." in words(browser.get("/apply/sent/"))
