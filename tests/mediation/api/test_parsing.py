"""What a body may be: odd ones are bad input beside a reason, never a fault, and leave nothing."""

import json

import pytest
from rest_framework.test import APIClient

from mediation.models import PhoneProof
from mediation.states import Status
from tests import factories
from windows.models import Role

pytestmark = pytest.mark.django_db
HALF, NUL = r'"\ud800"', r'"\u0000"'


def post(client: APIClient, path: str, body: str | bytes, content_type: str = "application/json"):
    return client.generic("POST", f"/api/v1/{path}", body, content_type=content_type)


def code_of(answer) -> tuple[int, str]:
    return answer.status_code, answer.json()["errors"][0]["code"]


@pytest.mark.parametrize(
    "body",
    [
        f'{{"centre": {HALF}, "phone": "10000000031"}}',
        f'{{"centre": {NUL}, "phone": "10000000031"}}',
        f'{{"centre": "sy", "phone": "10000000031", {NUL}: 1}}',
        '{"centre": "sy", "phone": "10000000031", "phone": "10000000032"}',
        '{"centre": "sy", "phone": "10000000031", "x": NaN}',
        '{"centre": "sy", "phone": "10000000031", "x": ' + "[" * 25 + "]" * 25 + "}",
        "[" * 100_000,
        '{"x": ' + "9" * 5000 + "}",
        b'{"centre": "\xff"}',
        "{",
    ],
)
def test_what_is_no_sound_json_is_bad_input_for_anybody(hall, body):
    assert code_of(post(APIClient(), "applications/challenge", body)) == (400, "parse_error")
    assert not PhoneProof.objects.exists()


def test_a_charset_that_is_none_is_not_taken():
    odd = "application/json; charset=nope"
    assert code_of(post(APIClient(), "status", "{}", odd)) == (415, "charset_not_taken")


@pytest.mark.parametrize("noun", ["risk", "check-ins", "assignment"])
def test_half_a_character_in_a_choice_or_a_name_is_bad_input(hall, clerk, noun):
    case = factories.create_case_at_status(Status.REGISTERED, at_hall=hall)
    text = f'{{"level": {HALF}, "reason": "x", "parties": [{HALF}], "lead": {HALF}}}'
    assert code_of(post(clerk, f"cases/{case.code}/{noun}", text)) == (400, "parse_error")


@pytest.mark.parametrize(("many", "file"), [(3000, ""), (300, '; filename="a"')])
def test_more_fields_or_files_than_anybody_sends_are_bad_input(many, file):
    part = '--x\r\nContent-Disposition: form-data; name="f{}"{}\r\n\r\n1\r\n'
    body = "".join(part.format(n, file) for n in range(many)) + "--x--\r\n"
    answer = post(APIClient(), "status/materials", body, "multipart/form-data; boundary=x")
    assert code_of(answer) == (400, "parse_error")


@pytest.mark.parametrize("key", ["\x00", "a\tb", "\ud800"])
def test_a_key_that_cannot_be_written_down_is_a_problem(hall, clerk, key):
    case = factories.create_case_at_status(Status.REGISTERED, at_hall=hall)
    text = json.dumps({"level": "red", "reason": "对方扬言报复"})
    path = f"/api/v1/cases/{case.code}/risk"
    answer = clerk.generic("POST", path, text, content_type="application/json", HTTP_IDEMPOTENCY_KEY=key)
    assert (answer.status_code, answer.json()["errors"][0]["attr"]) == (400, "Idempotency-Key")


def test_a_length_that_is_no_number_is_refused_before_anything_is_read():
    answer = APIClient().generic("POST", "/api/v1/status", "{}", content_type="application/json", CONTENT_LENGTH="²")
    assert answer.status_code == 413


@pytest.mark.parametrize("status", [Status.CLOSED, Status.ARCHIVED])
def test_a_program_changes_nothing_of_a_case_that_has_ended(hall, client_of, monday_morning, status):
    case = factories.create_case_at_status(status, at_hall=hall)
    monday_morning("2026-11-30 10:00")
    payloads = {"risk": {"level": "red", "reason": "x"}, "check-ins": {"parties": [1]}, "registration": {}}
    for noun, body in payloads.items():
        answer = client_of(hall.users[Role.CLERK]).post(f"/api/v1/cases/{case.code}/{noun}", body)
        assert answer.status_code == 409, noun
