"""What holds every answer against the description notices what differs."""

import copy
import json

import pytest

from tests import description
from tests.description import Described, described

LINE = {"code": "not_found", "detail": "x", "attr": None}
PROBLEM = {"type": "client_error", "errors": [LINE]}
TOKEN = {"token": "x", "expires_at": "2026-11-23T09:00:00+08:00"}
JSON = "application/json"


@pytest.mark.parametrize(
    ("method", "path", "status", "form", "body", "words"),
    [
        ("POST", "/api/v1/tokens", 201, JSON, TOKEN, ""),
        ("POST", "/api/v1/tokens", 201, JSON, {"token": "x"}, "$: 'expires_at' is a required property"),
        ("POST", "/api/v1/tokens", 201, JSON, TOKEN | {"token": None}, "$.token: None is not of type 'string'"),
        ("POST", "/api/v1/tokens", 201, JSON, TOKEN | {"expires_at": "soon"}, "'soon' is not a 'date-time'"),
        ("POST", "/api/v1/tokens", 201, JSON, TOKEN | {"colour": "red"}, "'colour' was unexpected"),
        ("POST", "/api/v1/tokens", 200, JSON, TOKEN, "status 200 is not described"),
        ("POST", "/api/v1/tokens", 201, "text/html; charset=utf-8", TOKEN, "text/html in place of application/json"),
        ("POST", "/api/v1/tokens", 403, JSON, PROBLEM, ""),
        ("POST", "/api/v1/tokens", 403, JSON, PROBLEM | {"errors": LINE}, "is not of type 'array'"),
        ("GET", "/api/v1/tokens", 405, JSON, PROBLEM, ""),
        ("GET", "/api/v1/tokens", 200, JSON, TOKEN, "status 200 where nothing is described but 405"),
        ("GET", "/api/v1/nowhere", 404, JSON, PROBLEM, ""),
        ("GET", "/api/v1/nowhere", 404, "text/html", PROBLEM, "text/html in place of application/json"),
        ("GET", "/api/v1/me", 500, JSON, PROBLEM, ""),
        ("GET", "/api/v1/me", 500, "text/html", PROBLEM, "text/html in place of application/json"),
        ("GET", "/api/v1/cases", 200, JSON, [], "$: [] is not of type 'object'"),
        ("GET", "/api/v1/cases", 200, JSON, {"next": None, "previous": None, "results": []}, ""),
        ("POST", "/api/v1/survey", 204, "", "", "a body where none is described"),
        ("HEAD", "/api/v1/me", 200, JSON, None, ""),
    ],
)
def test_it_notices_what_differs(method, path, status, form, body, words):
    content = json.dumps(body).encode()
    difference = described().difference(method, path, status, form, content)
    assert (words in difference) if words else difference == ""


@pytest.mark.django_db
def test_an_answer_to_a_test_is_held_against_it_with_its_address(client):
    other = Described(copy.deepcopy(described().document))
    other.document["paths"]["/api/v1/me"]["get"]["responses"]["401"] = {}
    with description.held_against(lambda: other) as differences:
        client.get("/api/v1/me")
    assert differences == ["GET /api/v1/me 401: a body where none is described"]
