"""Without a database, or with a full disk, nothing is a 500: page and API answer 503 and say when to try again."""

import errno
import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
import redis
from django.conf import settings
from django.db import InternalError, OperationalError, connection
from django.http import HttpResponse
from django.test import Client
from psycopg import errors

from accounts.models import User
from mediation import outages
from mediation.config import heartbeat
from tests import factories
from tests.house.test_production import run

NO_ROOM, READ_ONLY, SHUT_DOWN, TOO_LONG = "53100", "25006", "57P01", "57014"
WRITES = ("INSERT", "UPDATE", "DELETE")


@pytest.fixture
def patient() -> Iterator[Client]:
    """Reads the answer where the test client would raise what was raised."""
    logger = logging.getLogger("django.request")
    logger.setLevel(logging.CRITICAL)
    yield Client(raise_request_exception=False)
    logger.setLevel(logging.NOTSET)


def refusing(state: str, *, begins: tuple[str, ...] = WRITES) -> AbstractContextManager[None]:
    """PostgreSQL refuses statements that begin so, with this SQLSTATE."""
    refusal = f"DO $$ BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = '{state}'; END $$"

    def asked(execute: Callable[..., Any], text: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if text.lstrip().upper().startswith(begins):
            return execute(refusal, None, False, context)
        return execute(text, params, many, context)

    return connection.execute_wrapper(asked)


def in_order(answer: HttpResponse, *, seconds: int) -> bool:
    return (answer.status_code, answer.headers.get("Retry-After")) == (503, str(seconds))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "seconds"),
    [(NO_ROOM, outages.LATER), (READ_ONLY, outages.SOON), (SHUT_DOWN, outages.SOON), (TOO_LONG, outages.SOON)],
)
@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/account/login/", {"login": "yz-clerk1", "password": "seven-grey-herons"}),
        ("/status/", {"receipt_code": "ABCD-EFGH-JKLM"}),
        ("/api/v1/tokens", {"staff_number": "yz-clerk1", "password": "seven-grey-herons"}),
        ("/api/v1/status", {"receipt_code": "ABCD-EFGH-JKLM"}),
    ],
)
def test_a_write_that_is_refused_is_a_503(
    patient: Client, path: str, body: dict[str, str], state: str, seconds: int
) -> None:
    is_api = path.startswith("/api/")
    with refusing(state):
        answer = patient.post(path, body, content_type="application/json") if is_api else patient.post(path, body)
    assert in_order(answer, seconds=seconds), (answer.status_code, answer.content[:300])
    if is_api:
        assert answer.json()["errors"][0]["code"] == outages.CODE
    else:
        assert "重新提交" in answer.content.decode()


@pytest.mark.django_db
def test_a_full_disk_is_seen_by_health(patient: Client) -> None:
    with refusing(NO_ROOM):
        patient.post("/account/login/", {"login": "yz-clerk1", "password": "seven-grey-herons"})
    try:
        assert heartbeat.is_full_disk_noted(settings.REDIS_URL)
    finally:
        with heartbeat.client(settings.REDIS_URL) as client:
            client.delete(heartbeat.FULL_DISK)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("path", ["/queues/", "/api/v1/me"])
def test_a_read_that_is_refused_is_a_503_too(patient: Client, path: str) -> None:
    user: User = factories.member(factories.centre(), "clerk")
    patient.force_login(user)
    with refusing(SHUT_DOWN, begins=("SELECT",)):
        answer = patient.get(path)
    assert in_order(answer, seconds=outages.SOON)


AWAY = """
import django
django.setup()
from django.test import Client
client = Client(raise_request_exception=False)
client.cookies["sessionid"] = "k" * 32
to = {"SERVER_NAME": "127.0.0.1"}
for browser, path in ((client, "/queues/"), (client, "/api/v1/me"), (Client(), "/health/")):
    answer = browser.get(path, **to)
    print("answered", path, answer.status_code, answer.headers.get("Retry-After"))
"""


def test_without_any_database_page_and_api_answer_503() -> None:
    local = {"DEMO": "1", "ALLOWED_HOSTS": "127.0.0.1", "DJANGO_SETTINGS_MODULE": "mediation.config.settings"}
    asked = run("-c", AWAY, **local)
    answered = [line.split()[1:] for line in asked.stdout.splitlines() if line.startswith("answered")]
    soon = str(outages.SOON)
    assert answered == [["/queues/", "503", soon], ["/api/v1/me", "503", soon], ["/health/", "503", "None"]], asked


def caused(fault: Exception, cause: Exception) -> Exception:
    fault.__cause__ = cause
    return fault


@pytest.mark.parametrize(
    ("fault", "is_outage", "is_full"),
    [
        (OperationalError("away"), True, False),
        (caused(OperationalError("full"), errors.DiskFull("full")), True, True),
        (OSError(errno.ENOSPC, "full"), True, True),
        (OSError(errno.EDQUOT, "full"), True, True),
        (caused(RuntimeError("kept"), OSError(errno.ENOSPC, "full")), True, True),
        (redis.ConnectionError("away"), True, False),
        (caused(InternalError("standby"), errors.ReadOnlySqlTransaction("standby")), True, False),
        (InternalError("broken"), False, False),
        (OSError(errno.ENOENT, "no file"), False, False),
        (ValueError("a fault of ours"), False, False),
    ],
    ids=repr,
)
def test_a_fault_of_ours_is_no_outage(fault: Exception, is_outage: bool, is_full: bool) -> None:
    assert (outages.is_outage(fault), outages.is_full_disk(fault)) == (is_outage, is_full)


@pytest.mark.django_db
def test_what_fails_by_our_fault_stays_a_500_and_of_the_api_a_problem(patient: Client) -> None:
    typed = {"staff_number": "yz-clerk1", "password": "seven-grey-herons"}
    with refusing("22012"):  # division by zero
        answer = patient.post("/api/v1/tokens", typed, content_type="application/json")
    assert (answer.status_code, answer.headers.get("Retry-After")) == (500, None)
    assert answer.json()["type"] == "server_error"
    assert [line["attr"] for line in answer.json()["errors"]] == [None]


@pytest.mark.django_db
def test_a_page_that_fails_by_our_fault_stays_a_500(patient: Client) -> None:
    with refusing("22012"):
        answer = patient.post("/account/login/", {"login": "yz-clerk1", "password": "seven-grey-herons"})
    assert (answer.status_code, answer.headers.get("Retry-After")) == (500, None)
