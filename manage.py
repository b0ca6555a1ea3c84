#!/usr/bin/env python
"""Django's command line. Starts the embedded servers where a command needs a database and no address was given."""

import os
import sys

from django.core.management import execute_from_command_line

from mediation.config import addresses

NEEDS_NO_DATABASE = {
    *("check", "collectstatic", "compilemessages", "diffsettings", "findstatic", "help", "makemessages", "version"),
    *("handbook", "messages", "spectacular"),
}


def needs_database(arguments: list[str]) -> bool:
    if not arguments or {"-h", "--help", "--version"} & set(arguments):
        return False
    return arguments[0] not in NEEDS_NO_DATABASE or "--database" in arguments


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation.config.settings")
    try:
        if needs_database(sys.argv[1:]) and not addresses.are_given(os.environ):
            from local import servers  # of one machine alone: an installation of production has no such package

            servers.ensure(addresses.folder())
    except addresses.Unavailable as problem:
        sys.exit(str(problem))
    except ModuleNotFoundError as problem:
        if problem.name != "local":
            raise
        sys.exit("DATABASE_URL and REDIS_URL are not set, and the embedded servers are no part of this installation.")
    execute_from_command_line(sys.argv)
