"""A body says what may be said: a name nobody knows is an error beside it, at any depth, and nothing is done."""

from datetime import timedelta

import pytest
from rest_framework import serializers
from rest_framework.test import APIClient

from mediation.api.bodies import BODIES
from mediation.api.body import NAMED, Body
from mediation.models import Case, IdempotencyRecord
from mediation.states import Status
from tests import factories
from tests.factories import NINE
from tests.mediation.api.conftest import application

pytestmark = pytest.mark.django_db
UNKNOWN = "There is no such field here."


def wrong(answer) -> dict[str, str]:
    assert answer.status_code == 400, answer.content
    return {line["attr"]: line["detail"] for line in answer.json()["errors"]}


def test_a_name_that_is_not_known_is_said_beside_it_with_all_else_that_is_wrong(clerk):
    answer = clerk.post("/api/v1/cases", application(facts="", factss="在市场边被撞。"))
    assert wrong(answer) == {"facts": "This field may not be blank.", "factss": UNKNOWN}
    assert {line["attr"]: line["code"] for line in answer.json()["errors"]}["factss"] == "unknown"
    assert not Case.objects.exists()


def test_so_is_one_of_a_part_of_the_body(clerk):
    body = application(references=[{"kind": "police", "number": "1", "sort": "x"}])
    body["parties"][1]["person"]["telephone"] = "10000000002"
    errors = wrong(clerk.post("/api/v1/cases", body))
    assert set(errors) == {"parties.1.person.telephone", "references.0.sort"}


def test_where_nothing_may_be_said_nothing_is_taken_in_silence(hall, clerk):
    case = factories.create_case_at_status(Status.SUPPLEMENTING, at_hall=hall)
    path = f"/api/v1/cases/{case.code}/supplement"
    assert wrong(clerk.post(path, {"reason": "带来了病历"})) == {"reason": UNKNOWN}
    assert clerk.post(path).status_code == 200


def test_of_very_many_unknown_names_some_are_told(clerk):
    assert len(wrong(clerk.post("/api/v1/proposals", {"facts": "x"} | {f"x{n}": 1 for n in range(500)}))) == NAMED


def test_a_form_of_several_parts_is_read_as_strictly(hall):
    answer = APIClient().post("/api/v1/status/materials", {"receipt": "x"}, format="multipart")
    assert "receipt" in wrong(answer)


def test_a_refused_body_leaves_its_key_free(clerk):
    headers = {"Idempotency-Key": "k-1"}
    assert clerk.post("/api/v1/cases", application(x=1), headers=headers).status_code == 400
    assert not IdempotencyRecord.objects.exists()
    assert clerk.post("/api/v1/cases", application(), headers=headers).status_code == 201


def test_every_body_is_read_so():
    assert BODIES
    assert all(issubclass(body, Body) for body in BODIES.values())
    assert [each for each in _named_body(serializers.Serializer) if not issubclass(each, Body)] == []


def _named_body(of: type) -> list[type]:
    subclasses = [each for each in of.__subclasses__() if each.__module__.startswith("mediation.api")]
    named = [each for each in subclasses if each.__name__.endswith("Body") and each is not Body]
    return named + [deeper for each in subclasses for deeper in _named_body(each)]


def test_the_description_says_that_nothing_else_may_be_said(clerk):
    asked = clerk.get("/api/v1/schema", headers={"Accept": "application/vnd.oai.openapi+json"}).json()
    schemas = asked["components"]["schemas"]
    closed = {name for name, schema in schemas.items() if schema.get("additionalProperties") is False}
    bodies = {name for name, schema in schemas.items() if name.endswith("BodyRequest") and "properties" in schema}
    assert len(bodies) > 40
    assert bodies == closed


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "field"),
    [
        ("2500-01-01T09:00:00+08:00", "2500-01-01T10:00:00+08:00", "starts_at"),
        ("2026-11-25T09:00:00+08:00", "2027-11-25T09:00:00+08:00", "ends_at"),
    ],
)
def test_a_session_too_far_or_too_long_is_refused_beside_its_field(hall, mediator, starts_at, ends_at, field):
    case = factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall, at=NINE - timedelta(hours=1))
    payload = {"starts_at": starts_at, "ends_at": ends_at}
    assert set(wrong(mediator.post(f"/api/v1/cases/{case.code}/sessions", payload))) == {field}
    assert not case.sessions.exists()
