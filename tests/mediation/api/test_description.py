"""The description of the API, and that nothing said to it gives a 500. A fixed sample; more with PROOF_EXAMPLES."""

import json
import os
from contextlib import suppress
from datetime import timedelta
from unittest import SkipTest

import pytest
import schemathesis
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from rest_framework.test import APIClient
from schemathesis import GenerationMode

from accounts import tokens
from tests import factories
from tests.factories import NINE, create_case_at_status
from windows.models import Role

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


def described(secret: str):
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    return client.get("/api/v1/schema", headers={"Accept": "application/vnd.oai.openapi+json"}).json()


@pytest.mark.django_db
def test_the_description_names_every_address(signed_in):
    description = described(signed_in[0])
    assert description["openapi"].startswith("3.1")
    assert len(description["paths"]) >= 60
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            assert operation.get("summary"), f"{method} {path} has no summary"


@pytest.mark.django_db
def test_nothing_that_can_be_said_gives_a_500(signed_in):
    secret, case = signed_in
    client = Client(raise_request_exception=False, headers={"Authorization": f"Bearer {secret}"})
    failures = []
    for found in schemathesis.openapi.from_dict(described(secret)).get_all_operations():
        operation = found.ok()
        for said in sample_of(operation):
            status, shown = ask(client, said, code=case.code)
            if status >= 500:
                failures.append((operation.label, shown))
    assert not failures


def sample_of(operation) -> list:
    """A fixed sample of requests to one operation: some that fit its description, some that do not."""
    found: list = []
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
            found.append(case)

        with suppress(Unsatisfiable, SkipTest):
            collect()
    return found


def ask(client: Client, said, *, code: str) -> tuple[int, str]:
    """Send it to the case that exists; a body that is no JSON value goes out as it is."""
    path = said.formatted_path.replace(str((said.path_parameters or {}).get("code", "\0")), code)
    body = said.body if isinstance(said.body, (dict, list, str, int, float, bool, type(None))) else {}
    query = said.query if isinstance(said.query, dict) else {}
    with transaction.atomic():
        answer = client.generic(
            said.method.upper(),
            path,
            json.dumps(body).encode("utf-8", "surrogatepass"),
            content_type="application/json",
            query_params=query,
        )
        transaction.set_rollback(True)
    return answer.status_code, f"{path} {query} {body}"[:500]
