"""What must be so before a delivery is taken in: of the whole file, and of each of its rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mediation.discovery import columns, manifest_checks
from mediation.discovery.admission.addresses import Gazetteer
from mediation.discovery.admission.rows import Admission, Admitted
from mediation.discovery.files import reading
from mediation.discovery.manifests import Manifest
from mediation.discovery.refusals import Faults, Refused, Why
from mediation.models.discovery import Neighbourhood, RecordSource

MOST_WRONG_NUMBERS = 0.2  # of the rows; a column of numbers that a spreadsheet rounded is wrong in all of them


def require_fit(source: RecordSource, manifest: Manifest, path: Path) -> None:
    manifest_checks.require_same(manifest, source)
    if manifest_checks.digest_of(path) != manifest.digest:
        raise Refused(Why.DIGEST)
    if source.imports.in_the_pool().filter(digest=manifest.digest).exists():
        raise Refused(Why.TWICE)


class RowCounts:
    rows = 0
    wrong_numbers = 0


def checked_batches(source: RecordSource, manifest: Manifest, path: Path, counts: RowCounts) -> Iterator[Admitted]:
    """Every batch as it is admitted; at the end :class:`Refused` for whatever is wrong with the whole."""
    faults = Faults()
    admission = Admission(source, Gazetteer(Neighbourhood.objects.filter(centre_id=source.centre_id)))
    wrong_lines: list[int] = []
    for batch in reading.read(path, [column.name for column in columns.of(source)], faults):
        admitted = admission.admit(batch, faults)
        counts.rows += admitted.rows.num_rows
        counts.wrong_numbers += admitted.wrong_numbers
        if admitted.wrong_numbers and len(wrong_lines) < Faults.MOST_KEPT:
            subjects = admitted.rows.column("subject").to_pylist()
            wrong_lines += [line for line, subject in zip(batch.lines, subjects, strict=True) if subject is None]
        yield admitted
    if faults.count:
        raise Refused(Why.ROWS, faults=faults)
    _require_numbers(source, admission.subject.name, counts, wrong_lines)
    if counts.rows != manifest.count:
        raise Refused(Why.COUNT, detail=f"{counts.rows} ≠ {manifest.count}")


def _require_numbers(source: RecordSource, name: str, counts: RowCounts, wrong_lines: list[int]) -> None:
    """Rows without a good number are linked later; where rows are not linked, there may be none."""
    allowed = counts.rows * MOST_WRONG_NUMBERS if source.is_linked else 0
    if counts.wrong_numbers > allowed:
        faults = Faults()
        for line in wrong_lines:
            faults.add(line, name, "number")
        raise Refused(Why.NUMBERS, faults=faults, detail=f"{counts.wrong_numbers} / {counts.rows}")
