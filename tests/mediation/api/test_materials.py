"""Evidence by program: multipart, once under one key, refused as a problem, given out to those who may read it."""

import hashlib
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from rest_framework.test import APIClient

from accounts import tokens
from mediation import intake, notices
from mediation.inspection.verdicts import Why
from mediation.models import Material, PhoneChallenge
from mediation.states import Status
from tests import driving, factories
from tests.factories import NINE
from tests.mediation.documents import files
from windows.models import Role

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def case(hall, monday_morning):
    monday_morning("2026-11-23 16:00")
    return factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall)


@pytest.fixture
def api_client():
    return APIClient()


def file(content=None, name="a.pdf"):
    return SimpleUploadedFile(name, files.pdf(pages=3) if content is None else content)


def send(client, case, key="", **fields):
    body = {"file": file(), "party": 1, "kind": "contract", "form": "original", "title": "合同"} | fields
    headers = {"Idempotency-Key": key} if key else {}
    return client.post(f"/api/v1/cases/{case.code}/materials", body, format="multipart", headers=headers)


def kept(client, case, **fields):
    """Sent, looked into and kept."""
    answer = send(client, case, **fields)
    driving.look_into(case.materials.get(number=answer.json()["number"]), case.last_changed_at)
    return answer


def test_it_is_taken_in_looked_into_listed_and_given_out(case, clerk):
    taken, state = send(clerk, case), f"/api/v1/cases/{case.code}/materials/1/state"
    assert taken.status_code == 202
    waiting = taken.json()
    assert (waiting["state"], waiting["digest"], waiting["refusal"]) == ("checking", None, None)
    assert clerk.get(state).json() == waiting
    soon = clerk.get(f"/api/v1/cases/{case.code}/materials/1")
    assert (soon.status_code, soon.json()["errors"][0]["code"]) == (409, "still_checked")
    driving.look_into(case.materials.get(), case.last_changed_at)
    digest = hashlib.sha256(files.pdf(pages=3)).hexdigest()
    became = clerk.get(state).json()
    assert became["state"] == "kept"
    shown = {name: became[name] for name in ("number", "party", "pages", "media_type", "digest", "is_shared")}
    assert shown == {
        "number": 1,
        "party": 1,
        "pages": 3,
        "media_type": "application/pdf",
        "digest": digest,
        "is_shared": False,
    }
    listed = clerk.get(f"/api/v1/cases/{case.code}/materials").json()
    assert [entry["digest"] for entry in listed] == [digest]
    download = clerk.get(f"/api/v1/cases/{case.code}/materials/1")
    assert hashlib.sha256(download.content).hexdigest() == digest
    assert download["Content-Disposition"] == 'attachment; filename="material-1.pdf"'
    assert "sandbox" in download["Content-Security-Policy"]
    assert "no-store" in download["Cache-Control"]
    assert download["X-Content-Type-Options"] == "nosniff"
    assert download["Cross-Origin-Resource-Policy"] == "same-origin"


def test_the_same_key_and_file_has_one_effect_and_one_answer(case, clerk):
    first, second = (send(clerk, case, key="a") for _time in range(2))
    assert (first.status_code, second.status_code) == (202, 202)
    assert first.json() == second.json()
    assert Material.objects.count() == 1


def test_the_same_key_with_another_file_is_refused(case, clerk):
    send(clerk, case, key="a")
    again = send(clerk, case, key="a", file=file(files.pdf(pages=4)))
    assert again.status_code == 422
    assert again.json()["errors"][0]["code"] == "idempotency_key_reused"


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"<svg/>", "a.svg", "kind_not_accepted"),
        (b"MZ" + bytes(60), "a.png", "kind_not_accepted"),
        (files.EICAR, "a.txt", "file_harmful"),
        (files.picture(), "a.pdf", "ending_does_not_fit"),
    ],
)
def test_a_refusal_is_a_problem_beside_the_file(case, clerk, content, name, code):
    refused = send(clerk, case, file=file(content, name))
    assert refused.status_code == 400
    assert [(error["attr"], error["code"]) for error in refused.json()["errors"]] == [("file", code)]
    assert not Material.objects.exists()


def test_what_is_not_kept_is_not_given_out_and_says_why(case, clerk):
    send(clerk, case, file=file(files.pdf(b"<</S/JavaScript>>")))
    case.materials.update(lease_until=case.last_changed_at)
    intake.refuse_material(case.materials.get(), Why.ACTS, at=case.last_changed_at)
    words = "This file holds a program, another file or a link that opens by itself. Print it to PDF, or photograph it."
    became = clerk.get(f"/api/v1/cases/{case.code}/materials/1/state").json()
    assert (became["state"], became["refusal"], became["size"]) == ("refused", words, 0)
    answer = clerk.get(f"/api/v1/cases/{case.code}/materials/1")
    assert answer.status_code == 409
    assert answer.json()["errors"] == [{"code": "not_kept", "detail": words, "attr": None}]


