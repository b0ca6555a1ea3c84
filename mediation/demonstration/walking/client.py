"""Asking the running system over HTTP, as any program would: what gets no answer is asked again, with the same key."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any, TypeVar
from urllib.parse import urlsplit

from mediation.demonstration.walking.errors import NoAnswer, NotAsItShouldBe

PATIENCE = 90.0  # seconds until a system that lost everything but its disks must have answered again
PAUSE = 0.3
ONE_REQUEST = 30.0
UNAUTHORISED = 401
CONFLICT = 409

BOUNDARY = "----------walkthrough-of-the-two-disputes"

T = TypeVar("T")
Files = Mapping[str, tuple[str, bytes]]  # name of the field → name and bytes of the file


@dataclass(frozen=True)
class Answer:
    status: int
    body: Any

    @property
    def is_passing(self) -> bool:
        """The system is busy coming back, or somebody else wrote to the case meanwhile: asking again is right."""
        return self.status >= 500 or (self.status == CONFLICT and self.code == "changed_meanwhile")

    @property
    def code(self) -> str:
        try:
            return str(self.body["errors"][0]["code"])
        except (KeyError, IndexError, TypeError):
            return ""


@dataclass
class Client:
    """One system at one address. ``tried_again`` counts what had to be asked more than once."""

    base_url: str
    patience: float = PATIENCE
    tried_again: int = field(default=0, init=False)

    def ask(
        self, method: str, path: str, body: Any = None, *, token: str = "", key: str = "", files: Files | None = None
    ) -> Answer:
        """``files``: sent along with ``body`` as a form with files in place of JSON."""
        headers = {"Accept": "application/json", "Accept-Language": "zh-hans"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        if key:
            headers["Idempotency-Key"] = key
        content = None if body is None else json.dumps(body).encode()
        if content is not None:
            headers["Content-Type"] = "application/json"
        if files:
            content = as_form(body, files)
            headers["Content-Type"] = f"multipart/form-data; boundary={BOUNDARY}"
        return self._until_answered(lambda: self.exchange(method, path, content, headers), f"{method} {path}")

    def _until_answered(self, exchange: Callable[[], Answer], what: str) -> Answer:
        deadline = time.monotonic() + self.patience
        while True:
            try:
                answer = exchange()
                if not answer.is_passing:
                    return answer
                last = f"HTTP {answer.status}"
            except (OSError, HTTPException, ValueError) as problem:
                last = f"{type(problem).__name__}: {problem}"
            if time.monotonic() > deadline:
                raise NoAnswer(f"{what}: no answer within {self.patience:.0f} s, at last {last}")
            self.tried_again += 1
            time.sleep(PAUSE)

    def exchange(self, method: str, path: str, content: bytes | None, headers: dict[str, str]) -> Answer:
        """One request, over a connection of its own."""
        address = urlsplit(self.base_url)
        kind = HTTPSConnection if address.scheme == "https" else HTTPConnection
        connection = kind(address.hostname or "", address.port, timeout=ONE_REQUEST)
        try:
            connection.request(method, address.path.rstrip("/") + path, body=content, headers=headers)
            response = connection.getresponse()
            body = response.read()
        finally:
            connection.close()
        return Answer(response.status, json.loads(body) if body else None)


def as_form(fields: Mapping[str, Any], files: Files) -> bytes:
    """A form with files, as a browser sends it; the same each time, so that a second try is the same request."""
    parts = [f'name="{name}"\r\n\r\n{value}\r\n'.encode() for name, value in fields.items()]
    for name, (named, body) in files.items():
        head = f'name="{name}"; filename="{named}"\r\nContent-Type: application/octet-stream\r\n\r\n'
        parts.append(head.encode() + body + b"\r\n")
    begun = f"--{BOUNDARY}\r\nContent-Disposition: form-data; ".encode()
    return b"".join(begun + part for part in parts) + f"--{BOUNDARY}--\r\n".encode()


def until(probe: Callable[[], T], *, patience: float) -> T:
    """Ask again and again until ``probe`` no longer raises ``NotAsItShouldBe``; its last word counts."""
    deadline = time.monotonic() + patience
    while True:
        try:
            return probe()
        except NotAsItShouldBe:
            if time.monotonic() > deadline:
                raise
            time.sleep(PAUSE)
