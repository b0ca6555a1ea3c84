"""The parties' pages without a script: nothing in an address, nothing asked twice, one tap to rate."""

import pytest
from django.test import Client

from accounts.models import AccessEntry
from mediation import followup, intake, notices
from mediation.models import Paper, Performance, PhoneChallenge, Rating, SurveyLink
from mediation.states import Status
from tests import driving
from tests.factories import NINE, create_case_at_status, moment
from windows.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def phone() -> Client:
    return Client(headers={"accept-language": "en"})


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def slip(case, hall, number: int) -> str:
    return intake.reissue(case.parties.get(number=number), by=hall.actor(Role.CLERK), at=NINE)


@pytest.fixture
def agreed(hall, monday_morning):
    """In force: the rider pays Ms Li 2,500 yuan by Thursday."""
    case = create_case_at_status(Status.AGREED, at_hall=hall)
    driving.sign_and_seal(case, hall, case.last_changed_at)
    monday_morning("2026-11-23 16:00")
    return case


def proven(phone: Client, code: str):
    phone.post("/status/code/", {"receipt_code": code})
    challenge = PhoneChallenge.objects.latest("issued_at")
    payload = {"receipt_code": code, "one_time_code": notices.one_time_code(challenge.pk)}
    return phone.post("/status/more/", payload)


def test_each_side_reads_what_it_must_do(phone, hall, agreed):
    pays, receives = (words(phone.post("/status/", {"receipt_code": slip(agreed, hall, n)})) for n in (2, 1))
    assert "Please do what was agreed by 26 November, and tell us when it is done." in pays
    assert "The other side has until 26 November." in receives


def test_the_code_stands_in_no_address_and_no_title(phone, hall, agreed):
    code = slip(agreed, hall, 1)
    page = words(phone.post("/status/", {"receipt_code": code}))
    assert f'="/status/?{code}' not in page
    assert "<title>Where my matter stands</title>" in page


def test_choosing_large_type_asks_for_the_code_no_second_time(phone, hall, agreed):
    answer = phone.post("/status/", {"receipt_code": slip(agreed, hall, 1), "size": "large"})
    assert 'data-size="large"' in words(answer)
    assert answer.cookies["size"].value == "large"
    assert "The other side has until" in words(answer)


def test_choosing_a_language_after_the_phone_was_proved_stays_there(phone, hall, agreed):
    note = proven(phone, slip(agreed, hall, 2)).context["note"]
    answer = phone.post("/status/", {"note": note, "language": "zh-hans"})
    assert "我的事项" in words(answer)


def test_from_my_matter_there_is_a_way_back_to_where_it_stands_and_in_again_without_a_code(phone, hall, agreed):
    note = proven(phone, slip(agreed, hall, 2)).context["note"]
    page = phone.post("/status/", {"standing": note})
    assert "Please do what was agreed by 26 November" in words(page)
    assert "Send the code to my phone" not in words(page)
    assert page.context["stay"] == {"name": "standing", "value": note}
    assert "My papers" in words(phone.post("/status/", {"note": page.context["note"]}))


def test_a_forged_note_leads_to_no_matter(phone, hall, agreed):
    assert phone.post("/status/", {"standing": "forged"}).status_code == 403


def test_a_survey_that_is_over_leads_on_to_where_the_matter_stands(phone, hall):
    assert 'href="/status/"' in words(phone.get("/r/nothing"))


def test_one_side_tells_and_the_other_confirms(phone, hall, agreed, monday_morning):
    page = proven(phone, slip(agreed, hall, 2))
    assert 'value="2500.00"' in words(page)
    answer = phone.post("/status/report/", {"note": page.context["note"], "term": 1, "reference": "T-1"})
    assert "Noted. The other side is asked to confirm." in words(answer)
    monday_morning("2026-11-23 16:10")
    page = proven(phone, slip(agreed, hall, 1))
    assert "The other side says that this is done:" in words(page)
    done = phone.post("/status/confirmation/", {"note": page.context["note"], "term": 1})
    assert "Noted: you have received it." in words(done)
    agreed.refresh_from_db()
    assert agreed.status == Status.PERFORMED


