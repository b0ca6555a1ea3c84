"""``manage.py first_administrator``: the codes with which the first two people of an empty system begin."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from windows import beginning, clock


class Command(BaseCommand):
    help = "Print the codes with which the security administrator and the director of an empty system begin."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--centre", default="矛调中心", help="name of the first centre")
        parser.add_argument("--code", default="centre", help="its code, of letters and digits")

    def handle(self, *args: Any, centre: str, code: str, **options: Any) -> None:
        try:
            people = beginning.begin(centre_code=code, centre_name=centre, at=clock.now())
        except beginning.HasBegun:
            self.stdout.write(
                "  Somebody can sign in already; rights are asked for and approved on the page of rights."
            )
            return
        for person in people:
            first, second = person.halves
            self.stdout.write(f"  {person.role.label:<12}{person.staff_number:<12}{first}  {second}")
        self.stdout.write(
            f"\n  Each chooses a password of their own within 24 hours: {settings.PUBLIC_URL}/account/code/\n"
        )
