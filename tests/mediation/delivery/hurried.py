"""The product's Celery application with shorter waits and every wake-up given twice: `celery -A …hurried worker`."""

import django

django.setup()

from mediation.config.celery import app  # noqa: E402 - after the settings are read
from mediation.config.schedule import EVERY  # noqa: E402
from tests.mediation.delivery.hurry import hurry  # noqa: E402

hurry()
app.conf.beat_schedule = {
    f"{name} {time}": {"task": name, "schedule": min(seconds, 0.5)}
    for name, seconds in EVERY.items()
    for time in (1, 2)
}

__all__ = ["app"]
