"""The worker's sign of life: a moment kept in Redis. Workers have been seen connected but consuming nothing, so being
alive is not enough; only a task that beat woke and the worker ran moves this. Imports no Django.

`python -m mediation.config.heartbeat` ends with 1 when the worker is silent: the health check of its container.
"""

import os
import sys
import time

import redis

KEY = "mediation:heartbeat"
TIMEOUT = 1.0  # seconds
SILENCE = 180.0  # seconds without a beat after which the worker counts as stuck


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


if __name__ == "__main__":
    sys.exit(is_silent(os.environ["REDIS_URL"], at=time.time()))
