"""Senders in processes of their own that are killed with -9, here and not in the product.

    python -m tests.mediation.delivery.senders crew --every 0.5     four senders, one killed every so often
    python -m tests.mediation.delivery.senders points --times 3     one sender killed at each named point, so many times

Both go on until standard input is closed and then say how many were killed. What is owed stands in the database of
DATABASE_URL, the provider at SMS_GATEWAY_URL.
"""

import argparse
import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import django

django.setup()

from mediation.delivery import gateway, held_messages, lost_messages, messages  # noqa: E402 - after the settings are read
from mediation.delivery.gateway import requests  # noqa: E402
from mediation.models import Notice  # noqa: E402
from tests.factories import moment  # noqa: E402
from tests.mediation.delivery.hurry import hurry  # noqa: E402

BEGAN, MONDAY = time.monotonic(), moment("2026-11-23 09:01")
CREW = 4
SENDING = (messages, lost_messages, held_messages)
SLOW = 0.03  # seconds before and after each talk with the provider, so that kills fall on every line

Point = Callable[[], None]


def now() -> datetime:
    return MONDAY + timedelta(seconds=time.monotonic() - BEGAN)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def after(module: Any, name: str) -> None:
    """Die when this function has done its work, before its caller learns of it."""
    work = getattr(module, name)

    def dying(*args: Any, **more: Any) -> Any:
        done = work(*args, **more)
        if not (module in SENDING and done is None):  # nothing was due
            die()
        return done

    setattr(module, name, dying)


def before(module: Any, name: str) -> None:
    setattr(module, name, lambda *args, **more: die())


def each(patch: Callable[[Any, str], None], name: str) -> None:
    """Wherever the sender calls this function."""
    for module in SENDING:
        if hasattr(module, name):
            patch(module, name)


def soon() -> None:
    """In the middle of the talk with the provider, whatever it is about."""
    talk = requests.exchange

    def watched(*args: Any, **more: Any) -> Any:
        threading.Timer(0.004, die).start()
        return talk(*args, **more)

    requests.exchange = watched


# In the order in which a message meets them; the last three only where an earlier one had killed its sender.
POINTS: dict[str, Point] = {
    "nothing is held yet": lambda: each(before, "hold"),
    "held, not committed": lambda: after(Notice, "save"),
    "held": lambda: each(after, "hold"),
    "about to send": lambda: before(gateway, "send"),
    "while it is sent": soon,
    "sent": lambda: after(gateway, "send"),
    "about to write down": lambda: before(messages, "_write_down"),
    "written down": lambda: after(messages, "_write_down"),
    "about to ask": lambda: before(gateway, "look_up"),
    "asked": lambda: after(gateway, "look_up"),
    "about to settle": lambda: each(before, "settle"),
}


def fork(work: Callable[[], None]) -> int:
    pid = os.fork()
    if pid == 0:
        try:
            work()
        finally:
            os._exit(0)
    return pid


def send_for_ever(pause: float = SLOW) -> None:
    send, ask = gateway.send, gateway.look_up
    gateway.send = lambda **arguments: _slowly(lambda: send(**arguments), pause)
    gateway.look_up = lambda reference: _slowly(lambda: ask(reference), pause)
    while True:
        messages.send_due(now(), limit=10)
        lost_messages.settle_lost(now(), limit=10)
        time.sleep(pause)


def _slowly(talk: Callable[[], Any], pause: float) -> Any:
    time.sleep(pause)
    answer = talk()
    time.sleep(pause)
    return answer


def is_over(seconds: float) -> bool:
    """Whether standard input was closed, waiting so long for it."""
    ready, _, _ = select.select([sys.stdin], [], [], seconds)
    return bool(ready) and not sys.stdin.read(1)


def crew(*, every: float, times: int) -> int:
    pids = [fork(send_for_ever) for _ in range(CREW)]
    killed = 0
    while not is_over(every):
        _end(pids[killed % CREW])
        pids[killed % CREW] = fork(send_for_ever)
        killed += 1
    for pid in pids:
        _end(pid)
    return killed


def points(*, every: float, times: int) -> int:
    """Each point with a sender of its own, one after the other; then one that is left alone."""
    killed = 0
    for _ in range(times):
        for name, point in POINTS.items():
            killed += _kill_at(point)
            sys.stderr.write(f"killed: {name}\n")
    survivor = fork(lambda: send_for_ever(0))
    while not is_over(every):
        pass
    _end(survivor)
    return killed


def _kill_at(point: Point) -> int:
    """How many senders died of it: one, unless nothing met the point within some seconds."""

    def work() -> None:
        point()
        ends = time.monotonic() + 5
        while time.monotonic() < ends:
            messages.send_due(now(), limit=1)
            lost_messages.settle_lost(now(), limit=1)
            time.sleep(0.02)

    _, status = os.waitpid(fork(work), 0)
    return int(os.WIFSIGNALED(status))


def _end(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    with suppress(ChildProcessError):
        os.waitpid(pid, 0)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("way", choices=["crew", "points"])
    parser.add_argument("--every", type=float, default=0.5, help="seconds")
    parser.add_argument("--times", type=int, default=1)
    options = parser.parse_args()
    hurry()
    way = {"crew": crew, "points": points}[options.way]
    sys.stdout.write(f"{way(every=options.every, times=options.times)}\n")


if __name__ == "__main__":
    main()
