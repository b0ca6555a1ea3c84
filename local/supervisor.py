"""`make run`: the whole system on this machine under one process. Imports no Django.

Starts the embedded servers (unless DATABASE_URL and REDIS_URL are given), migrates, plants the demonstration, then runs
web, worker, beat and the stand-in gateway and starts again whatever dies. Ctrl-C ends everything; should this process
be killed, the kernel ends its children, and the keeper stops the servers because nobody uses them any more.
"""

import contextlib
import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping

import redis

from local import servers
from local.processes import Child, say
from mediation.config import addresses, heartbeat
from mediation.config.orphans import die_with_parent

HOST = "127.0.0.1"
LOOK_EVERY = 0.2  # seconds
WATCH_EVERY = 5.0  # seconds between looks at the keeper and the worker's heartbeat
SILENCE = float(os.environ.get("HEARTBEAT_SILENCE") or heartbeat.SILENCE)  # after it a worker is started again
SECONDS_TO_STOP = 5.0
STEPS = {  # commands before the system serves: each does nothing where it has been done
    "migrate": "Bringing the tables up to date",
    "plant": "Planting the demonstration",
}
LOGINS, FIRST_CODES = "logins", "first_administrator"  # commands that tell who signs in, once the system serves


class CannotRun(Exception):
    """The message is one sentence for the person at the terminal."""


def main() -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    try:
        supervise(addresses.folder(), port=wanted_port())
    except (CannotRun, addresses.Unavailable) as problem:
        sys.exit(str(problem))
    except OSError as problem:
        sys.exit(f"The system cannot run here: {problem}.")
    except KeyboardInterrupt:
        say("Stopped.")


def wanted_port() -> int:
    port = os.environ.get("PORT") or "8000"
    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise CannotRun(f"PORT must be a number from 1 to 65535, not {port!r}.")
    return int(port)


def supervise(where: addresses.Folder, *, port: int) -> None:
    is_embedded = not addresses.are_given(os.environ)
    where.log.mkdir(parents=True, exist_ok=True)
    with only_one(where):
        if not is_free(port):
            raise CannotRun(f"Port {port} is taken by another program; choose another one: make run PORT=8080")
        try:
            if is_embedded:
                servers.ensure(where)
            environment = os.environ | {"DEMO": os.environ.get("DEMO") or "1", "PORT": str(port)}
            gateway_port = free_port()
            environment.setdefault("SMS_GATEWAY_URL", f"http://{HOST}:{gateway_port}")
            where.addresses.write_text(
                json.dumps({"web": f"http://{HOST}:{port}", "gateway": environment["SMS_GATEWAY_URL"]})
            )
            for command, words in STEPS.items():
                if command == "plant" and is_empty(environment):
                    continue
                manage(command, words=words, environment=environment)
            run(
                children(where, environment, gateway_port=gateway_port), where=where, port=port, environment=environment
            )
        finally:
            if is_embedded and not servers.release(where, seconds=20):
                say("The servers go on: another process uses them.")


@contextlib.contextmanager
def only_one(where: addresses.Folder) -> Iterator[None]:
    """One supervisor per data folder; the lock is the kernel's and goes with us, however we go."""
    with (where.path / "lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise CannotRun(
                f"The system is running already (process {lock.read().strip()}); end that one first."
            ) from None
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


def manage(command: str, *, words: str, environment: dict[str, str]) -> None:
    """Run one management command to its end, or to ours."""
    if words:
        say(words)
    us = os.getpid()
    if subprocess.run(
        [sys.executable, "manage.py", command],
        cwd=addresses.ROOT,
        env=environment,
        check=False,
        preexec_fn=lambda: die_with_parent(us, signal.SIGKILL),
    ).returncode:
        raise CannotRun(f"`manage.py {command}` failed; what it says stands above.")


def children(where: addresses.Folder, environment: dict[str, str], *, gateway_port: int) -> list[Child]:
    celery = ("celery", "-A", "mediation.config.celery")
    quiet = ("--without-gossip", "--without-mingle", "--without-heartbeat", "--loglevel", "WARNING")
    ledger = where.path / "gateway.sqlite3"
    programs = {
        "gateway": ("tests.gateway", "--port", str(gateway_port), "--ledger", str(ledger)),
        "worker": (*celery, "worker", "--pool", "threads", "--concurrency", "4", *quiet),
        "beat": (*celery, "beat", "--pidfile", "", "--loglevel", "WARNING"),
        "web": ("gunicorn", "--config", "mediation/config/web_server.py", "mediation.config.wsgi"),
    }
    return [
        Child(
            name, [sys.executable, "-m", *words], log=where.log / f"{name}.log", env=environment, folder=addresses.ROOT
        )
        for name, words in programs.items()
    ]


def run(programs: list[Child], *, where: addresses.Folder, port: int, environment: dict[str, str]) -> None:
    """Keep the programs running until Ctrl-C."""
    say("Starting " + ", ".join(child.name for child in programs))
    try:
        for child in programs:
            child.start()
        wait_for_web(programs, port=port)
        say(f"\n  The system is running:  http://{HOST}:{port}/\n  Logs: {where.log}   Ctrl-C ends it.\n")
        manage(FIRST_CODES if is_empty(environment) else LOGINS, words="", environment=environment)
        watch(programs, where=where, environment=environment)
    except KeyboardInterrupt:
        say("\nStopping")
        raise
    finally:
        stop(programs)


def is_empty(environment: Mapping[str, str]) -> bool:
    """Whether it begins without the demonstration, so that nobody can sign in as its people either."""
    return environment.get("EMPTY") == "1"


def wait_for_web(programs: list[Child], *, port: int) -> None:
    while True:
        with contextlib.suppress(urllib.error.URLError, OSError):
            urllib.request.urlopen(f"http://{HOST}:{port}/health/", timeout=5).close()
            return
        time.sleep(LOOK_EVERY)
        for child in programs:
            child.tend()


def watch(programs: list[Child], *, where: addresses.Folder, environment: dict[str, str]) -> None:
    worker = next(child for child in programs if child.name == "worker")
    looked_at = time.monotonic()
    while True:
        time.sleep(LOOK_EVERY)
        for child in programs:
            child.tend()
        if time.monotonic() - looked_at > WATCH_EVERY:
            looked_at = time.monotonic()
            if not addresses.are_given(environment) and not servers.is_kept(where):
                servers.ensure(where)
            if is_stuck(worker, url=environment.get("REDIS_URL") or where.redis_url):
                say(f"worker has run no task for {SILENCE:.0f} s; starting it again")
                worker.stop(SECONDS_TO_STOP)


def is_stuck(worker: Child, *, url: str) -> bool:
    """Whether the worker lives, has had its time, and yet runs nothing. A broker that is away says nothing about it."""
    if worker.process is None or time.monotonic() - worker.started_at < SILENCE:
        return False
    try:
        age = heartbeat.age(url, at=time.time())
    except redis.RedisError:
        return False
    return age is None or age > SILENCE


def stop(programs: list[Child]) -> None:
    """Ask all at once; who is not gone after some seconds is killed. A second Ctrl-C changes nothing."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    for child in programs:
        child.ask_to_stop()
    deadline = time.monotonic() + SECONDS_TO_STOP
    for child in programs:
        child.stop(max(0.1, deadline - time.monotonic()))


if __name__ == "__main__":
    main()
