"""The Celery application: `celery -A mediation.config.celery worker`. It wakes sweeps; what is owed stands in rows."""

import os
import time

from celery import Celery, signals
from django.conf import settings

from mediation.config import heartbeat, starting

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation.config.settings")

app = Celery("mediation")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@signals.worker_init.connect
def begin(**_: object) -> None:
    """Before the pool: a worker that may not serve this database takes up no task."""
    starting.require_database()


@app.task(name="mediation.heartbeat")
def show_life() -> None:
    """Tell health and the supervisor's watchdog that tasks are being run."""
    heartbeat.beat(settings.REDIS_URL, at=time.time())
