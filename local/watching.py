"""Tending what runs: waiting for the web, starting again what died or is stuck, stopping it all."""

import contextlib
import os
import signal
import time
import urllib.error
import urllib.request

import redis

from local import servers
from local.ports import HOST
from local.processes import Child, say
from mediation.config import addresses, heartbeat

LOOK_EVERY = 0.2  # seconds
WATCH_EVERY = 5.0  # seconds between looks at the keeper and the worker's heartbeat
SILENCE = float(os.environ.get("HEARTBEAT_SILENCE") or heartbeat.SILENCE)  # after it a worker is started again
SECONDS_TO_STOP = 5.0


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
