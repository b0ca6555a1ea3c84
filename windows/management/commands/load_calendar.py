"""``manage.py load_calendar 2027``: take over the days off of a year once the installed package knows its notice."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from windows import calendars


class Command(BaseCommand):
    help = "Load the days off and worked weekends of announced years; deadlines of those years stop being provisional."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("years", nargs="+", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        for year in options["years"]:
            try:
                count = calendars.load(year)
            except calendars.NotAnnounced as error:
                raise CommandError(
                    f"The installed chinesecalendar does not know {year}: upgrade it, or enter its days in the admin."
                ) from error
            self.stdout.write(f"{year}: {count} days")
