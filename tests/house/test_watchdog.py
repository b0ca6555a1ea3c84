"""A worker that lives but runs nothing is started again; one that is merely young, or without a broker, is not."""

import time
from pathlib import Path

import pytest
from django.conf import settings

from local import watching
from local.processes import Child
from mediation.config import heartbeat


@pytest.fixture
def worker(running_servers: None, tmp_path: Path) -> Child:
    child = Child("worker", ["sleep", "60"], tmp_path / "log")
    child.start()
    child.started_at -= watching.SILENCE + 1
    yield child
    child.stop(5)


def test_it_is_stuck_when_it_has_been_silent_too_long(worker):
    heartbeat.beat(settings.REDIS_URL, at=time.time() - watching.SILENCE - 1)
    assert watching.is_stuck(worker, url=settings.REDIS_URL)


def test_it_is_not_stuck_when_it_has_shown_life(worker):
    heartbeat.beat(settings.REDIS_URL, at=time.time() - watching.SILENCE + 10)
    assert not watching.is_stuck(worker, url=settings.REDIS_URL)


def test_it_is_given_time_after_its_start(worker):
    heartbeat.beat(settings.REDIS_URL, at=time.time() - watching.SILENCE - 1)
    worker.started_at = time.monotonic()
    assert not watching.is_stuck(worker, url=settings.REDIS_URL)


def test_a_broker_that_is_away_says_nothing_about_it(worker):
    assert not watching.is_stuck(worker, url="redis://127.0.0.1:1")


def test_a_child_that_dies_young_is_started_again_later_each_time(tmp_path, capsys):
    child = Child("brief", ["sh", "-c", "echo no room; exit 3"], tmp_path / "log")
    child.start()
    child.process.wait()
    child.tend()
    assert capsys.readouterr().out == "brief ended (exit 3: no room); starting it again in 0.4 s\n"
    child.due_at = 0
    child.tend()
    child.process.wait()
    child.tend()
    assert "starting it again in 0.8 s" in capsys.readouterr().out
