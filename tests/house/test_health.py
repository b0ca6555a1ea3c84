import time

import pytest
from django.conf import settings

from mediation.config import health, heartbeat

pytestmark = pytest.mark.django_db


def test_it_answers_without_signing_in(client):
    assert client.get("/health/").status_code == 200


def test_it_is_well_when_the_worker_has_shown_life(client):
    heartbeat.beat(settings.REDIS_URL, at=time.time())
    answer = client.get("/health/").json()
    assert answer["ok"] is True
    assert answer["parts"]["worker"]["heartbeat_age_seconds"] < 10
    assert abs(answer["parts"]["database"]["clock_difference_seconds"]) < health.DRIFT


def test_it_says_that_the_worker_is_silent(client):
    heartbeat.beat(settings.REDIS_URL, at=time.time() - heartbeat.SILENCE - 1)
    answer = client.get("/health/").json()
    assert answer["ok"] is False
    assert answer["parts"]["worker"]["ok"] is False


def test_it_says_that_the_broker_is_away_and_still_serves(client, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1"
    answer = client.get("/health/")
    assert answer.status_code == 200
    assert answer.json()["parts"]["broker"] == {"ok": False, "problem": "ConnectionError"}
