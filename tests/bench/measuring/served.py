"""A web server under load: started as in production, asked by the load process, its CPU read before and after."""

import json
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count

from local.processes import Child
from mediation.config import addresses
from tests.bench import place
from tests.bench.measuring import meter

HOST = "127.0.0.1"
PRODUCT = "mediation.config.wsgi"
FLOOR = "tests.bench.measuring.floor"
WORKERS = 2
SECONDS_TO_START = 60
NETWORKS = count()  # each load comes from addresses of its own


@dataclass(frozen=True)
class Sample:
    """Requests that were answered: how long each took, all of them together, and the CPU they used. Seconds."""

    seconds: list[float]
    wall: float
    used: meter.Cpu

    def __add__(self, other: "Sample") -> "Sample":
        return Sample(self.seconds + other.seconds, self.wall + other.wall, self.used + other.used)

    def figures(self) -> dict[str, float]:
        """Of one request, in ms; ``web`` and ``database`` are CPU."""
        number, hundredths = len(self.seconds), statistics.quantiles(self.seconds, n=100)
        return {
            "requests": number,
            "rps": number / self.wall,
            "p50": hundredths[49] * 1000,
            "p95": hundredths[94] * 1000,
            "web": self.used.web / number * 1000,
            "database": self.used.database / number * 1000,
        }


@dataclass(frozen=True)
class Served:
    """A running web server."""

    port: int
    pid: int

    def ask(
        self, requests: Sequence[str], *, clients: int = 1, expected: int = 200, per_connection: int = 1_000_000
    ) -> Sample:
        """Send these requests, keeping so many at once in flight."""
        job = {
            "port": self.port,
            "clients": clients,
            "expected": expected,
            "requests": list(requests),
            "per_connection": per_connection,
            "network": next(NETWORKS),
        }
        before = meter.cpu(web=self.pid, database=postmaster())
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.measuring.load"],
            cwd=addresses.ROOT,
            input=json.dumps(job),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        used = meter.cpu(web=self.pid, database=postmaster()) - before
        return Sample(**json.loads(done.stdout), used=used)


@contextmanager
def serving(application: str, *, workers: int = WORKERS, **environment: str) -> Iterator[Served]:
    """gunicorn with the product's own settings for it, on a free port."""
    port = free_port()
    settings = os.environ | {"PORT": str(port), "WEB_WORKERS": str(workers)} | environment
    command = [sys.executable, "-m", "gunicorn", "--config", "mediation/config/web_server.py", application]
    log = place.WHERE.log / f"{application}.log"
    child = Child(application, command, log=log, env=settings, folder=addresses.ROOT)
    child.start()
    try:
        wait_for(port, child)
        yield Served(port, child.pid or 0)
    finally:
        child.stop(10)


def wait_for(port: int, child: Child) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        if child.process is None or child.process.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit(f"{child.name} does not serve: {child.log} tells why.")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


def postmaster() -> int:
    return int((place.WHERE.postgres / "postmaster.pid").read_text().split()[0])


def http(method: str, path: str, *, token: str = "", body: Mapping[str, object] | None = None) -> str:
    """One request as it goes over the wire, from a proxy that ends TLS."""
    sent = json.dumps(body, ensure_ascii=False) if body is not None else ""
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", "Accept: application/json", "X-Forwarded-Proto: https"]
    if token:
        lines.append(f"Authorization: Bearer {token}")
    if sent:
        lines += ["Content-Type: application/json", f"Content-Length: {len(sent.encode())}"]
    return "\r\n".join([*lines, "", sent])
