"""GET /health/: whether the parts answer, for load balancers, compose.yaml and the person on duty. Open to all; tells
nothing about cases."""

import time
from collections.abc import Callable
from typing import Any

import redis
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mediation.config import health_parts, heartbeat

PROBE = "mediation:health"
DRIFT = 2.0  # seconds that our clock and the database's may differ


def database() -> dict[str, Any]:
    """The database's clock is the one that sweeps use; ours stamps what people do."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT extract(epoch FROM clock_timestamp())")
        drift = float(cursor.fetchone()[0]) - time.time()
    return {"ok": abs(drift) <= DRIFT, "clock_difference_seconds": round(drift, 3)}


def broker() -> dict[str, Any]:
    with heartbeat.client(settings.REDIS_URL) as redis_client:
        redis_client.set(PROBE, 1, ex=60)  # a ping is answered by a server that takes no write any more
        return {"ok": bool(redis_client.ping())}


def worker() -> dict[str, Any]:
    """Silent while tasks wait: the worker stands still. Silent while none wait: beat does."""
    age = heartbeat.age(settings.REDIS_URL, at=time.time())
    return {
        "ok": age is not None and age <= heartbeat.QUIET,
        "heartbeat_age_seconds": None if age is None else round(age, 1),
        "tasks_waiting": heartbeat.waiting_tasks(settings.REDIS_URL),
    }


PARTS: dict[str, Callable[[], dict[str, Any]]] = {
    "database": database,
    "broker": broker,
    "worker": worker,
    "sweeps": health_parts.sweeps,
    "disk": health_parts.disk,
    "owed": health_parts.owed,
}
ON_DATABASE = frozenset({"owed"})  # not asked where it is away: each would wait for a connection of its own


def ask(part: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    try:
        return part()
    except (Error, redis.RedisError, OSError) as problem:
        return {"ok": False, "problem": type(problem).__name__}


@login_not_required
@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 when pages can be served (the database answers), else 503; the body tells about every part.

    ``?whole``: 503 whenever any part is not well, for a monitor that reads no body.
    """
    parts: dict[str, dict[str, Any]] = {}
    for name, part in PARTS.items():
        is_away = name in ON_DATABASE and not parts["database"]["ok"]
        parts[name] = {"ok": False, "problem": "database"} if is_away else ask(part)
    is_well = all(part["ok"] for part in parts.values())
    serves = is_well if "whole" in request.GET else parts["database"]["ok"]
    return JsonResponse({"ok": is_well, "parts": parts}, status=200 if serves else 503)
