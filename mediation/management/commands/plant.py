"""``manage.py plant``: the demonstration's centres and matters. Planting again changes nothing."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from mediation.demonstration import matters, planting, story
from windows import calendars, clock


class Command(BaseCommand):
    help = "Plant the two centres, their people and their matters, and move the clock to the stories' Monday. DEMO=1."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The demonstration is planted under DEMO=1 only.")
        now = clock.now()
        monday = story.monday(now, calendar=calendars.current())
        with transaction.atomic():
            is_new = planting.plant_centres()
            if is_new:
                matters.plant_matters(monday)
                _move_clock(now, story.ready(monday))
        self.stdout.write(f"Planted as of {monday}." if is_new else "Planted before; nothing changed.")


def _move_clock(now: datetime, there: datetime) -> None:
    if now < there:
        clock.move_to(there)
