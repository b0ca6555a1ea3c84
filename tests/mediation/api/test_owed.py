"""What only a person settles, by a program: the same verbs, once, with who did it."""

import pytest
from rest_framework.test import APIClient

from mediation import documents
from mediation.models import Case, Notice, Paper
from mediation.states import Status
from tests import factories
from tests.factories import NINE, Hall
from windows.models import Role

State = Notice.State


@pytest.fixture
def case(hall: Hall) -> Case:
    return factories.create_case_at_status(Status.REGISTERED, at_hall=hall)


@pytest.fixture
def notice(case: Case) -> Notice:
    party = case.parties.get(number=1)
    fields = {"kind": "refused", "medium": "sms", "state": State.UNCERTAIN, "due_at": NINE}
    return Notice.objects.create(case=case, centre_id=case.centre_id, party=party, **fields)


@pytest.fixture
def paper(case: Case) -> Paper:
    documents.owe(case, "agreement", at=NINE)
    case.papers.filter(kind="agreement").update(state="failed", failed_because="Incomplete: x")
    return case.papers.get(kind="agreement")


def test_what_waits_is_listed_with_how_it_can_be_settled(case: Case, notice: Notice, paper: Paper, clerk: APIClient):
    waiting = clerk.get("/api/v1/owed").json()
    assert [(entry["case"], entry["id"], entry["ways"]) for entry in waiting["messages"]] == [
        (case.code, str(notice.pk), ["was_sent", "again"])
    ]
    assert [(entry["id"], entry["failed_because"]) for entry in waiting["papers"]] == [(str(paper.pk), "Incomplete: x")]
    assert waiting["letters"] == []


def test_a_message_is_settled_once_and_says_by_whom(case: Case, notice: Notice, clerk: APIClient):
    address = f"/api/v1/cases/{case.code}/notices/{notice.pk}/settlement"
    answers = [clerk.post(address, {"way": "was_sent"}, format="json", HTTP_IDEMPOTENCY_KEY="1") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json() == answers[1].json()
    assert (answers[0].json()["state"], answers[0].json()["settled_by"]) == ("sent", "章洁")
    again = clerk.post(address, {"way": "again"}, format="json")
    assert again.status_code == 409


def test_a_failed_paper_is_made_again(case: Case, paper: Paper, clerk: APIClient):
    address = f"/api/v1/cases/{case.code}/papers/{paper.pk}/retry"
    assert clerk.post(address).json()["retried_by"] == "章洁"
    assert clerk.post(address).status_code == 409


def test_neither_a_mediator_nor_another_centre_settles(case: Case, notice: Notice, hall: Hall, client_of):
    address = f"/api/v1/cases/{case.code}/notices/{notice.pk}/settlement"
    Case.objects.filter(pk=case.pk).update(mediator=hall.users[Role.MEDIATOR])
    mediator, stranger = client_of(hall.users[Role.MEDIATOR]), client_of(factories.hall("yz").users[Role.CLERK])
    assert mediator.post(address, {"way": "again"}, format="json").status_code == 403
    assert stranger.post(address, {"way": "again"}, format="json").status_code == 404
    assert mediator.get("/api/v1/owed").json() == {"letters": [], "messages": [], "papers": []}


def test_a_case_is_archived_under_a_class_of_its_centre(hall: Hall, client_of):
    case = factories.create_case_at_status(Status.CLOSED, at_hall=hall)
    archivist = client_of(hall.users[Role.ARCHIVIST])
    address = f"/api/v1/cases/{case.code}/archive"
    assert archivist.post(address, {}, format="json").status_code == 400
    kept = archivist.post(address, {"retention": "short"}, format="json").json()
    assert {name: kept[name] for name in ("dossier_year", "dossier_number", "retention_years", "retained_from")} == {
        "dossier_year": 2026,
        "dossier_number": 1,
        "retention_years": 10,
        "retained_from": "2027-01-01",
    }
