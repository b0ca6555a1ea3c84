"""The real worker and beat on the test servers. Every wake-up is given twice, and the broker is emptied under load."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
import redis
from django.conf import settings
from django.db import transaction

from mediation.config import addresses, heartbeat
from mediation.models import Notice, Paper
from tests import factories
from tests.gateway.running import RunningGateway
from tests.mediation.conftest import House
from tests.mediation.delivery.owing import owe_many
from tests.mediation.delivery.test_killed import assert_each_was_delivered_once

LONG_AGO = factories.moment("2020-01-02 09:00")  # by the clock of this machine, which the worker goes by
PATIENCE = 40.0  # seconds
CELERY = (sys.executable, "-m", "celery", "-A", "tests.mediation.delivery.hurried")
WORKER = ("worker", "--pool", "threads", "--concurrency", "4", "--without-gossip", "--without-mingle")
BEAT = ("beat", "--pidfile", "")

pytestmark = pytest.mark.django_db(transaction=True)


def until(is_so: Callable[[], object], *, what: str) -> None:
    ends = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < ends, f"not within {PATIENCE:.0f} s: {what}"
        time.sleep(0.05)


@contextmanager
def program(*words: str, gateway: RunningGateway, log: Path) -> Iterator[psutil.Popen]:
    environment = os.environ | {"SMS_GATEWAY_URL": gateway.url}
    with log.open("ab") as output:
        running = psutil.Popen(
            [*CELERY, *words, "--loglevel", "WARNING"],
            cwd=addresses.ROOT,
            env=environment,
            stdout=output,
            stderr=output,
        )
    try:
        yield running
    finally:
        kill(running)


def kill(running: psutil.Popen) -> None:
    """kill -9, with all that it started itself."""
    if running.poll() is None:
        for child in running.children(recursive=True):
            child.send_signal(signal.SIGKILL)
        running.kill()
        running.wait(5)


@pytest.fixture
def broker() -> Iterator[redis.Redis]:
    with heartbeat.client(settings.REDIS_URL) as client:
        client.flushdb()
        yield client
        client.flushdb()


def are_sent(count: int) -> bool:
    return Notice.objects.filter(state=Notice.State.SENT).count() >= count


def test_worker_and_beat_deliver_what_is_owed_whatever_dies(
    house: House, gateway: RunningGateway, broker: redis.Redis, tmp_path: Path
) -> None:
    gateway.behave(answer="dripped", seconds=0.0008)  # 0.1 s a message, so that the kill falls among them
    owe_many(house, 40, due_at=LONG_AGO)
    log = tmp_path / "celery.log"
    with program(*BEAT, gateway=gateway, log=log):
        with program(*WORKER, gateway=gateway, log=log) as worker:
            until(lambda: are_sent(5), what="the first messages are sent")
            kill(worker)
        assert Notice.objects.filter(state=Notice.State.OWED).exists()
        broker.flushdb()
        with transaction.atomic():
            factories.create_case_at_status(factories.Status.REGISTERED).papers.update(owed_at=LONG_AGO)
            Notice.objects.update(due_at=LONG_AGO)
        with program(*WORKER, gateway=gateway, log=log):
            until(lambda: are_sent(Notice.objects.count()), what="every message is sent")
            until(lambda: not Paper.objects.exclude(state=Paper.State.READY).exists(), what="every paper is rendered")
    assert_each_was_delivered_once(gateway)
