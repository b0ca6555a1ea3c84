#!/usr/bin/env python
"""Django's command line. Starts the embedded servers where a command needs a database and no address was given."""

import os
import sys

from django.core.management import execute_from_command_line

from mediation.config import servers

NEEDS_NO_DATABASE = {
    *("check", "collectstatic", "compilemessages", "diffsettings", "findstatic", "help", "makemessages", "version"),
    *("handbook", "messages", "spectacular"),
}


def needs_database(arguments: list[str]) -> bool:
    if not arguments or {"-h", "--help", "--version"} & set(arguments):
        return False
    return arguments[0] not in NEEDS_NO_DATABASE or "--database" in arguments


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation.config.settings")
    try:
        if needs_database(sys.argv[1:]) and not servers.are_given(os.environ):
            servers.ensure(servers.folder())
    except servers.Unavailable as problem:
        sys.exit(str(problem))
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
