"""Applying online, page by page: errors, Back, changing an answer, sending twice, and what is never shown."""

import pytest
from django.test import Client

from accounts.models import IdentityStatus
from mediation.casework import attempts
from mediation.models import Case, Consent, Matter, OnlineDraft, PhoneProof, Statement
from mediation.states import Status
from tests.mediation.web.apply.applying import ANSWERS, answer, answer_until, digits, words
from windows.models import Centre

pytestmark = pytest.mark.django_db

LATER = "2026-11-23 09:05"


@pytest.fixture
def browser(hall) -> Client:
    return Client(headers={"accept-language": "en"})


@pytest.fixture
def written(browser, monday_morning) -> Client:
    """All is answered; five minutes have passed."""
    answer_until(browser)
    monday_morning(LATER)
    return browser


def test_the_first_page_names_the_police_and_keeps_nothing(browser):
    page = browser.get("/apply/")
    assert 'href="tel:110"' in words(page)
    assert "data-leave" in words(page)
    assert "application" not in page.cookies
    assert not OnlineDraft.objects.exists()


def test_each_answer_leads_to_the_next_question(browser):
    names = list(ANSWERS)
    for name, following in zip(names, [*names[1:], "answers"], strict=True):
        assert answer(browser, name).url == f"/apply/{following}/"


