"""The Celery application: `celery -A mediation.config.celery worker`. It wakes sweeps; what is owed stands in rows."""

import os
import time

from celery import Celery, Task, signals
from django.conf import settings

from mediation import outages
from mediation.config import heartbeat, starting

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation.config.settings")

app = Celery("mediation")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@signals.worker_init.connect
def begin(**_: object) -> None:
    """Before the pool: a worker that may not serve this database takes up no task."""
    starting.require_database()


@signals.task_success.connect
def note_success(sender: Task, **_: object) -> None:
    heartbeat.note_sweep(settings.REDIS_URL, sender.name, at=time.time())


@signals.task_failure.connect
def note_failure(exception: BaseException, **_: object) -> None:
    if outages.is_full_disk(exception):
        heartbeat.note_full_disk(settings.REDIS_URL)


@app.task(name="mediation.heartbeat")
def show_life() -> None:
    """Tell health and the supervisor's watchdog that tasks are being run."""
    heartbeat.beat(settings.REDIS_URL, at=time.time())
