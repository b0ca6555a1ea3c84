"""The gateway as a test runs it: the real program in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Self
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from tests.gateway.behaviour import EVERYONE

ROOT = Path(__file__).resolve().parents[2]


class RunningGateway:
    def __init__(self, *, ledger: Path, settle: float = 0.2, options: tuple[str, ...] = ()) -> None:
        self._command = [sys.executable, "-m", "tests.gateway", "--ledger", str(ledger), "--settle", str(settle)]
        self._command += options
        self._port = 0
        self._start()

    def _start(self) -> None:
        command = [*self._command, "--port", str(self._port)]
        self._process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout
        self.url = self._process.stdout.readline().strip()
        assert self.url, "the gateway did not start"
        self._port = int(self.url.rpartition(":")[2])

    def kill(self) -> None:
        """kill -9."""
        self._process.kill()
        self._end()

    def stop(self) -> int:
        self._process.terminate()
        return self._end()

    def restart(self) -> None:
        """The same ledger at the same address."""
        self._start()

    def behave(self, whom: str = EVERYONE, **behaviour: Any) -> None:
        assert self.ask("PUT", f"/behaviours/{whom}", behaviour)[0] == 204

    def post(self, reference: str, **changes: str) -> tuple[int, Any]:
        message = {"reference": reference, "to": "10000000001", "sign": "鄞州矛调", "text": "您的事项有新进展。"}
        return self.ask("POST", "/messages", message | changes)

    def look_up(self, reference: str) -> str:
        return str(self.ask("GET", f"/messages?reference={reference}")[1]["state"])

    def delivered(self) -> list[str]:
        return [message["reference"] for message in self.ask("GET", "/ledger")[1]["messages"]]

    def doubled(self) -> list[str]:
        return list(self.ask("GET", "/ledger")[1]["doubled"])

    def ask(self, method: str, path: str, body: object = None, *, wait: float = 5.0) -> tuple[int, Any]:
        content = None if body is None else json.dumps(body).encode()
        request = Request(self.url + path, data=content, method=method, headers={"Content-Type": "application/json"})
        try:
            with urlopen(request, timeout=wait) as response:
                status, answer = response.status, response.read()
        except HTTPError as refusal:
            with refusal:
                status, answer = refusal.code, refusal.read()
        return status, json.loads(answer) if answer else None

    def _end(self) -> int:
        code = self._process.wait(timeout=5)
        if self._process.stdout:
            self._process.stdout.close()
        return code

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self.kill()
