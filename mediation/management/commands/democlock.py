"""``manage.py democlock``: show the demonstration's clock, or move it forward."""

from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from windows import clock


class Command(BaseCommand):
    help = "Show the demonstration's clock, or move it forward. It goes on running from there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("moment", nargs="?", help='where to move it, local time: "2026-11-24 09:00"')

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Only the demonstration's clock can be moved, and this is not the demonstration.")
        if options["moment"]:
            self._move(options["moment"])
        self.stdout.write(f"{timezone.localtime(clock.now()):%a %Y-%m-%d %H:%M:%S}, {clock.shift()} ahead")

    def _move(self, text: str) -> None:
        try:
            moment = timezone.make_aware(datetime.fromisoformat(text))
        except ValueError as wrong:
            raise CommandError(f'“{text}” is no moment; write it like "2026-11-24 09:00".') from wrong
        try:
            clock.move_to(moment)
        except clock.OnlyForward as back:
            raise CommandError("The clock moves forward only: what has happened cannot happen later again.") from back
