"""One request to the provider over a connection of its own, within its time and size."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPException

from django.conf import settings
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.util import parse_url

CONNECT_SECONDS = 2.0
WHOLE_SECONDS = 5.0
LARGEST_ANSWER = 65_536


class NotReached(Exception):
    """Nothing of the request left this machine."""


class Unanswered(Exception):
    """The request, or a part of it, may have arrived."""


def exchange(method: str, path: str, message: dict[str, str] | None = None) -> tuple[int, object]:
    """The status and the decoded JSON of one request over a connection of its own."""
    with closing(_connected()) as connection, _cut_off(connection):
        try:
            content = None if message is None else json.dumps(message).encode()
            connection.request(
                method,
                (parse_url(settings.SMS_GATEWAY_URL).path or "").rstrip("/") + path,
                body=content,
                headers={"Content-Type": "application/json", "Accept": "application/json", "Connection": "close"},
                preload_content=False,
            )
            response = connection.getresponse()
            answer = response.read(LARGEST_ANSWER + 1, decode_content=False)
        except (HTTPError, HTTPException, OSError, ValueError) as fault:
            raise Unanswered(type(fault).__name__) from fault
    if len(answer) > LARGEST_ANSWER:
        raise Unanswered("answer too large")
    if response.headers.get("Content-Length", str(len(answer))) != str(len(answer)):
        raise Unanswered("answer cut off")
    return response.status, _decoded(answer)


def _connected() -> HTTPConnection:
    address = parse_url(settings.SMS_GATEWAY_URL)
    kind = HTTPSConnection if address.scheme == "https" else HTTPConnection
    connection = kind(address.host or "", address.port, timeout=CONNECT_SECONDS)
    try:
        connection.connect()
    except (HTTPError, OSError) as fault:
        connection.close()
        raise NotReached(type(fault).__name__) from fault
    return connection


@contextmanager
def _cut_off(connection: HTTPConnection) -> Iterator[None]:
    """Hangs up when ``WHOLE_SECONDS`` are over; a time-out of the socket alone begins anew with each byte."""

    def hang_up() -> None:
        with suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)

    sock = connection.sock
    sock.settimeout(WHOLE_SECONDS)
    guard = threading.Timer(WHOLE_SECONDS, hang_up)
    guard.daemon = True
    guard.start()
    try:
        yield
    finally:
        guard.cancel()


def _decoded(answer: bytes) -> object:
    try:
        return json.loads(answer)
    except (ValueError, RecursionError):
        return None
