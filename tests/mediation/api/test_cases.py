"""Registering and listing through the API."""

import pytest

from mediation import casework
from mediation.api import lines
from mediation.api.answers.case_line import CaseLine
from mediation.api.public.matter import StatusAnswer
from mediation.models import Case, IdempotencyRecord
from mediation.states import Status
from tests import factories
from tests.factories import create_case_at_status
from tests.mediation.api.conftest import application
from windows.models import Role

pytestmark = pytest.mark.django_db
QUERIES_OF_A_CASE = 16


def post(client, body, key=""):
    headers = {"Idempotency-Key": key} if key else {}
    return client.post("/api/v1/cases", body, headers=headers)


def test_it_registers_and_shows_the_receipt_codes_once(clerk):
    answer = post(clerk, application())
    assert answer.status_code == 201, answer.json()
    payload = answer.json()
    assert payload["status"] == "registered"
    assert set(payload["receipt_codes"]) == {"1", "2"}
    assert "receipt_codes" not in clerk.get(f"/api/v1/cases/{payload['code']}").json()


def test_names_and_numbers_are_masked(clerk):
    payload = post(clerk, application()).json()
    assert [party["name"] for party in payload["parties"]] == ["李*珍", "王*"]
    assert "10000000001" not in str(payload)


def firm(**details):
    return {"kind": "legal_person", "name": "宁波青禾服饰有限公司（演示）", **details}


def test_who_represents_an_organisation_is_taken_and_told_masked(clerk):
    body = application()
    body["parties"][1]["person"] = firm(legal_representative="沈国梁", contact_name="何静")
    registered = post(clerk, body).json()
    assert registered["parties"][1]["further"] == {"legal_representative": "沈*梁", "contact_name": "何*"}
    assert registered["parties"][0]["further"] == {}
    assert Case.objects.get().parties.get(number=2).person.legal_representative == "沈国梁"


@pytest.mark.parametrize(
    ("details", "field"),
    [
        ({"name": "\u200b\u3164"}, "name"),
        ({"contact_name": "—"}, "contact_name"),
        ({"document_number": "99000019680312002X", "born_on": "1968-03-13"}, "born_on"),
        ({"document_number": "99000019680312002X", "sex": "male"}, "sex"),
        ({"document_kind": "hk_macao_permit", "document_number": "A12345678"}, "document_number"),
        ({"born_on": "2026-11-24"}, "born_on"),
        ({"born_on": "0001-01-01"}, "born_on"),
        ({"phone": "0574"}, "phone"),
    ],
)
def test_what_is_no_particular_of_anybody_is_told_beside_its_field(clerk, details, field):
    body = application()
    body["parties"][1]["person"] = {"name": "王强"} | details
    answer = post(clerk, body)
    assert answer.status_code == 400
    assert [error["attr"] for error in answer.json()["errors"]] == [f"parties.1.person.{field}"]


def test_why_number_and_birthday_differ_is_taken_and_told_masked(clerk):
    body = application()
    differs = {"document_number": "99000019680312002X", "born_on": "1968-03-13", "mismatch_reason": "以户口簿为准"}
    body["parties"][1]["person"] = {"name": "王强"} | differs
    assert post(clerk, body).json()["parties"][1]["further"] == {"mismatch_reason": "****"}
    assert Case.objects.get().parties.get(number=2).person.mismatch_reason == "以户口簿为准"


@pytest.mark.parametrize(
    ("written", "status"), [("12,000", 201), ("１２０００元", 201), ("1,2,3", 400), ("1.234,56", 400)]
)
def test_money_is_read_as_on_the_pages(clerk, written, status):
    answer = post(clerk, application() | {"amount": written})
    assert answer.status_code == status
    assert status == 201 or answer.json()["errors"][0]["attr"] == "amount"
    assert status == 400 or Case.objects.get().amount == 12000


def test_nobody_represents_a_person(clerk):
    body = application()
    body["parties"][1]["person"]["legal_representative"] = "沈国梁"
    answer = post(clerk, body)
    attribute = "parties.1.person.legal_representative"
    assert (answer.status_code, answer.json()["errors"][0]["attr"]) == (400, attribute)


def test_what_was_told_at_the_window_is_read_with_the_case(clerk):
    code = post(clerk, application(amount="2500.00", people=3)).json()["code"]
    shown = clerk.get(f"/api/v1/cases/{code}").json()
    assert (shown["amount"], shown["people"], shown["has_safe_contact"]) == ("2500.00", 3, False)


def test_whether_and_when_somebody_may_be_called_is_taken_down_and_told(clerk):
    body = application()
    body["parties"][0]["may_be_called"] = False
    body["parties"][1]["safe_hours"] = "工作日上午"
    contacts = [(party["may_be_called"], party["safe_hours"]) for party in post(clerk, body).json()["parties"]]
    assert contacts == [(False, ""), (True, "工作日上午")]


def test_hours_to_call_and_no_call_at_all_do_not_go_together(clerk):
    body = application()
    body["parties"][0] |= {"may_be_called": False, "safe_hours": "工作日上午"}
    answer = post(clerk, body)
    assert (answer.status_code, answer.json()["errors"][0]["attr"]) == (400, "parties.0.safe_hours")


def test_what_is_missing_is_said_beside_its_field(clerk):
    answer = post(clerk, application(facts=""))
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["attr"] == "facts"
    assert Case.objects.count() == 0


