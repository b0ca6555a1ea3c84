"""``manage.py plant``: the demonstration's centres and matters. Planting again changes nothing."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from mediation.demonstration import planting


class Command(BaseCommand):
    help = "Plant the two centres of the demonstration, their people and their matters. Only under DEMO=1."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The demonstration is planted under DEMO=1 only.")
        is_new = planting.plant_centres()
        self.stdout.write("Planted." if is_new else "Planted before; nothing changed.")
