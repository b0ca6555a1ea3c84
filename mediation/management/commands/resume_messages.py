"""``manage.py resume_messages``: after a backup was loaded, from where to go on sending."""

from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from mediation.delivery import restoring


class Command(BaseCommand):
    help = "Go on sending after a backup was loaded. Until then messages wait."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--sent-until",
            required=True,
            help="when the system that was lost sent for the last time, as 2026-12-01T10:30 (local) or with an offset",
        )

    def handle(self, *args: Any, sent_until: str, **options: Any) -> None:
        resumed = restoring.resume(sent_until=_moment(sent_until))
        self.stdout.write(
            f"Messages go out again. Asked about at the provider first: {resumed.asked}; codes that count as sent: "
            f"{resumed.codes}. `manage.py verify` says what else the backup lacks."
        )


def _moment(text: str) -> datetime:
    try:
        moment = parse_datetime(text)
    except ValueError:
        moment = None
    if moment is None:
        raise CommandError(f"--sent-until must be a moment such as 2026-12-01T10:30, not {text!r}.")
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
