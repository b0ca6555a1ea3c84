"""``manage.py verify``: whether chains, rows, seals, files and clocks are right. Ends with 1 where anything is not."""

from collections.abc import Mapping
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import localtime

from mediation.delivery import scrubbing, verifying
from mediation.delivery.row_faults import Coverage


class Command(BaseCommand):
    help = "Check every journal's chain, rows against their digests, the seals against their anchors, files and clocks."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--repair-clocks", action="store_true", help="bring wrong clocks to what the journals say")

    def handle(self, *args: Any, repair_clocks: bool, **options: Any) -> None:
        wrong = 0
        for fault in verifying.broken_chains():
            wrong += 1
            self.stdout.write(f"{fault.case_code}: line {fault.seq} {fault.what}")
        coverage = Coverage()
        for changed in verifying.changed_rows(coverage):
            wrong += 1
            self.stdout.write(str(changed))
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
        not_covered = _not_covered(coverage)
        self.stdout.write(f"Compared: {_counted(coverage.compared) or 'no row'}.")
        if not_covered:
            self.stdout.write(not_covered)
        if wrong:
            raise CommandError(f"{wrong} differences.")
        but = " But for what is not covered." if not_covered else ""
        self.stdout.write(f"Whole: every chain, every row, every seal, every file, every clock.{but}")


def _counted(rows: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in sorted(rows.items()) if count)


def _not_covered(coverage: Coverage) -> str:
    """Rows that are older than their digests are told apart: nobody can say whether they are what was written."""
    rows = _counted(coverage.uncovered)
    since = f"{localtime(coverage.since):%Y-%m-%d %H:%M}" if coverage.since else "now"
    return f"Not covered before {since}: {rows}." if rows else ""