def test_a_search_that_is_too_long_is_refused_and_not_cut(clerk):
    answer = clerk.get("/api/v1/cases", {"search": "缝" * 81})
    assert answer.status_code == 400
    assert answer.json()["errors"] == [
        {"code": "max_length", "detail": "Please shorten it to 80 characters.", "attr": "search"}
    ]
    assert clerk.get("/api/v1/cases", {"search": "缝" * 80}).status_code == 200
    described = clerk.get("/api/v1/schema", headers={"Accept": "application/vnd.oai.openapi+json"}).json()
    (search,) = [
        parameter
        for parameter in described["paths"]["/api/v1/cases"]["get"]["parameters"]
        if parameter["name"] == "search"
    ]
    assert search["schema"]["maxLength"] == 80


def test_somebody_must_apply(clerk):
    body = application()
    body["parties"] = body["parties"][1:]
    answer = post(clerk, body)
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, "no_applicant")


def test_the_same_key_and_body_make_one_case(clerk):
    first, second = (post(clerk, application(), "k-1") for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert Case.objects.count() == 1


def test_the_same_key_with_another_body_is_refused(clerk):
    post(clerk, application(), "k-1")
    answer = post(clerk, application(people=2), "k-1")
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "idempotency_key_reused")


def test_a_refused_request_uses_up_no_key(clerk):
    assert post(clerk, application(facts=""), "k-1").status_code == 400
    assert IdempotencyRecord.objects.count() == 0
    assert post(clerk, application(), "k-1").status_code == 201


def test_without_a_token_nothing_opens(clerk):
    clerk.credentials()
    assert post(clerk, application()).status_code == 401
    clerk.credentials(HTTP_AUTHORIZATION="Bearer wrong")
    assert clerk.get("/api/v1/cases").status_code == 401


def test_a_role_that_serves_at_no_window_registers_nothing(hall, client_of):
    answer = post(client_of(hall.users[Role.ARCHIVIST]), application())
    assert answer.status_code == 403


def test_a_case_of_another_centre_does_not_exist(hall, client_of, clerk):
    case = create_case_at_status("registered", at_hall=hall)
    elsewhere = factories.member(factories.centre("elsewhere"), Role.CLERK, factories.user("x-clerk", "外人"))
    assert clerk.get(f"/api/v1/cases/{case.code}").status_code == 200
    assert client_of(elsewhere).get(f"/api/v1/cases/{case.code}").status_code == 404


@pytest.mark.parametrize("cursor", ["x", "cD0x", "cj0xJnA9", "%00", "cD0yMDI2LTEx"])
@pytest.mark.parametrize("queue", ["", "mine"])
def test_a_forged_cursor_is_bad_input(clerk, cursor, queue):
    assert clerk.get("/api/v1/cases", {"cursor": cursor, "queue": queue}).status_code in (200, 404)


def test_pages_go_on_where_the_last_one_ended(hall, clerk):
    made = {create_case_at_status("registered", at_hall=hall).printed_code for _ in range(3)}
    first = clerk.get("/api/v1/cases", {"queue": "centre", "page_size": 2}).json()
    second = clerk.get(first["next"]).json()
    assert {line["code"] for line in first["results"] + second["results"]} == made
    assert second["next"] is None


@pytest.mark.parametrize("rows", [1, 3])
def test_a_queue_costs_three_queries_beyond_signing_in(hall, clerk, rows, django_assert_num_queries):
    for _ in range(rows):
        create_case_at_status("registered", at_hall=hall)
    clerk.get("/api/v1/me")  # the day's first use of the token is written down
    with django_assert_num_queries(1 + 3):
        assert len(clerk.get("/api/v1/cases", {"queue": "centre"}).json()["results"]) == rows


@pytest.mark.parametrize("others", [1, 3])
def test_reading_a_case_costs_the_same_however_much_it_has(hall, clerk, others, django_assert_num_queries):
    case = create_case_at_status("agreed", at_hall=hall)
    for _ in range(others):
        create_case_at_status("registered", at_hall=hall)
    clerk.get("/api/v1/me")
    with django_assert_num_queries(QUERIES_OF_A_CASE):
        assert clerk.get(f"/api/v1/cases/{case.code}").status_code == 200


@pytest.mark.parametrize("status", ["submitted", "registered", "in_mediation", "closed"])
def test_a_line_of_a_queue_says_what_the_description_says(hall, status):
    case = create_case_at_status(status, at_hall=hall)
    row = Case.objects.filter(pk=case.pk).values(*lines.COLUMNS).get()
    assert lines.line(row) == CaseLine(Case.objects.get(pk=case.pk)).data


def test_a_summary_says_what_the_description_says(hall):
    case = create_case_at_status(Status.AGREED, at_hall=hall)
    summary = casework.summary(case.parties.get(number=1), at=factories.NINE)
    assert lines.summary(summary) == StatusAnswer(summary).data


@pytest.mark.parametrize("role", [Role.MEDIATOR, Role.CLERK, Role.SUPERVISOR])
def test_a_mediators_own_queue_is_what_may_be_seen_of_the_cases_in_their_hands(hall, role):
    cases = [create_case_at_status(status, at_hall=hall) for status in (Status.REGISTERED, Status.IN_MEDIATION)]
    for actor in (hall.actor(Role.MEDIATOR), hall.actor(role)):
        held = Case.objects.visible_to(actor).open().filter(mediator_id=actor.user_id)
        assert set(Case.objects.mediated_by(actor)) == set(held) <= set(cases)
    assert Case.objects.mediated_by(hall.actor(Role.MEDIATOR)).count() == 1


def test_what_has_one_form_is_answered_in_it(clerk):
    assert clerk.get("/api/v1/cases", headers={"accept": "text/html"}).headers["content-type"] == "application/json"
