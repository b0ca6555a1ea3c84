"""Which reader a file needs, by its first bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from mediation.discovery.files.batches import Batch
from mediation.discovery.files.delimited import batches_of_csv
from mediation.discovery.files.parquet import batches_of_parquet
from mediation.discovery.files.sheets import batches_of_sheet
from mediation.discovery.refusals import Faults, Refused, Why


def read(path: Path, names: Sequence[str], faults: Faults) -> Iterator[Batch]:
    """The rows of a file that has these columns, in any order. Broken lines go to ``faults`` and are left out.

    Raises :class:`Refused` for a file that cannot be read as what it is, or whose columns are others.
    """
    with path.open("rb") as stream:
        head = stream.read(4)
    if head == b"PAR1":
        return batches_of_parquet(path, names)
    if head == b"PK\x03\x04":
        return batches_of_sheet(path, names, faults)
    if path.suffix.lower() == ".csv":
        return batches_of_csv(path, names, faults)
    raise Refused(Why.KIND)
