"""The description of the API is sound, and whatever is said to it is answered as it says, never with a 500.

A fixed sample of requests to each operation; more with PROOF_EXAMPLES (``make proof``, ``make release-proof``). The
answers to every other test are held against it as well (``tests/description.py``).
"""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from typing import Any
from unittest import SkipTest

import pytest
import requests
import schemathesis
from django.db import transaction
from django.test import Client
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry
from referencing.jsonschema import DRAFT202012
from rest_framework.test import APIClient
from schemathesis import GenerationMode
from schemathesis.core.failures import FailureGroup
from schemathesis.core.transport import Response
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from accounts import tokens
from tests import description, factories
from tests.factories import NINE, create_case_at_status
from windows.models import Role

CHECKS = [status_code_conformance, content_type_conformance, response_schema_conformance]
EXAMPLES = int(os.environ.get("PROOF_EXAMPLES", "3"))


@pytest.fixture
def signed_in(db, hall):
    """A token of somebody who may do much, and a case to do it to."""
    everything = [Role.CLERK, Role.DISPATCHER, Role.SUPERVISOR, Role.CALLBACK_CLERK, Role.SEAL_KEEPER]
    user = factories.user("all", "多面手")
    for role in everything:
        factories.member(hall.centre, role, user)
    factories.member(hall.committee, Role.MEDIATOR, user)
    case = create_case_at_status("registered", at_hall=hall)
    _, secret = tokens.issue(user, name="fuzz", scopes=["all"], lasts=timedelta(days=30), at=NINE)
    return secret, case


def test_the_description_names_every_address():
    document = description.document()
    assert document["openapi"].startswith("3.1")
    assert len(document["paths"]) >= 60
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            assert operation.get("summary"), f"{method} {path} has no summary"


@pytest.mark.django_db
def test_it_is_open_and_what_the_answers_of_all_tests_are_held_against():
    answer = APIClient().get("/api/v1/schema", {"format": "json"})
    assert answer.status_code == APIClient().get("/api/v1/docs").status_code == 200
    assert answer.json()["paths"].keys() == description.document()["paths"].keys()
    assert answer.json()["components"]["schemas"].keys() == description.document()["components"]["schemas"].keys()


def test_it_is_sound():
    assert [str(error) for error in OpenAPIV31SpecValidator(description.document()).iter_errors()] == []


def test_it_is_made_without_a_warning():
    """Two bodies of one name, say, of which a program would get the wrong one."""
    GENERATOR_STATS.reset()
    SchemaGenerator().get_schema(request=None, public=True)
    assert not GENERATOR_STATS, [*GENERATOR_STATS._warn_cache, *GENERATOR_STATS._error_cache]


def test_no_default_breaks_what_is_asked_beside_it():
    document = description.document()
    registry = Registry().with_resource("urn:it", DRAFT202012.create_resource(document))
    defaults = dict(named(document, "default"))
    assert len(defaults) >= 20
    for place, schema in defaults.items():
        validator = Draft202012Validator({"$ref": f"urn:it#{place}"}, registry=registry, format_checker=FormatChecker())
        assert validator.is_valid(schema["default"]), f"{place}: {schema}"


def named(part: Any, name: str, at: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Each schema that has such a word, by its place."""
    inner = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    if isinstance(part, dict) and name in part and not at.endswith("/properties"):
        yield at, part
    for key, value in inner:
        yield from named(value, name, f"{at}/{str(key).replace('~', '~0').replace('/', '~1')}")


def test_each_operation_names_its_refusals_and_each_is_a_problem():
    for path, methods in description.document()["paths"].items():
        for method, operation in methods.items():
            refusals = {status: each for status, each in operation["responses"].items() if status >= "400"}
            is_open = {} in operation.get("security", [{}])
            wanted = {"400"} | ({"429"} if is_open else {"401", "403"})
            wanted |= {"413", "415"} if method != "get" else set()
            assert wanted <= refusals.keys(), f"{method} {path}"
            for status, each in refusals.items():
                schema = each["content"]["application/json"]["schema"]
                assert schema == {"$ref": description.PROBLEM}, f"{method} {path} {status}"


@pytest.mark.django_db
def test_whatever_is_said_is_answered_as_it_is_described(signed_in):
    secret, case = signed_in
    client = Client(raise_request_exception=False, headers={"Authorization": f"Bearer {secret}"})
    failures = []
    for described in schemathesis.openapi.from_dict(description.document()).get_all_operations():
        operation = described.ok()
        for request_case in sample_of(operation):
            answer, shown = ask(client, request_case, code=case.code)
            if words := differences(request_case, answer):
                failures.append((operation.label, answer.status_code, words, shown))
    assert not failures


def differences(request_case, answer) -> str:
    """In what schemathesis sees an answer differ from its description; a fault is in none."""
    request = requests.Request(request_case.method, f"http://testserver{request_case.formatted_path}").prepare()
    headers = {name.lower(): [value] for name, value in answer.headers.items()}
    response = Response(answer.status_code, headers, answer.content, request, elapsed=0.0, verify=False)
    try:
        request_case.validate_response(response, checks=CHECKS)
    except FailureGroup as group:
        return str(group)
    return ""


def sample_of(operation) -> list:
    """A fixed sample of requests to one operation: some that fit its description, some that do not."""
    sample: list = []
    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):

        @settings(
            max_examples=EXAMPLES,
            derandomize=True,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(operation.as_strategy(generation_mode=mode))
        def collect(case):
            sample.append(case)

        with suppress(Unsatisfiable, SkipTest):
            collect()
    return sample


def ask(client: Client, request_case, *, code: str) -> tuple[Any, str]:
    """Send it to the case that exists; a body that is no JSON value goes out as it is."""
    path = request_case.formatted_path.replace(str((request_case.path_parameters or {}).get("code", "\0")), code)
    body = request_case.body if isinstance(request_case.body, (dict, list, str, int, float, bool, type(None))) else {}
    query = request_case.query if isinstance(request_case.query, dict) else {}
    with transaction.atomic():
        answer = client.generic(
            request_case.method.upper(),
            path,
            json.dumps(body).encode("utf-8", "surrogatepass"),
            content_type="application/json",
            query_params=query,
        )
        transaction.set_rollback(True)
    return answer, f"{path} {query} {body}"[:500]
