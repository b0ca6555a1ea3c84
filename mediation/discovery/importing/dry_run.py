"""Looking through a file without taking it in."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from mediation.discovery.importing.checking import RowCounts, checked_batches, require_fit
from mediation.discovery.manifests import Manifest
from mediation.discovery.refusals import Faults, LineProblem, Refused
from mediation.models.discovery import RecordSource


@dataclass(frozen=True)
class Report:
    """What a look through a file found. ``refused`` is None for a file that would be taken in."""

    rows: int
    wrong_numbers: int
    refused: Refused | None

    @property
    def faults(self) -> Faults:
        return self.refused.faults if self.refused else Faults()


def look_through(source: RecordSource, manifest: Manifest, path: Path) -> Report:
    """The dry run: everything that the import checks, nothing written."""
    counts = RowCounts()
    try:
        require_fit(source, manifest, path)
        for _admitted in checked_batches(source, manifest, path, counts):
            pass
    except Refused as refused:
        return Report(counts.rows, counts.wrong_numbers, refused)
    return Report(counts.rows, counts.wrong_numbers, None)


def write_faults(report: Report, path: Path) -> None:
    """The error file: line, column, problem. It repeats no value, so that it may be sent back as it is."""
    with path.open("w", newline="", encoding="utf-8-sig") as stream:
        writer = csv.writer(stream)
        writer.writerow([_("Line"), _("Column"), _("Problem")])
        writer.writerows([fault.line, fault.column, LineProblem(fault.problem).label] for fault in report.faults.kept)