def test_json_is_no_way_to_send_a_file(case, clerk):
    answer = clerk.post(f"/api/v1/cases/{case.code}/materials", {"kind": "photo"}, format="json")
    assert answer.status_code == 415


def test_a_token_that_only_reads_sends_nothing(case, hall, client_of):
    reader = client_of(hall.users[Role.CLERK])
    _, secret = tokens.issue(hall.users[Role.CLERK], name="r", scopes=["read"], lasts=DAY, at=NINE)
    reader.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    assert send(reader, case).status_code == 403
    assert reader.get(f"/api/v1/cases/{case.code}/materials").status_code == 200


@pytest.mark.parametrize(
    ("role", "status"), [(Role.SEAL_KEEPER, 403), (Role.WINDOW_OFFICER, 404), (Role.MEDIATOR, 200)]
)
def test_who_may_list_and_read_files(case, clerk, hall, client_of, role, status):
    kept(clerk, case)
    other = client_of(hall.users[role])
    for address in ("materials", "materials/1", "materials/1/state"):
        assert other.get(f"/api/v1/cases/{case.code}/{address}").status_code == status


def test_what_is_stored_and_is_not_what_was_received_is_a_conflict(case, clerk):
    kept(clerk, case)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE mediation_material SET content = set_bit(content, 99, 1 - get_bit(content, 99))")
    answer = clerk.get(f"/api/v1/cases/{case.code}/materials/1")
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (409, "not_as_received")
    assert clerk.get(f"/api/v1/cases/{case.code}/materials").json()[0]["is_whole"] is False


def test_the_mediator_shows_it_and_takes_that_back(case, clerk, mediator):
    kept(clerk, case)
    address = f"/api/v1/cases/{case.code}/materials/1/sharing"
    assert clerk.post(address).status_code == 403
    assert mediator.post(address).json()["is_shared"] is True
    assert mediator.delete(address).json()["is_shared"] is False


def test_numbers_that_are_none_are_not_found(case, clerk):
    for number in (0, 9, 99999999999999):
        assert clerk.get(f"/api/v1/cases/{case.code}/materials/{number}").status_code == 404


# --- Through the parties' door ----------------------------------------------------------------------------------------


def opened(client, case, hall, number):
    case.refresh_from_db()
    code = intake.reissue(case.parties.get(number=number), by=hall.actor(Role.CLERK), at=NINE)
    client.post("/api/v1/status/challenge", {"receipt_code": code})
    challenge = PhoneChallenge.objects.get(party__number=number)
    return {"receipt_code": code, "one_time_code": notices.one_time_code(challenge.pk)}


def test_a_party_hands_in_a_file_with_its_code(case, api_client, hall):
    payload = opened(api_client, case, hall, 1) | {"file": file(), "kind": "record", "title": "工资单"}
    sent = api_client.post("/api/v1/status/materials", payload, format="multipart")
    assert (sent.status_code, sent.json()["form"], sent.json()["state"]) == (202, "sent", "checking")
    driving.look_into(Material.objects.get(), case.last_changed_at)
    became = api_client.post("/api/v1/status/materials/state", {"note": sent.json()["note"]})
    assert [(entry["number"], entry["state"]) for entry in became.json()] == [(1, "kept")]
    assert api_client.post("/api/v1/status/materials/state", {"note": "forged"}).status_code == 403


def test_whoever_paid_sends_the_slip_with_the_word(hall, api_client, monday_morning):
    case = factories.create_case_at_status(Status.AGREED, at_hall=hall)
    driving.sign_and_seal(case, hall, case.last_changed_at)
    monday_morning("2026-11-23 16:00")
    payload = opened(api_client, case, hall, 2) | {"term": 1, "amount": "2500.00", "proof": "transfer", "file": file()}
    assert api_client.post("/api/v1/status/performance", payload, format="multipart").status_code == 204
    assert Material.objects.get().party.number == 2


def test_without_the_code_nothing_is_taken(case, api_client, hall):
    payload = opened(api_client, case, hall, 1) | {"one_time_code": "000000", "file": file(), "kind": "record"}
    assert api_client.post("/api/v1/status/materials", payload, format="multipart").status_code == 403
    assert not Material.objects.exists()