def test_a_payment_happened_when_the_debtor_says_and_not_later_than_now(phone, hall, agreed):
    note = proven(phone, slip(agreed, hall, 2)).context["note"]
    payload = {"note": note, "term": 1, "amount": "2500.00"}
    assert "This lies in the future." in words(
        phone.post("/status/report/", payload | {"occurred_at": "2026-11-23T16:30"})
    )
    assert "Noted." in words(phone.post("/status/report/", payload | {"occurred_at": "2026-11-23T10:12"}))
    assert Performance.objects.get().occurred_at == moment("2026-11-23 10:12")


def test_each_side_takes_home_the_agreement_once_it_binds_and_nothing_of_the_other_s(phone, hall):
    case = create_case_at_status(Status.AGREED, at_hall=hall)
    case.papers.update(state="ready", content=b"%PDF", digest=bytes(32), pages=1, ready_at=case.last_changed_at)
    applicant, respondent = case.parties.order_by("number")
    kinds = {paper.kind for paper in Paper.objects.given_to(applicant)}
    assert kinds == {"rights_notice", "service_address_confirmation"}
    driving.sign_and_seal(case, hall, case.last_changed_at)
    assert {paper.kind for paper in Paper.objects.given_to(applicant)} == kinds | {"agreement"}
    assert not Paper.objects.given_to(respondent).filter(party=applicant).exists()
    assert "Mediation agreement" in words(proven(phone, slip(case, hall, 1)))


def test_a_party_s_look_at_a_paper_is_written_down_and_a_refused_one_is_not(phone, hall, agreed):
    agreed.papers.update(state="ready", content=b"%PDF", digest=bytes(32), pages=1, ready_at=agreed.last_changed_at)
    applicant, respondent = agreed.parties.order_by("number")
    note = proven(phone, slip(agreed, hall, 1)).context["note"]
    own, foreign = (agreed.papers.filter(party=side).first() for side in (applicant, respondent))
    assert phone.post("/status/paper/", {"note": note, "paper": str(foreign.pk)}).status_code == 404
    assert not AccessEntry.objects.filter(object_kind="paper").exists()
    answer = phone.post("/status/paper/", {"note": note, "paper": str(own.pk)})
    assert (answer.content, answer["Content-Type"]) == (b"%PDF", "application/pdf")
    looked = AccessEntry.objects.get(object_kind="paper")
    assert (looked.verb, looked.object_id, looked.user, looked.centre_id) == ("view", own.pk, None, agreed.centre_id)


def test_a_second_code_within_a_minute_is_refused_in_words(phone, hall, agreed):
    code = slip(agreed, hall, 1)
    phone.post("/status/code/", {"receipt_code": code})
    assert "try again in 1 minute." in words(phone.post("/status/code/", {"receipt_code": code}))
    assert PhoneChallenge.objects.count() == 1


@pytest.fixture
def link(hall, monday_morning) -> str:
    create_case_at_status(Status.IN_FOLLOW_UP, at_hall=hall)
    monday_morning("2026-11-23 16:00")
    return f"/r/{followup.token_of(SurveyLink.objects.earliest('id'))}"


def test_one_tap_rates(phone, link):
    assert "★★★★★" in words(phone.get(link))
    assert "Thank you" in words(phone.post(link, {"grade": "5", "words": ""}))
    assert Rating.objects.get().grade == 5
    assert phone.get(link).status_code == 404


def test_whoever_would_rather_not_say_has_said_nothing(phone, link):
    assert "Nothing was recorded." in words(phone.get(f"{link}?declined"))
    assert not Rating.objects.exists()
    assert phone.get(link).status_code == 200


def test_a_grade_that_is_none_records_nothing(phone, link):
    assert "There is a problem" in words(phone.post(link, {"grade": "6"}))
    assert not Rating.objects.exists()


def test_the_proved_phone_leads_to_the_survey_while_it_is_open(phone, hall, link, monday_morning):
    case = SurveyLink.objects.earliest("id").case
    page = proven(phone, slip(case, hall, 1))
    assert link in words(page)
    phone.post(link, {"grade": "4"})
    monday_morning("2026-11-23 16:10")
    assert link not in words(proven(phone, slip(case, hall, 1)))


def test_after_ten_minutes_the_code_is_asked_for_again(phone, hall, agreed, monday_morning):
    note = proven(phone, slip(agreed, hall, 2)).context["note"]
    monday_morning("2026-11-23 16:11")
    answer = phone.post("/status/report/", {"note": note, "term": 1})
    assert answer.status_code == 403
    assert "10 minutes have passed." in words(answer)
