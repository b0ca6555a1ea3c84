"""What /health/ answers in each state: the table in docs/operations.md."""

import shutil
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from psycopg.errors import DiskFull
from pytest_django import Settings

from mediation.config import celery, health, health_parts, heartbeat
from mediation.delivery import restoring
from mediation.models import SendingDatabase
from tests.mediation.conftest import House, house
from tests.mediation.delivery.owing import owe
from windows import clock

__all__ = ["house"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _begun_anew() -> Iterator[None]:
    forget()
    yield
    forget()


def forget() -> None:
    with heartbeat.client(settings.REDIS_URL) as redis:
        redis.delete(heartbeat.SWEEPS, heartbeat.FULL_DISK)


def asked(client: Client, query: str = "") -> dict[str, dict[str, object]]:
    """The parts, of a system whose worker has just shown life."""
    heartbeat.beat(settings.REDIS_URL, at=time.time())
    answer = client.get(f"/health/{query}")
    parts = answer.json()["parts"]
    assert answer.json()["ok"] is all(part["ok"] for part in parts.values())
    return parts


def unwell(parts: dict[str, dict[str, object]]) -> list[str]:
    return [name for name, part in parts.items() if not part["ok"]]


def test_it_answers_without_signing_in(client):
    assert client.get("/health/").status_code == 200


def test_it_is_well_when_the_worker_has_shown_life(client):
    heartbeat.beat(settings.REDIS_URL, at=time.time())
    answer = client.get("/health/").json()
    assert answer["ok"] is True
    assert answer["parts"]["worker"]["heartbeat_age_seconds"] < 10
    assert abs(answer["parts"]["database"]["clock_difference_seconds"]) < health.DRIFT


@pytest.mark.parametrize("silence", [heartbeat.QUIET, heartbeat.SILENCE])
def test_it_says_that_the_worker_is_silent(client, silence):
    heartbeat.beat(settings.REDIS_URL, at=time.time() - silence - 1)
    answer = client.get("/health/").json()
    assert answer["ok"] is False
    assert answer["parts"]["worker"]["ok"] is False


def test_a_silent_worker_before_which_tasks_wait_is_told_from_a_silent_beat(client):
    with heartbeat.client(settings.REDIS_URL) as redis:
        before = redis.llen(heartbeat.QUEUE)
        redis.lpush(heartbeat.QUEUE, b"{}")
        try:
            assert asked(client)["worker"]["tasks_waiting"] == before + 1
        finally:
            redis.lpop(heartbeat.QUEUE)


def test_a_monitor_that_reads_no_body_is_answered_by_the_status(client):
    heartbeat.beat(settings.REDIS_URL, at=time.time())
    assert client.get("/health/?whole").status_code == 200
    heartbeat.beat(settings.REDIS_URL, at=time.time() - heartbeat.QUIET - 1)
    assert client.get("/health/").status_code == 200
    assert client.get("/health/?whole").status_code == 503


def test_it_says_that_the_broker_is_away_and_still_serves(client, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1"
    answer = client.get("/health/")
    assert answer.status_code == 200
    assert answer.json()["parts"]["broker"] == {"ok": False, "problem": "ConnectionError"}


def test_it_says_that_our_disk_is_full(client, monkeypatch):
    free = health_parts.LEAST_FREE - 1
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(10**12, 10**12, free))
    parts = asked(client)
    assert unwell(parts) == ["disk"]
    assert parts["disk"]["free_bytes"] == free


def test_it_says_that_a_write_of_the_worker_was_refused_by_a_full_disk(client):
    celery.note_failure(exception=OSError(28, "No space left on device"))
    assert asked(client)["disk"]["writes_refused"] is True
    forget()
    celery.note_failure(exception=ValueError("no space"))
    assert unwell(asked(client)) == []
    celery.note_failure(exception=DiskFull("no space"))
    assert unwell(asked(client)) == ["disk"]


def test_it_names_the_sweep_that_has_not_gone_well_for_long(client):
    long_ago = time.time() - health_parts.LATE_AFTER - 4 * 60
    heartbeat.note_sweep(settings.REDIS_URL, "mediation.sweep_seals", at=long_ago)
    heartbeat.note_sweep(settings.REDIS_URL, "mediation.sweep_old_rows", at=long_ago)  # it comes once an hour
    parts = asked(client)
    assert parts["sweeps"] == {"ok": False, "late": ["mediation.sweep_seals"]}
    heartbeat.note_sweep(settings.REDIS_URL, "mediation.sweep_seals", at=time.time())
    assert unwell(asked(client)) == []


@pytest.mark.parametrize("beyond", [-60, 60])
def test_it_says_how_long_a_message_has_waited(client, house: House, beyond: int, monkeypatch):
    late = timedelta(seconds=health_parts.LATE_AFTER + beyond)
    due_at = owe(house).due_at
    monkeypatch.setattr(clock, "database_now", lambda: due_at + late)
    parts = asked(client)
    assert unwell(parts) == (["owed"] if beyond > 0 else [])
    assert parts["owed"]["oldest_seconds"]["messages"] == late.total_seconds()


@pytest.mark.parametrize("name", health_parts.OWED)
def test_every_queue_can_be_asked_and_an_empty_one_is_not_late(client, name: str):
    assert asked(client)["owed"]["oldest_seconds"][name] == 0.0


def test_it_says_since_when_messages_wait_for_a_person(client):
    now = clock.database_now()
    restoring.must_wait(now)
    SendingDatabase.objects.update(identity="another")
    restoring.must_wait(now)
    parts = asked(client)
    assert unwell(parts) == ["owed"]
    assert parts["owed"]["messages_wait_since"]


def test_without_a_database_it_answers_503(client, settings: Settings, monkeypatch):
    monkeypatch.setitem(health.PARTS, "database", lambda: {"ok": False, "problem": "OperationalError"})
    answer = client.get("/health/")
    assert answer.status_code == 503
    assert answer.json()["parts"]["owed"] == {"ok": False, "problem": "database"}
