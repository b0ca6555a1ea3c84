"""The provider of short messages: sending one, and asking later whether it was taken.

No provider promises to take a message once (help.aliyun.com/document_detail/55284.html: not idempotent; after a
time-out, look before trying again). So an answer is one of three, never two: taken, surely not taken, or not known.
Only what the provider said in its documented form counts as said. Whoever calls decides what becomes of the third.

An answer must arrive whole within ``WHOLE_SECONDS``, however slowly it drips, in at most ``LARGEST_ANSWER`` bytes;
redirects are not followed, proxies not used, compressed bodies not asked for.
"""

import json
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException
from urllib.parse import urlencode

from django.conf import settings
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.util import parse_url

CONNECT_SECONDS = 2.0
WHOLE_SECONDS = 5.0
LARGEST_ANSWER = 65_536
ID = re.compile(r"[!-~]{1,64}")
CODE = re.compile(r"[a-z_]{1,40}")


@dataclass(frozen=True)
class Accepted:
    id: str  # the provider's own


@dataclass(frozen=True)
class Refused:
    """Surely not taken."""

    code: str
    may_try_again: bool  # the same message may be taken later: the provider was busy or out of reach


@dataclass(frozen=True)
class Uncertain:
    """May have been taken."""

    reason: str


@dataclass(frozen=True)
class Taken:
    ids: tuple[str, ...]  # more than one: it was taken more than once


@dataclass(frozen=True)
class NotTaken:
    """As far as the provider knows. Trust it only when it has had its settling time since the last attempt."""


@dataclass(frozen=True)
class Unknown:
    reason: str


class _NotReached(Exception):
    """Nothing of the request left this machine."""


class _NoAnswer(Exception):
    """The request, or a part of it, may have arrived."""


def send(*, reference: str, to: str, sign: str, text: str) -> Accepted | Refused | Uncertain:
    try:
        status, answer = _exchange("POST", "/messages", {"reference": reference, "to": to, "sign": sign, "text": text})
    except _NotReached:
        return Refused("not_reached", may_try_again=True)
    except _NoAnswer as reason:
        return Uncertain(str(reason))
    match status, answer:
        case 202, {"id": str(message_id), "reference": echo} if echo == reference and ID.fullmatch(message_id):
            return Accepted(message_id)
        case ((400 | 403 | 413 | 415 | 422 | 429), {"error": {"code": str(code)}}) if CODE.fullmatch(code):
            return Refused(code, may_try_again=status == 429)
    return Uncertain(f"status {status}, not as documented")


def look_up(reference: str) -> Taken | NotTaken | Unknown:
    try:
        status, answer = _exchange("GET", f"/messages?{urlencode({'reference': reference})}")
    except (_NotReached, _NoAnswer) as reason:
        return Unknown(str(reason))
    match status, answer:
        case 200, {"reference": echo, "state": "taken", "ids": [_, *_] as ids} if echo == reference and _are_ids(ids):
            return Taken(tuple(ids))
        case 200, {"reference": echo, "state": "not_taken", "ids": []} if echo == reference:
            return NotTaken()
        case 200, {"reference": echo, "state": "unknown", "ids": []} if echo == reference:
            return Unknown("the provider does not know yet")
    return Unknown(f"status {status}, not as documented")


def _are_ids(ids: list[object]) -> bool:
    return all(isinstance(each, str) and ID.fullmatch(each) for each in ids)


def _exchange(method: str, path: str, message: dict[str, str] | None = None) -> tuple[int, object]:
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
            raise _NoAnswer(type(fault).__name__) from fault
    if len(answer) > LARGEST_ANSWER:
        raise _NoAnswer("answer too large")
    if response.headers.get("Content-Length", str(len(answer))) != str(len(answer)):
        raise _NoAnswer("answer cut off")
    return response.status, _decoded(answer)


def _connected() -> HTTPConnection:
    address = parse_url(settings.SMS_GATEWAY_URL)
    kind = HTTPSConnection if address.scheme == "https" else HTTPConnection
    connection = kind(address.host or "", address.port, timeout=CONNECT_SECONDS)
    try:
        connection.connect()
    except (HTTPError, OSError) as fault:
        connection.close()
        raise _NotReached(type(fault).__name__) from fault
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
