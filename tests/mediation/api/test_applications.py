"""Applying online through a program: the telephone is proved, one challenge lets one application in."""

from datetime import datetime

import pytest
from rest_framework.test import APIClient

from mediation import notices
from mediation.casework import attempts
from mediation.models import Case
from mediation.states import Status
from tests import factories

pytestmark = pytest.mark.django_db
FULL_WIDTH = {ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"}


@pytest.fixture
def anybody(hall) -> APIClient:
    return APIClient(HTTP_ACCEPT_LANGUAGE="en")


def challenged(client: APIClient, phone: str = "10000000031") -> dict[str, str]:
    asked = client.post("/api/v1/applications/challenge", {"centre": "sy", "phone": phone})
    assert asked.status_code == 202
    challenge = asked.json()["challenge"]
    return {"challenge": challenge, "one_time_code": notices.one_time_code(challenge)}


def body(**fields):
    return {
        "centre": "sy",
        "name": "陈秀英",
        "other_side": "person",
        "respondent_name": "周大伟",
        "relation": "邻居",
        "facts": "楼上邻居家水管漏水，把我家天花板泡坏了。",
        "request": "修好水管，赔偿损失。",
        "amount": "1800.00",
        "is_in_danger": False,
        "contact": "any_time",
        **fields,
    }


def send(client: APIClient, payload):
    return client.post("/api/v1/applications", payload)


@pytest.fixture
def proof(anybody, monday_morning) -> dict[str, str]:
    made = challenged(anybody)
    monday_morning("2026-11-23 09:03")
    return made


def test_it_becomes_a_submitted_case_with_a_receipt(anybody, proof):
    answer = send(anybody, body(**proof))
    assert answer.status_code == 201
    case = Case.objects.get()
    assert (case.status, answer.json()["case_code"]) == (Status.SUBMITTED, case.code)
    assert datetime.fromisoformat(answer.json()["check_by"]) == factories.moment("2026-11-24 17:00")
    opened = anybody.post("/api/v1/status", {"receipt_code": answer.json()["receipt_code"]})
    assert opened.status_code == 200


def test_sent_again_it_has_one_effect_and_the_same_answer(anybody, proof):
    assert send(anybody, body(**proof)).json() == send(anybody, body(**proof)).json()
    assert Case.objects.count() == 1


def test_another_application_under_the_same_challenge_is_refused(anybody, proof):
    send(anybody, body(**proof))
    again = send(anybody, body(**proof, name="别人"))
    assert (again.status_code, again.json()["errors"][0]["code"]) == (422, "idempotency_key_reused")


def test_after_half_an_hour_the_answer_is_given_no_more(anybody, proof, monday_morning):
    send(anybody, body(**proof))
    monday_morning("2026-11-23 09:34")
    assert send(anybody, body(**proof)).status_code == 403


def test_without_the_right_digits_nothing_comes_in(anybody, proof):
    wrong = f"{(int(proof['one_time_code']) + 1) % 1_000_000:06d}"
    assert {send(anybody, body(**proof | {"one_time_code": wrong})).status_code for _try in range(5)} == {403}
    assert send(anybody, body(**proof)).status_code == 403
    assert not Case.objects.exists()


def test_a_code_lives_five_minutes(anybody, proof, monday_morning):
    monday_morning("2026-11-23 09:06")
    assert send(anybody, body(**proof)).status_code == 403


def test_a_challenge_of_nobody_is_like_a_wrong_code(anybody, proof):
    unknown = proof | {"challenge": "018f0000-0000-7000-8000-000000000000"}
    assert send(anybody, body(**unknown)).status_code == 403


def test_nobody_answers_in_seconds(anybody, hall):
    assert send(anybody, body(**challenged(anybody))).status_code == 429


def test_codes_to_a_telephone_are_at_most_one_a_minute(anybody):
    challenged(anybody)
    again = anybody.post("/api/v1/applications/challenge", {"centre": "sy", "phone": "10000000031"})
    assert again.status_code == 429


def test_a_centre_that_has_sent_very_many_codes_sends_no_more_for_now(anybody, monkeypatch):
    monkeypatch.setitem(attempts.LIMITS, "codes", 0)
    challenged(anybody)
    answer = anybody.post("/api/v1/applications/challenge", {"centre": "sy", "phone": "10000000032"})
    assert answer.status_code == 429
    assert "no more codes for now" in answer.json()["errors"][0]["detail"]


def test_from_one_address_ten_applications_in_a_quarter_of_an_hour(anybody, proof):
    statuses = [send(anybody, body(**proof)).status_code for _try in range(11)]
    assert statuses == [201] * 10 + [429]


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"centre": "nowhere"}, "centre"),
        ({"name": ""}, "name"),
        ({"name": "\u200b\u3164"}, "name"),
        ({"respondent_name": "•"}, "respondent_name"),
        ({"amount": "1,2,3"}, "amount"),
        ({"document_number": "330227"}, "document_number"),
        ({"respondent_name": ""}, "respondent_name"),
        ({"respondent_phone": "1"}, "respondent_phone"),
        ({"facts": "水" * 2001}, "facts"),
        ({"request": ""}, "request"),
        ({"contact": "hours"}, "safe_hours"),
        ({"is_in_danger": "perhaps"}, "is_in_danger"),
    ],
)
def test_what_is_not_in_order_is_told_beside_its_field(anybody, proof, fields, where):
    answer = send(anybody, body(**proof) | fields)
    assert answer.status_code == 400
    assert [error["attr"] for error in answer.json()["errors"]] == [where]


@pytest.mark.parametrize("phone", ["12", "0574 87654321"])
def test_a_telephone_that_gets_no_messages_gets_no_code(anybody, phone):
    assert anybody.post("/api/v1/applications/challenge", {"centre": "sy", "phone": phone}).status_code == 400


@pytest.mark.parametrize("written", ["12,000", "12，000", "12000元", "１２０００", 12000])
def test_a_program_sends_money_as_people_write_it(anybody, proof, written):
    assert send(anybody, body(**proof) | {"amount": written}).status_code == 201
    assert Case.objects.get().amount == 12000


@pytest.mark.parametrize("between", [" ", "-", "\u3000"])
def test_a_one_time_code_may_stand_in_groups(anybody, proof, between):
    digits = proof["one_time_code"]
    grouped = {**proof, "one_time_code": f"{digits[:3]}{between}{digits[3:]}".translate(FULL_WIDTH)}
    assert send(anybody, body(**grouped)).status_code == 201


@pytest.mark.parametrize(
    "number", ["９９００００１９６８０３１２００２ｘ", "H1234567801", "E12345678", "CAN110081080302"]
)
def test_every_kind_of_document_is_taken_online(anybody, proof, number):
    assert send(anybody, body(**proof) | {"document_number": number}).status_code == 201
