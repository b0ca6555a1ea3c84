"""What a token may, what a key repeats, and what far-off days do."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from accounts import tokens
from mediation import handling
from mediation.handling import SessionPlan
from mediation.models import Case
from mediation.states import Status
from tests import driving
from tests.factories import NINE, create_case_at_status, moment
from tests.mediation.api.conftest import application
from windows.models import Role

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def holding(user, *scopes):
    _, secret = tokens.issue(user, name="test", scopes=scopes, lasts=timedelta(days=1), at=NINE)
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    return client


@pytest.mark.parametrize(("scopes", "reads", "writes"), [(["all"], 200, 201), (["read"], 200, 403), ([], 403, 403)])
def test_a_token_reaches_as_far_as_its_scope(hall, scopes, reads, writes):
    program = holding(hall.users[Role.CLERK], *scopes)
    assert program.get("/api/v1/cases").status_code == reads
    assert program.post("/api/v1/cases", application()).status_code == writes


def test_an_expired_token_opens_nothing(hall, monday_morning):
    program = holding(hall.users[Role.CLERK], "all")
    monday_morning("2026-11-24 09:00")
    assert program.get("/api/v1/cases").status_code == 401


def test_a_key_does_not_repeat_what_was_said_to_another_address(clerk):
    first = clerk.post("/api/v1/cases?centre=sy", application(), headers={"Idempotency-Key": "k"})
    second = clerk.post("/api/v1/cases", application(), headers={"Idempotency-Key": "k"})
    assert (first.status_code, second.status_code) == (201, 422)


def test_a_key_that_is_too_long_is_a_problem_and_never_cut(clerk):
    keys = ["k" * 80, "k" * 81, "k" * 80 + "l"]
    first, *others = [clerk.post("/api/v1/cases", application(), headers={"Idempotency-Key": key}) for key in keys]
    assert first.status_code == 201
    assert [answer.status_code for answer in others] == [400, 400]
    (problem,) = others[0].json()["errors"]
    assert (problem["code"], problem["attr"]) == ("max_length", "Idempotency-Key")
    assert Case.objects.count() == 1


def test_the_length_of_a_key_stands_in_the_description(clerk):
    described = clerk.get("/api/v1/schema", headers={"Accept": "application/vnd.oai.openapi+json"}).json()
    key = next(p for p in described["paths"]["/api/v1/cases"]["post"]["parameters"] if p["name"] == "Idempotency-Key")
    assert key["schema"] == {"type": "string", "maxLength": 80}


@pytest.mark.django_db(transaction=True)
def test_the_same_request_twice_at_once_has_one_effect(hall):
    together, answers = Barrier(2), []

    def send():
        program = holding(hall.users[Role.CLERK], "all")
        together.wait(10)
        answers.append(program.post("/api/v1/cases", application(), headers={"Idempotency-Key": "k"}).json())
        connections.close_all()

    both = [Thread(target=send) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join(60)
    assert Case.objects.count() == 1
    assert answers[0] == answers[1]


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_days_that_no_calendar_holds_are_bad_input(hall, mediator, day):
    case = create_case_at_status(Status.IN_MEDIATION, at_hall=hall)
    payload = {"term": "PM-1", "until": day, "by_consent": True}
    assert mediator.post(f"/api/v1/cases/{case.code}/extension", payload).status_code == 400
    term = {"debtor": 2, "creditor": 1, "act": "付款", "amount": "1.00", "due_on": day}
    payload = {"form": "written", "facts": "相撞", "terms": [term]}
    assert mediator.post(f"/api/v1/cases/{case.code}/agreement", payload).status_code == 400


def test_a_case_with_more_of_everything_costs_no_more_queries(hall, mediator):
    case = create_case_at_status(Status.IN_MEDIATION, at_hall=hall)
    by = hall.actor(Role.MEDIATOR)

    def add(day):
        case.refresh_from_db()
        at, starts_at = case.last_changed_at + timedelta(minutes=1), moment(f"2026-12-0{day} 09:00")
        plan = SessionPlan(starts_at, starts_at + HOUR, room=hall.room)
        handling.set_session(case, plan=plan, by=by, at=at)
        handling.ask_assistance(case, agency=hall.police, request="请提供材料。", by=by, at=at)
        driving.draft(case, hall, at)

    def cost():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert mediator.get(f"/api/v1/cases/{case.code}").status_code == 200
        return len(asked)

    add(1)
    cost()
    of_one = cost()
    add(2)
    add(3)
    assert cost() == of_one
