"""Signs of life, kept in Redis. Workers have been seen connected but consuming nothing, so being alive is not enough:
only a task that beat woke and the worker ran moves the heartbeat. Imports no Django.

`python -m mediation.config.heartbeat` ends with 1 when the worker is silent: the health check of its container.
"""

import os
import sys
import time
from contextlib import suppress
from functools import cache

import redis

KEY = "mediation:heartbeat"
SWEEPS = "mediation:sweeps"
FULL_DISK = "mediation:full-disk"
FULL_DISK_SECONDS = 300  # that a refused write is remembered
QUEUE = "celery"
TIMEOUT = 1.0  # seconds
SILENCE = 180.0  # seconds without a beat after which the worker counts as stuck
QUIET = 60.0  # seconds without one after which health says so; a beat comes every five


def client(url: str) -> redis.Redis:
    return redis.Redis.from_url(url, socket_connect_timeout=TIMEOUT, socket_timeout=TIMEOUT)


def beat(url: str, *, at: float) -> None:
    """Note that the worker ran a task at this moment (seconds since the epoch)."""
    with client(url) as connection:
        connection.set(KEY, at)


def age(url: str, *, at: float) -> float | None:
    """Seconds since the last beat; None when there was none. Raises redis.RedisError when the server is away."""
    with client(url) as connection:
        last = connection.get(KEY)
    return None if last is None else at - float(last)


def is_silent(url: str, *, at: float) -> bool:
    last = age(url, at=at)
    return last is None or last > SILENCE


@cache
def kept_client(url: str) -> redis.Redis:
    """One connection for what is noted again and again."""
    return client(url)


def note_sweep(url: str, name: str, *, at: float) -> None:
    """Note that this sweep went well. Where Redis is away nothing is noted, and health says that instead."""
    with suppress(redis.RedisError):
        kept_client(url).hset(SWEEPS, name, str(at))


def sweeps(url: str) -> dict[str, float]:
    """When each sweep went well last."""
    with client(url) as connection:
        return {name.decode(): float(at) for name, at in connection.hgetall(SWEEPS).items()}


def waiting_tasks(url: str) -> int:
    with client(url) as connection:
        return int(connection.llen(QUEUE))


def note_full_disk(url: str) -> None:
    with suppress(redis.RedisError), client(url) as connection:
        connection.set(FULL_DISK, 1, ex=FULL_DISK_SECONDS)


def is_full_disk_noted(url: str) -> bool:
    with client(url) as connection:
        return bool(connection.exists(FULL_DISK))


if __name__ == "__main__":
    sys.exit(is_silent(os.environ["REDIS_URL"], at=time.time()))
