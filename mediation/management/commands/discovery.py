"""``manage.py discovery``: sources, deliveries, rules and runs from a terminal, as a data officer of one centre."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from mediation.discovery import permissions
from mediation.discovery.engines.spark import NoSpark
from mediation.discovery.engines.tables import NoRecords
from mediation.discovery.keys import NotSetUp
from mediation.discovery.refusals import Refused
from mediation.management.discovering import records, rules
from mediation.management.discovering.options import Options

PROBLEMS = (Refused, NoRecords, NoSpark, NotSetUp, permissions.NotPermitted)
#: Verbs of one centre: what they do, for whoever asks for help, and the function that does it.
VERBS: dict[str, tuple[str, Callable[[Options], Iterator[str]]]] = {
    "declare": ("declare the shipped sources", records.declare),
    "look": ("look through a file without taking it in", records.look_through),
    "import": ("take a file in", records.take_in),
    "link": ("link rows without a good number", records.link),
    "adopt": ("write the shipped rules as drafts", rules.adopt),
    "publish": ("approve and publish the newest draft of a rule, as a second person", rules.publish),
    "count": ("count whom a rule would find", rules.count),
    "run": ("run a rule: whom it finds becomes a lead", rules.run),
}
OF_NO_CENTRE = {"generate": records.generate, "clean": records.clean}


class Command(BaseCommand):
    help = "Declare sources, take files in, link, adopt and run rules, clean up, or make the files of a district."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        make = verbs.add_parser("generate", help="write the files of a district that does not exist, and its truth")
        make.add_argument("folder", type=Path)
        make.add_argument("--records", type=int, default=16_000)
        make.add_argument("--seed", type=int, default=1)
        make.add_argument("--right", action="store_true", help="without slips: right numbers alone")
        verbs.add_parser("clean", help="take away what a killed import left, and what has reached its term")
        for name, (words, _function) in VERBS.items():
            verb = verbs.add_parser(name, help=words)
            verb.add_argument("centre", help="code of the centre")
            verb.add_argument("--by", required=True, help="staff number of who does it")
            if name in ("look", "import"):
                _add_file(verb)
            if name in ("publish", "count", "run"):
                verb.add_argument("rule")

    def handle(self, *args: Any, **options: Any) -> None:
        verb = options["verb"]
        options["progress"] = lambda done, count: self.stderr.write(f"{done} / {count}")
        function = OF_NO_CENTRE[verb] if verb in OF_NO_CENTRE else VERBS[verb][1]
        try:
            for line in function(options):
                self.stdout.write(line)
        except ValidationError as problem:
            raise CommandError(" ".join(problem.messages)) from problem
        except PROBLEMS as problem:
            raise CommandError(str(problem)) from problem


def _add_file(verb: ArgumentParser) -> None:
    verb.add_argument("manifest", type=Path)
    verb.add_argument("file", type=Path)
    verb.add_argument("--faults", type=Path, help="where to write the error file")
    verb.add_argument("--keep-until", type=date.fromisoformat, help="the last day of the term; left out: the usual one")
