"""`migrate`, but as the owner of the tables: the application's role may not change them."""

from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.core.management.commands import migrate
from django.db import connections


class Command(migrate.Command):
    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(database="owner")

    def execute(self, *args: Any, **options: Any) -> str | None:
        if "owner" not in connections:
            raise CommandError("DATABASE_OWNER_URL is not set; the application's role may not change tables.")
        return super().execute(*args, **options)
