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

from mediation.config import heartbeat

DRIFT = 2.0  # seconds that our clock and the database's may differ


def database() -> dict[str, Any]:
    """The database's clock is the one that sweeps use; ours stamps what people do."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT extract(epoch FROM clock_timestamp())")
        drift = float(cursor.fetchone()[0]) - time.time()
    return {"ok": abs(drift) <= DRIFT, "clock_difference_seconds": round(drift, 3)}


def broker() -> dict[str, Any]:
    with heartbeat.client(settings.REDIS_URL) as redis_client:
        return {"ok": bool(redis_client.ping())}


def worker() -> dict[str, Any]:
    age = heartbeat.age(settings.REDIS_URL, at=time.time())
    return {
        "ok": age is not None and age <= heartbeat.SILENCE,
        "heartbeat_age_seconds": None if age is None else round(age, 1),
    }


PARTS: dict[str, Callable[[], dict[str, Any]]] = {"database": database, "broker": broker, "worker": worker}


def ask(part: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    try:
        return part()
    except (Error, redis.RedisError) as problem:
        return {"ok": False, "problem": type(problem).__name__}


@login_not_required
@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 when pages can be served (the database answers), else 503; the body tells about every part."""
    parts = {name: ask(part) for name, part in PARTS.items()}
    return JsonResponse(
        {"ok": all(part["ok"] for part in parts.values()), "parts": parts},
        status=200 if parts["database"]["ok"] else 503,
    )
