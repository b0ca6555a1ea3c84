"""`handbook`: print the parts of mediation/README.md that come from the code; `--check` only says which are stale."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from mediation.management import handbook


class Command(BaseCommand):
    help = "Print the parts of the handbook that come from the code."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; fail when a part is stale")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        text = handbook.HANDBOOK.read_text()
        if not check:
            handbook.HANDBOOK.write_text(handbook.printed(text))
        elif stale := handbook.stale(text):
            raise CommandError(f"Stale in {handbook.HANDBOOK.name}: {', '.join(stale)}. Run: manage.py handbook")
