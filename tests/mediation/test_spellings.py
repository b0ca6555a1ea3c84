"""A code is found however it is written: small, in full width, with blanks or hyphens, O for 0 and I or L for 1."""

from datetime import timedelta

import pytest
from django.test import Client
from rest_framework.test import APIClient

from accounts import tokens
from mediation import intake
from mediation.models import Case
from tests import factories
from tests.factories import NINE
from windows import clock
from windows.models import Role

pytestmark = pytest.mark.django_db
CODE, RECEIPT = "K0QF1M3A9", "7Q2M0K9F4TX31"


def in_full_width(code: str) -> str:
    return "".join(chr(ord(character) + 0xFEE0) for character in code)


SPELLINGS = {
    "as printed": lambda code: f"{code[:4]}-{code[4:]}",
    "small": str.lower,
    "full width": in_full_width,
    "blanks": lambda code: " ".join(code),
    "O and I": lambda code: code.replace("0", "O").replace("1", "I"),
    "o and l": lambda code: code.lower().replace("0", "o").replace("1", "l"),
    "a long hyphen": lambda code: f"{code[:4]}–{code[4:]}",
}


@pytest.fixture(params=SPELLINGS.values(), ids=SPELLINGS)
def spelled(request):
    return request.param


@pytest.fixture
def hall(db, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NINE)
    return factories.hall()


@pytest.fixture
def case(hall, monkeypatch) -> Case:
    monkeypatch.setattr("mediation.codes.new_case_code", lambda: CODE)
    monkeypatch.setattr("mediation.codes.new_receipt_code", iter([RECEIPT, "ABCDEFGHJKMN0"]).__next__)
    return intake.register(hall.centre, factories.application(), by=hall.actor(Role.CLERK), at=NINE).case


@pytest.fixture
def page(hall) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(hall.users[Role.DISPATCHER], backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def program(hall) -> APIClient:
    _, secret = tokens.issue(hall.users[Role.DISPATCHER], name="test", scopes=["all"], lasts=timedelta(days=1), at=NINE)
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}", HTTP_ACCEPT_LANGUAGE="en")
    return client


@pytest.mark.parametrize("address", ["", "news/", "intake/"])
def test_a_page_is_opened_by_any_spelling(case, page, spelled, address):
    assert page.get(f"/cases/{spelled(case.code)}/{address}").status_code == 200


def test_the_api_is_asked_by_any_spelling(case, program, spelled):
    assert program.get(f"/api/v1/cases/{spelled(case.code)}").json()["code"] == case.printed_code
    assert program.get(f"/api/v1/cases/{spelled(case.code)}/events").status_code == 200


def test_a_search_and_the_list_of_what_is_owed_know_any_spelling(case, page, program, spelled):
    text = spelled(case.code)
    assert [line.case for line in page.get("/search/", {"q": text}).context["lines"]] == [case]
    assert [row["code"] for row in program.get("/api/v1/cases", {"search": text}).json()["results"]] == [
        case.printed_code
    ]
    assert page.get("/owed/", {"case": text}).context["of_case"] == case.code


def test_the_case_that_continues_after_a_merger_is_named_by_any_spelling(
    hall, case, page, program, monkeypatch, spelled
):
    monkeypatch.setattr("mediation.codes.new_case_code", lambda: "Z0QF1M3A9")
    monkeypatch.setattr("mediation.codes.new_receipt_code", iter(["1BCDEFGHJKMN0", "2BCDEFGHJKMN0"]).__next__)
    other = intake.register(hall.centre, factories.application(), by=hall.actor(Role.CLERK), at=NINE).case
    sheet = page.get(f"/cases/{other.code}/merger/").context["form"]
    typed = {"form_id": sheet["form_id"].value(), "seen": other.head_seq, "into": spelled(case.code)}
    assert page.post(f"/cases/{other.code}/merger/", typed).status_code == 302
    Case.objects.get(pk=other.pk, status="closed")


def test_a_receipt_opens_by_any_spelling(case, spelled):
    typed = {"receipt_code": spelled(RECEIPT)}
    assert APIClient().post("/api/v1/status", typed).status_code == 200
    page = Client(headers={"accept-language": "en"}).post("/status/", typed)
    assert page.context["summary"].status == "Registered"


@pytest.mark.parametrize("address", ["/cases/王强/", "/cases/u-u/", "/api/v1/cases/!"])
def test_what_can_be_no_code_is_no_address(page, program, address):
    client = program if address.startswith("/api") else page
    assert client.get(address).status_code == 404
