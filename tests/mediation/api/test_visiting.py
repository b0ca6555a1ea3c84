"""The hall through the API: numbers, calling, serving, and whose trip it was."""

from typing import Any

from rest_framework.test import APIClient

from tests.factories import Hall
from tests.mediation.api.conftest import application
from windows.models import Role

TICKET = {"lane": "new", "topic": "交通事故", "persons": 2, "window": 2}


def served(clerk: APIClient, set_to: Any) -> dict[str, Any]:
    """Arrived at 9:02, called and served at 9:08."""
    set_to("2026-11-23 09:02")
    visit = clerk.post("/api/v1/visits", TICKET, format="json").json()
    set_to("2026-11-23 09:08")
    clerk.post(f"/api/v1/visits/{visit['id']}/call", {"window": 2}, format="json")
    answer: dict[str, Any] = clerk.post(f"/api/v1/visits/{visit['id']}/service").json()
    return answer


def test_whoever_is_being_served_at_a_window_brings_the_case(clerk, monday_morning):
    visit = served(clerk, monday_morning)
    code = clerk.post("/api/v1/cases", application(window=2), format="json").json()["code"]
    trips = clerk.get(f"/api/v1/cases/{code}").json()["trips"]
    assert (trips["count"], trips["places"], trips["is_one_place"], trips["waited_minutes"]) == (1, 1, True, 6)
    assert [(trip["party"], trip["ticket"]) for trip in trips["made"]] == [(1, visit["ticket"]), (2, visit["ticket"])]


def test_a_ticket_can_be_named(clerk, monday_morning):
    monday_morning("2026-11-23 09:02")
    visit = clerk.post("/api/v1/visits", TICKET, format="json").json()
    body = application(window=2, visit=visit["ticket"])
    code = clerk.post("/api/v1/cases", body, format="json").json()["code"]
    assert clerk.get(f"/api/v1/cases/{code}").json()["trips"]["count"] == 1


def test_the_second_case_at_a_window_is_not_the_first_visitors(clerk, monday_morning):
    served(clerk, monday_morning)
    for _ in range(2):
        code = clerk.post("/api/v1/cases", application(window=2), format="json").json()["code"]
    assert clerk.get(f"/api/v1/cases/{code}").json()["trips"]["made"] == []


def test_they_check_in_when_they_come_again(clerk, monday_morning):
    served(clerk, monday_morning)
    code = clerk.post("/api/v1/cases", application(window=2), format="json").json()["code"]
    monday_morning("2026-11-25 09:55")
    assert clerk.post(f"/api/v1/cases/{code}/check-ins", {"parties": [1, 2]}, format="json").status_code == 200
    assert clerk.get(f"/api/v1/cases/{code}").json()["trips"]["count"] == 2


def test_a_visitor_is_called_once(clerk, monday_morning):
    visit = served(clerk, monday_morning)
    again = clerk.post(f"/api/v1/visits/{visit['id']}/call", {"window": 2}, format="json")
    gone = clerk.post(f"/api/v1/visits/{visit['id']}/departure")
    assert (again.status_code, gone.status_code, bool(gone.json()["ended_at"])) == (400, 200, True)


def test_a_seal_keeper_calls_nobody_and_gives_no_number(hall: Hall, clerk, client_of, monday_morning):
    visit = served(clerk, monday_morning)
    keeper = client_of(hall.users[Role.SEAL_KEEPER])
    assert keeper.post("/api/v1/visits", TICKET, format="json").status_code == 403
    assert keeper.post(f"/api/v1/visits/{visit['id']}/departure").status_code == 404


def test_the_numbers_of_other_organs_and_who_took_it_in_stand_in_the_answer(hall: Hall, clerk):
    body = application(references=[{"kind": "police", "organ": "110", "number": "DEMO-1112-087"}])
    code = clerk.post("/api/v1/cases", body, format="json").json()["code"]
    case = clerk.get(f"/api/v1/cases/{code}").json()
    assert [reference["number"] for reference in case["references"]] == ["DEMO-1112-087"]
    assert case["first_contact"]["staff_number"] == hall.users[Role.CLERK].staff_number
