"""Parts of health that say whether work gets done: room on the disk, sweeps that run, what is owed and for how long."""

import shutil
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Min, QuerySet
from django.db.models.functions import Greatest

from mediation.config import heartbeat
from mediation.config.schedule import EVERY
from mediation.delivery import restoring
from mediation.models import Deadline, Material, Notice, Paper
from windows import clock

LEAST_FREE = 500_000_000  # bytes; with less, files and logs have no room for long
LATE_AFTER = 300.0  # seconds that something owed may be due and not done, beyond the pace of its sweep
MISSED = 3  # turns that a sweep may miss

#: What is owed, and the moment from which it waits.
OWED: dict[str, tuple[Callable[[datetime], QuerySet[Any]], str | Greatest]] = {
    "messages": (Notice.objects.due, "due_at"),
    "answers": (lambda now: Notice.objects.lost_hold(), "lease_until"),
    "papers": (Paper.objects.to_render, Greatest("owed_at", "lease_until")),
    "clocks": (Deadline.objects.to_sweep, "sweep_at"),
    "files": (lambda now: Material.objects.to_check(), Greatest("received_at", "lease_until")),
}


def disk() -> dict[str, Any]:
    """Room in our own folders; PostgreSQL's disk is known by the writes that it refused lately."""
    free = min(shutil.disk_usage(_existing(path)).free for path in (settings.FOLDER.path, settings.ANCHORS))
    is_refused = heartbeat.is_full_disk_noted(settings.REDIS_URL)
    return {"ok": free >= LEAST_FREE and not is_refused, "free_bytes": free, "writes_refused": is_refused}


def sweeps() -> dict[str, Any]:
    """Each sweep went well not long ago. What no worker has noted yet is not known to be late."""
    last = heartbeat.sweeps(settings.REDIS_URL)
    now = time.time()
    late = sorted(name for name, every in EVERY.items() if now - last.get(name, now) > MISSED * every + LATE_AFTER)
    return {"ok": not late, "late": late}


def owed() -> dict[str, Any]:
    """Nothing waits long after it was due, and messages wait for nobody."""
    now = clock.database_now()
    firsts = {name: rows(now).aggregate(first=Min(since))["first"] for name, (rows, since) in OWED.items()}
    oldest = {name: _age(first, now) for name, first in firsts.items()}
    waiting = restoring.waiting_since()
    return {
        "ok": waiting is None and all(age <= LATE_AFTER for age in oldest.values()),
        "oldest_seconds": oldest,
        "messages_wait_since": waiting,
    }


def _age(since: datetime | None, now: datetime) -> float:
    return max(0.0, round((now - since).total_seconds(), 1)) if since else 0.0


def _existing(path: Path) -> Path:
    """The folder itself, or the nearest one above it that is there."""
    return next(folder for folder in (path, *path.parents) if folder.is_dir())
