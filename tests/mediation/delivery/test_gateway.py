import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from mediation.delivery import gateway as provider
from mediation.delivery.gateway import Accepted, NotTaken, Refused, Taken, Uncertain, Unknown, look_up
from mediation.delivery.gateway import connection as talking
from tests.gateway.running import RunningGateway

NUMBER = "10000000001"


@pytest.fixture(autouse=True)
def _impatient(settings: Settings, gateway: RunningGateway, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SMS_GATEWAY_URL = gateway.url
    monkeypatch.setattr(talking, "WHOLE_SECONDS", 0.4)


def send(to: str = NUMBER, text: str = "您的事项有新进展。") -> Accepted | Refused | Uncertain:
    return provider.send(reference="a", to=to, sign="鄞州矛调", text=text)


def test_it_sends_a_message_and_finds_it_again(gateway: RunningGateway) -> None:
    sent = send()
    assert isinstance(sent, Accepted)
    time.sleep(0.3)
    assert look_up("a") == Taken((sent.id,))
    assert gateway.delivered() == ["a"]


def test_it_knows_that_a_refused_message_was_not_taken(gateway: RunningGateway) -> None:
    assert send(to="13800000000") == Refused("number_not_allowed", may_try_again=False)
    assert gateway.delivered() == []


def test_it_may_try_again_when_nobody_was_there(gateway: RunningGateway) -> None:
    gateway.kill()
    assert send() == Refused("not_reached", may_try_again=True)
    assert isinstance(look_up("a"), Unknown)


def test_it_may_try_again_when_the_telephone_has_had_enough(settings: Settings, tmp_path: Path) -> None:
    with RunningGateway(ledger=tmp_path / "limited.sqlite3", options=("--limits",)) as limited:
        settings.SMS_GATEWAY_URL = limited.url
        assert isinstance(send(text="验证码 381906"), Accepted)
        assert send(text="验证码 902257") == Refused("too_many", may_try_again=True)


@pytest.mark.parametrize(
    ("behaviour", "is_taken"),
    [
        ({"answer": "lost", "seconds": 0.1}, True),
        ({"answer": "lost", "seconds": 60}, True),
        ({"answer": "failed"}, False),
        ({"answer": "failed_after"}, True),
        ({"answer": "dripped", "seconds": 0.1}, True),
        ({"answer": "garbled"}, True),
        ({"answer": "mistaken"}, True),
        ({"answer": "flooded"}, True),
        ({"answer": "redirected"}, False),
    ],
)
def test_it_is_uncertain_after_a_lie_and_finds_the_truth_by_asking(
    gateway: RunningGateway, behaviour: dict[str, Any], is_taken: bool
) -> None:
    gateway.behave(**behaviour)
    assert isinstance(send(), Uncertain)
    time.sleep(0.3)
    assert isinstance(look_up("a"), Taken if is_taken else NotTaken)


def test_it_does_not_believe_that_a_late_message_was_not_taken(gateway: RunningGateway) -> None:
    gateway.behave(answer="late", seconds=0.8)
    assert isinstance(send(), Uncertain)
    assert look_up("a") == Unknown("the provider does not know yet")
    time.sleep(0.8)
    assert isinstance(look_up("a"), Taken)
    assert gateway.doubled() == []


def test_it_says_when_a_message_was_taken_twice(gateway: RunningGateway) -> None:
    send(), send()
    time.sleep(0.3)
    looked_up = look_up("a")
    assert isinstance(looked_up, Taken)
    assert len(looked_up.ids) == 2
    assert gateway.doubled() == ["a"]


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\x16\x03\x01 not http at all\r\n\r\n",
        b"HTTP/1.1 202 Yes\r\nContent-Length: 2\r\n\r\n[]",
        b"HTTP/1.1 202 Yes\r\n\r\n" + b"[" * 60_000,
        b'HTTP/1.1 202 Yes\r\n\r\n{"id": 7, "reference": "a"}',
        b'HTTP/1.1 202 Yes\r\n\r\n{"id": "", "reference": "a"}',
        b'HTTP/1.1 202 Yes\r\nContent-Length: 99\r\n\r\n{"id": "1", "reference": "a"}',
        b"HTTP/1.1 400 No\r\nContent-Type: text/html\r\n\r\n<h1>Bad Request</h1>",
        b'HTTP/1.1 400 No\r\n\r\n{"error": {"code": "<script>"}}',
        b'HTTP/1.1 200 Yes\r\n\r\n{"reference": "a", "state": "taken", "ids": []}',
    ],
)
def test_it_takes_only_what_is_documented_for_an_answer(answer: bytes, settings: Settings) -> None:
    with _one_answer(answer) as url:
        settings.SMS_GATEWAY_URL = url
        assert isinstance(send(), Uncertain)
    with _one_answer(answer) as url:
        settings.SMS_GATEWAY_URL = url
        assert isinstance(look_up("a"), Unknown)


def test_it_does_not_wait_for_headers_that_drip(settings: Settings) -> None:
    with _one_answer(b"HTTP/1.1 202 Yes\r\nX-Slow: " + b"x" * 100, pause=0.05) as url:
        settings.SMS_GATEWAY_URL = url
        assert isinstance(send(), Uncertain)


@contextmanager
def _one_answer(answer: bytes, *, pause: float = 0.0) -> Iterator[str]:
    """A server for one connection that says exactly this, byte by byte where there is a pause."""

    def serve() -> None:
        with suppress(OSError), listener.accept()[0] as connection:
            connection.recv(65_536)
            for part in [answer[n : n + 1] for n in range(len(answer))] if pause else [answer]:
                time.sleep(pause)
                connection.sendall(part)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = threading.Thread(target=serve)
        server.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.join()
