"""``manage.py walkthrough``: the two disputes of the report, played through the API against the running system."""

import json
import time
import uuid
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import Error, connection

from mediation.demonstration import logins, story
from mediation.demonstration.walking import trace
from mediation.demonstration.walking.client import PATIENCE, PAUSE, Client
from mediation.demonstration.walking.errors import NoAnswer, NotAsItShouldBe
from mediation.demonstration.walking.house import House
from mediation.demonstration.walking.playing import Variant, perform
from windows import calendars, clock

T = TypeVar("T")
SLACK = 10  # minutes: the demonstration's clock goes on while a busy machine answers


class Command(BaseCommand):
    help = "Play the two disputes of the report through the API; ends non-zero at the first thing that is not right."

    def add_arguments(self, parser: ArgumentParser) -> None:
        ways = parser.add_mutually_exclusive_group()
        ways.add_argument("--default", action="store_true", help="the wages are not paid on the agreed day")
        ways.add_argument("--inspection", action="store_true", help="the worker chooses labour inspection")
        parser.add_argument("--base-url", help="address of the system; otherwise the one that make run wrote down")
        parser.add_argument("--gateway-url", help="address of the stand-in gateway; otherwise likewise")
        parser.add_argument("--trace", type=Path, help="file for the sequence of what happened, without ids and times")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The walkthrough moves the clock; it runs under DEMO=1 only.")
        house = self._house(options)
        way = Variant.UNPAID if options["default"] else Variant.INSPECTED if options["inspection"] else Variant.BOTH
        try:
            scenes = perform(house, way, move_clock=_move_clock)
        except (NotAsItShouldBe, NoAnswer) as problem:
            raise CommandError(f"Not as it should be: {problem}") from problem
        if options["trace"]:
            options["trace"].write_text("".join(f"{line}\n" for line in trace.lines(scenes)))
        if again := house.system.tried_again:
            self.stdout.write(f"The system was away for a while: {again} requests were asked again.")

    def _house(self, options: dict[str, Any]) -> House:
        written = _written_addresses()
        monday = _patiently(lambda: story.monday(clock.now(), calendar=calendars.current()))
        return House(
            system=Client(options["base_url"] or written["web"]),
            gateway=Client(options["gateway_url"] or written["gateway"]),
            password=logins.password(),
            monday=monday,
            run=uuid.uuid4().hex[:12],
            say=self.stdout.write,
            slack=SLACK,
        )


def _written_addresses() -> dict[str, str]:
    """Where `make run` said that the system and the gateway are."""
    file = settings.FOLDER.addresses
    if not file.exists():
        return {"web": "http://127.0.0.1:8000", "gateway": settings.SMS_GATEWAY_URL}
    addresses: dict[str, str] = json.loads(file.read_text())
    return addresses


def _move_clock(moment: datetime) -> None:
    """Never back: where the story is late, because something was killed meanwhile, it goes on late."""
    _patiently(lambda: clock.now() >= moment or clock.move_to(moment))


def _patiently(ask: Callable[[], T]) -> T:
    """Ask the database; while it is away, again."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return ask()
        except Error:
            if time.monotonic() > deadline:
                raise
            connection.close()
            time.sleep(PAUSE)
