"""Kill -9 loses no message and doubles none, wherever it strikes.

200 messages here; `make proof` runs the same with 2,000 (MESSAGES=2000).
"""

import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models.functions import Now
from pytest_django import Settings

from mediation.config import addresses
from mediation.delivery import lost_messages, messages
from mediation.delivery.gateway import requests
from mediation.models import Notice
from tests.gateway.running import RunningGateway
from tests.mediation.conftest import House
from tests.mediation.delivery.owing import NOW, owe_many
from tests.mediation.delivery.senders import POINTS

State = Notice.State
MESSAGES = int(os.environ.get("MESSAGES", "200"))
PATIENCE = 30 + MESSAGES / 5  # seconds

pytestmark = pytest.mark.django_db(transaction=True)


class Senders:
    """The program, and how many of its senders were killed once it has ended."""

    killed = 0


@contextmanager
def senders(gateway: RunningGateway, *words: str) -> Iterator[Senders]:
    running = Senders()
    with subprocess.Popen(
        [sys.executable, "-m", "tests.mediation.delivery.senders", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"SMS_GATEWAY_URL": gateway.url},
        cwd=addresses.ROOT,
        text=True,
    ) as program:
        try:
            yield running
        finally:
            output, _ = program.communicate(timeout=10)
            running.killed = int(output or 0)


def until_all_settled() -> None:
    ends = time.monotonic() + PATIENCE
    while Notice.objects.filter(state__in=[State.OWED, State.SENDING]).exists():
        assert time.monotonic() < ends, Counter(Notice.objects.values_list("state", flat=True))
        time.sleep(0.1)


def assert_each_was_delivered_once(gateway: RunningGateway) -> None:
    assert Counter(Notice.objects.values_list("state", flat=True)) == {State.SENT: Notice.objects.count()}
    by_provider = Notice.objects.filter(medium=Notice.Medium.SMS)  # what lies on a desk of the staff needs none
    owed = {str(reference) for reference in by_provider.values_list("reference", flat=True)}
    delivered = gateway.delivered()
    assert (owed - set(delivered), gateway.doubled(), len(delivered)) == (set(), [], len(owed))


def test_four_senders_one_of_them_killed_every_half_second(house: House, gateway: RunningGateway) -> None:
    owe_many(house, MESSAGES)
    with senders(gateway, "crew", "--every", "0.5") as crew:
        until_all_settled()
    assert crew.killed >= 5
    assert_each_was_delivered_once(gateway)


def test_a_sender_killed_at_every_named_point(house: House, gateway: RunningGateway) -> None:
    times = max(1, MESSAGES // 200)
    owe_many(house, (len(POINTS) + 4) * times)
    with senders(gateway, "points", "--times", str(times)) as points:
        until_all_settled()
    assert points.killed == len(POINTS) * times
    assert_each_was_delivered_once(gateway)


def test_no_transaction_is_open_while_the_provider_is_talked_to(
    house: House, gateway: RunningGateway, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SMS_GATEWAY_URL = gateway.url
    owe_many(house, 1)
    open_meanwhile = []
    talk = requests.exchange

    def watched(*arguments: Any) -> Any:
        open_meanwhile.append(connection.in_atomic_block)
        return talk(*arguments)

    monkeypatch.setattr(requests, "exchange", watched)
    assert messages.send_due(NOW) == 1
    Notice.objects.update(state=State.SENDING, lease_until=Now())
    assert lost_messages.settle_lost(NOW) == 1
    assert open_meanwhile == [False, False]


def test_it_refuses_to_hold_a_message_within_somebody_elses_transaction(house: House) -> None:
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        messages.send_due(NOW)
