"""``manage.py verify``: whether chains, seals, files and clocks are right. Ends with 1 where anything is not."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from mediation.delivery import scrubbing, verifying


class Command(BaseCommand):
    help = "Check every journal's chain, the seals against their anchors, files and clocks."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--repair-clocks", action="store_true", help="bring wrong clocks to what the journals say")

    def handle(self, *args: Any, repair_clocks: bool, **options: Any) -> None:
        wrong = 0
        for fault in verifying.broken_chains():
            wrong += 1
            self.stdout.write(f"{fault.case_code}: line {fault.seq} {fault.what}")
        for difference in verifying.broken_seals():
            wrong += 1
            self.stdout.write(difference)
        for difference in scrubbing.broken_materials():
            wrong += 1
            self.stdout.write(difference)
        for case, difference in verifying.wrong_clocks():
            if repair_clocks:
                verifying.repair_clocks(case.pk)
            else:
                wrong += 1
            self.stdout.write(f"{case}: {difference}{', repaired' if repair_clocks else ''}")
        if wrong:
            raise CommandError(f"{wrong} differences.")
        self.stdout.write("Whole: every chain, every seal, every file, every clock.")