@pytest.mark.parametrize("name", ANSWERS)
def test_every_question_is_asked_on_a_page_of_its_own(browser, name):
    answer_until(browser, name)
    page = browser.get(f"/apply/{name}/")
    assert page.status_code == 200
    assert words(page).count("<h1>") == 1
    assert page.headers["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"


@pytest.mark.parametrize(
    ("name", "answers", "sentence"),
    [
        ("centre", {"centre": ""}, "Choose a centre."),
        ("centre", {"centre": "elsewhere"}, "Select a valid choice."),
        ("name", {"name": "  "}, "Write your full name."),
        ("name", {"name": "陈" * 101}, "at most 100 characters"),
        ("phone", {"phone": ""}, "Write your mobile number."),
        ("phone", {"phone": "12"}, "This is not a telephone number."),
        ("phone", {"phone": "0574 87654321"}, "Text messages do not reach this number."),
        ("code", {"one_time_code": ""}, "Write the six digits of the text message."),
        ("code", {"one_time_code": "000000000"}, "This code is wrong or no longer good."),
        ("document", {"document_number": "330227"}, "An identity number has 18 characters"),
        ("against", {"other_side": ""}, "Choose who the other side is."),
        ("against", {"respondent_name": ""}, "Fill in the name, or choose that you do not know who it is."),
        ("against", {"respondent_phone": "1"}, "This is not a telephone number."),
        ("facts", {"facts": " "}, "Write what happened."),
        ("facts", {"facts": "水" * 2001}, "Please shorten it to 2000 characters."),
        ("request", {"request": ""}, "Write what the other side should do."),
        ("request", {"amount": "much"}, "This is not a sum of money."),
        ("request", {"amount": "1,2,3"}, "This sum can be read in two ways."),
        ("name", {"name": "\u200b\u3164"}, "There is no letter in this name"),
        ("against", {"respondent_name": "•"}, "There is no letter in this name"),
        ("safety", {"is_in_danger": ""}, "Choose yes or no."),
        ("contact", {"contact": ""}, "Choose whether we may call you"),
        ("contact", {"contact": "hours"}, "Fill in when a call is safe."),
    ],
)
def test_what_is_not_in_order_is_told_on_top_and_beside_the_field(browser, name, answers, sentence):
    answer_until(browser, name)
    page = answer(browser, name, **answers)
    assert page.status_code == 200
    assert "<title>Error:" in words(page)
    assert words(page).count(sentence.replace("'", "&#x27;")) >= 2
    assert (
        name not in words(browser.get("/apply/answers/", follow=True))
        or browser.get("/apply/answers/").status_code == 302
    )


def test_a_question_ahead_waits_until_the_ones_before_are_answered(browser):
    assert browser.get("/apply/facts/").url == "/apply/?over"
    answer_until(browser, "phone")
    assert browser.get("/apply/facts/").url == "/apply/phone/"
    assert browser.get("/apply/answers/").url == "/apply/phone/"
    assert browser.get("/apply/sent/").url == "/apply/answers/"
    assert browser.get("/apply/nothing/").status_code == 404


def test_nothing_is_asked_twice_and_back_shows_what_was_typed(written):
    assert "陈秀英" in words(written.get("/apply/name/"))
    assert "泡坏了" in words(written.get("/apply/facts/"))
    assert "Your telephone is confirmed." in words(written.get("/apply/code/"))


def test_changing_an_answer_returns_straight_to_the_summary(written):
    assert answer(written, "name", name="陈秀英子").url == "/apply/answers/"
    assert "陈秀英子" in words(written.get("/apply/answers/"))


def test_the_summary_shows_every_answer_with_its_way_to_change_it(written):
    page = words(written.get("/apply/answers/"))
    for answers in (
        "陈秀英",
        "100 0000 0031",
        "not provided",
        "周大伟",
        "邻居",
        "泡坏了",
        "1,800.00 yuan",
        "Yes: call me",
    ):
        assert answers in page
    assert page.count(">Change<") == len(ANSWERS) - 1


def test_the_same_number_again_sends_no_second_code(browser, monday_morning):
    answer_until(browser, "code")
    monday_morning("2026-11-23 09:02")
    assert answer(browser, "phone").url == "/apply/code/"
    assert PhoneProof.objects.count() == 1


def test_another_number_is_proved_anew(written):
    assert answer(written, "phone", phone="10000000033").url == "/apply/code/"
    assert answer(written, "code").url == "/apply/answers/"
    assert "100 0000 0033" in words(written.get("/apply/answers/"))


def test_another_code_takes_a_minute_and_makes_the_first_one_worthless(browser, monday_morning):
    answer_until(browser, "code")
    first = digits()
    assert browser.post("/apply/code/again/").status_code == 429
    monday_morning("2026-11-23 09:02")
    assert browser.post("/apply/code/again/").url == "/apply/code/"
    assert answer(browser, "code", one_time_code=first).status_code == 200
    assert answer(browser, "code").status_code == 302


def test_it_is_sent_once_however_often_it_is_pressed(written):
    assert [written.post("/apply/answers/").url for _press in range(3)] == ["/apply/sent/"] * 3
    assert Case.objects.count() == Matter.objects.count() == 1


def test_two_browsers_windows_that_both_hold_the_page_send_it_once(written):
    other = Client(headers={"accept-language": "en"})
    other.cookies.load(written.cookies.output(header=""))
    assert {browser_of_two.post("/apply/answers/").url for browser_of_two in (written, other)} == {"/apply/sent/"}
    assert Case.objects.count() == 1


def test_after_sending_back_and_reload_lead_to_the_receipt(written):
    written.post("/apply/answers/")
    first = words(written.get("/apply/sent/"))
    assert [written.get(f"/apply/{name}/").url for name in ("facts", "answers", "centre")] == ["/apply/sent/"] * 3
    assert words(written.get("/apply/sent/")).count("code-large") == first.count("code-large") == 1


def test_the_receipt_says_what_happens_next_and_opens_the_status(written, hall):
    written.post("/apply/answers/")
    page = written.get("/apply/sent/")
    assert "A window checks it by" in words(page)
    assert "24 November" in words(page)
    status = words(Client(headers={"accept-language": "en"}).post("/status/", {"receipt_code": receipt(page)}))
    assert "Submitted, to be checked" in status
    assert "A window checks your application by 24 November 17:00." in status
    assert "Sent online" in status


def receipt(page) -> str:
    return page.context["receipt"]["receipt_code"]


def test_the_receipt_code_is_shown_for_half_an_hour_only(written, monday_morning):
    written.post("/apply/answers/")
    code = receipt(written.get("/apply/sent/"))
    monday_morning("2026-11-23 09:36")
    page = words(written.get("/apply/sent/"))
    assert code not in page
    assert "Write another application" in page


def test_what_was_typed_is_gone_once_it_is_sent_and_never_stood_there_in_clear(written):
    row = OnlineDraft.objects.get()
    assert "陈秀英".encode() not in bytes(row.body)
    before = len(row.body)
    written.post("/apply/answers/")
    row.refresh_from_db()
    assert len(row.body) < before / 3


def test_after_two_hours_nothing_is_kept(written, monday_morning):
    monday_morning("2026-11-23 11:01")
    assert written.get("/apply/facts/").url == "/apply/?over"
    assert "Nothing is kept here any more" in words(written.get("/apply/?over"))


def test_thrown_away_it_is_gone_at_once(written):
    assert written.post("/apply/end/").url == "/apply/"
    assert not OnlineDraft.objects.exists()
    assert written.get("/apply/answers/").url == "/apply/?over"


def test_another_browser_sees_nothing_of_it(written):
    assert Client().get("/apply/answers/").url == "/apply/?over"


def test_the_key_is_forgotten_with_the_browser_and_reaches_these_pages_only(browser):
    cookie = answer(browser, "centre").cookies["application"]
    assert (cookie["path"], cookie["max-age"], cookie["expires"], cookie["httponly"]) == ("/apply/", "", "", True)


def test_the_case_says_what_the_applicant_said_and_nothing_more(written):
    written.post("/apply/answers/")
    case = Case.objects.get()
    applicant, respondent = case.parties.order_by("number")
    assert (case.status, case.matter.channel, case.next_term) == (Status.SUBMITTED, "online", "P-0")
    assert case.first_contact is None
    assert applicant.person.identity_status == IdentityStatus.STATED
    assert applicant.person.phone_checked_at is not None
    assert respondent.person.name == "周大伟"
    assert Consent.objects.get().means == "online"
    facts = case.statements.get(kind=Statement.Kind.FACTS)
    assert facts.body == ANSWERS["facts"]["facts"]
    assert case.classifications.get().proposed


def test_nobody_known_on_the_other_side_is_no_party(browser, monday_morning):
    answer_until(browser, against={"other_side": "unknown", "respondent_name": ""})
    monday_morning(LATER)
    browser.post("/apply/answers/")
    assert [party.role for party in Case.objects.get().parties.all()] == ["applicant"]


def test_who_is_afraid_is_put_first_and_the_other_side_learns_nothing(browser, monday_morning):
    answer_until(
        browser,
        safety={"is_in_danger": "yes"},
        contact={"contact": "hours", "safe_hours": "工作日上午"},
    )
    monday_morning(LATER)
    browser.post("/apply/answers/")
    case = Case.objects.get()
    assert (case.risk, case.has_safe_contact) == ("red", True)
    applicant = case.parties.get(number=1)
    assert (applicant.may_be_messaged, applicant.safe_hours) == (False, "工作日上午")


@pytest.mark.parametrize("quick", ["09:00", "09:00:05"])
def test_nobody_answers_all_of_it_in_seconds(browser, monday_morning, quick):
    answer_until(browser)
    monday_morning(f"2026-11-23 {quick}")
    assert "That was very quick." in words(browser.post("/apply/answers/"))
    assert not Case.objects.exists()
    monday_morning("2026-11-23 09:00:10")
    assert browser.post("/apply/answers/").url == "/apply/sent/"


def test_from_one_telephone_three_applications_a_day_are_taken(browser, monday_morning):
    for hour in (9, 11, 13):
        monday_morning(f"2026-11-23 {hour:02}:00")
        answer_until(browser)
        monday_morning(f"2026-11-23 {hour:02}:05")
        assert browser.post("/apply/answers/").url == "/apply/sent/"
        browser.post("/apply/end/")
    monday_morning("2026-11-23 15:00")
    answer_until(browser)
    monday_morning("2026-11-23 15:05")
    assert "There were too many applications from here." in words(browser.post("/apply/answers/"))
    assert Case.objects.count() == 3


def test_codes_to_one_telephone_are_five_an_hour_whoever_asks(hall, monday_morning):
    outcomes = []
    for minute in range(0, 12, 2):
        monday_morning(f"2026-11-23 09:{minute:02}")
        stranger = Client(REMOTE_ADDR=f"10.0.0.{minute}")
        answer_until(stranger, "phone")
        outcomes.append(answer(stranger, "phone").status_code)
    assert outcomes == [302] * 5 + [429]


def test_when_the_centre_sends_no_more_codes_it_says_until_when_and_what_else_to_do(hall, browser, monkeypatch):
    monkeypatch.setitem(attempts.LIMITS, "codes", 0)
    answer_until(browser, "phone")
    assert answer(browser, "phone").status_code == 302
    answer_until(browser, "phone")
    page = answer(browser, "phone", phone="10000000199")
    assert page.status_code == 429
    assert "or come to any window." in words(page)
    assert "in 15 minutes" in words(page)
    assert PhoneProof.objects.count() == 1


def test_from_one_address_ten_codes_in_a_quarter_of_an_hour(hall):
    outcomes = []
    for number in range(11):
        stranger = Client()
        answer_until(stranger, "phone")
        outcomes.append(answer(stranger, "phone", phone=f"100000001{number:02}").status_code)
    assert outcomes == [302] * 10 + [429]


def test_five_wrong_tries_use_a_code_up(browser):
    answer_until(browser, "code")
    wrong = f"{(int(digits()) + 1) % 1_000_000:06d}"
    for _try in range(5):
        assert answer(browser, "code", one_time_code=wrong).status_code == 200
    assert answer(browser, "code").status_code == 200


def test_a_telephone_proved_too_long_ago_is_confirmed_once_more(written, monday_morning):
    monday_morning("2026-11-23 10:30")
    answer(written, "name")
    monday_morning("2026-11-23 11:10")
    page = words(written.post("/apply/answers/"))
    assert "Confirm your telephone once more: press “Change” beside your mobile number." in page
    assert answer(written, "phone").url == "/apply/code/"
    assert answer(written, "code").url == "/apply/answers/"
    monday_morning("2026-11-23 11:11")
    assert written.post("/apply/answers/").url == "/apply/sent/"


def test_no_address_and_no_title_says_anything_personal(written):
    written.post("/apply/answers/")
    page = written.get("/apply/sent/")
    code = receipt(page)
    assert "<title>Your application has arrived</title>" in words(page)
    assert f"/{code}" not in words(page)
    assert f"={code}" not in words(page)


def test_what_is_long_as_it_is_typed_is_refused_however_short_it_reads(browser):
    answer_until(browser, "name")
    assert "Please shorten it" in words(answer(browser, "name", name="陈秀英" + " " * 100_000))
    assert all(len(draft.body) < 1000 for draft in OnlineDraft.objects.all())


@pytest.mark.parametrize(("path", "payload"), [("phone/", {"phone": "10000000044"}), ("code/again/", {})])
def test_no_code_is_sent_in_the_name_of_a_centre_that_is_gone(browser, hall, path, payload):
    answer_until(browser, "document")
    Centre.objects.filter(pk=hall.centre.pk).update(code="elsewhere")
    assert browser.post(f"/apply/{path}", payload).url == "/apply/centre/"


@pytest.mark.parametrize("between", [" ", "-", "\u3000", "\u00a0"])
def test_a_one_time_code_may_stand_in_groups_and_in_full_width(browser, between):
    answer_until(browser, "code")
    code = digits().translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})
    page = answer(browser, "code", one_time_code=f" {code[:3]}{between}{code[3:]} ")
    assert page.status_code == 302


def test_what_is_pasted_is_not_cut_on_any_page(browser):
    for question in ("name", "facts", "request"):
        answer_until(browser, question)
        assert "maxlength" not in words(browser.get(f"/apply/{question}/"))
