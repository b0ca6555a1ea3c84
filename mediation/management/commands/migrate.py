"""`migrate`, but as the owner of the tables: the application's role may not change them.

It begins only on a server that is new enough, and ends only with the right keys, whose check values it keeps.
"""

from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.core.management.commands import migrate
from django.db import connections

from accounts import connecting, keys
from accounts.unfit import UnfitDatabase


class Command(migrate.Command):
    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(database="owner")

    def execute(self, *args: Any, **options: Any) -> str | None:
        if "owner" not in connections:
            raise CommandError("DATABASE_OWNER_URL is not set; the application's role may not change tables.")
        connection = connections[options["database"]]
        try:
            connection.ensure_connection()
            connecting.require_version(connection.connection.info.server_version)
            result = super().execute(*args, **options)
            keys.require_right_keys(connection)
        except UnfitDatabase as problem:
            raise CommandError(str(problem)) from problem
        return result
