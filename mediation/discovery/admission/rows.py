"""Batches of one delivery on their way into the pool."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from mediation.discovery import columns, numbers
from mediation.discovery.admission.addresses import Gazetteer
from mediation.discovery.admission.cells import as_texts, converted, require
from mediation.discovery.admission.identities import sealed
from mediation.discovery.admission.names import NameDigests
from mediation.discovery.admission.pseudonyms import TELLING, Pseudonyms
from mediation.discovery.columns import Column
from mediation.discovery.files.batches import Batch
from mediation.discovery.keys import Digester
from mediation.discovery.refusals import Faults
from mediation.discovery.sealing import Sealer
from mediation.models.discovery import ColumnKind, RecordSource


@dataclass(frozen=True)
class Admitted:
    """A batch as it goes into the pool, and the sealed identities of those whose source keeps them."""

    rows: pa.Table
    identities: pa.Table | None
    wrong_numbers: int


class Admission:
    """Lets the batches of one delivery through, one after the other; ``record`` counts its rows."""

    def __init__(self, source: RecordSource, gazetteer: Gazetteer) -> None:
        self.source = source
        self.columns = columns.of(source)
        self.subject = columns.subject_of(self.columns)
        self._gazetteer = gazetteer
        self._digest_household = Digester("household")
        self._pseudonyms = Pseudonyms()
        self._names = NameDigests()
        self._seal = Sealer() if source.keeps_identities else None
        self._record = 0

    def admit(self, batch: Batch, faults: Faults) -> Admitted:
        """Rows with a broken value are named in ``faults``; a delivery that has any is refused as a whole."""
        count = len(batch.lines)
        subjects = self._pseudonyms.of(as_texts(batch.columns[self.subject.name]), self.subject.kind)
        made: dict[str, Any] = {"record": pa.array(range(self._record, self._record + count), pa.int64())}
        self._record += count
        made["subject"] = pa.array(subjects, pa.string())
        for column in self.columns:
            if column.required:
                require(column, batch, faults)
            if column.kind in columns.STORED:
                made[column.name] = self._converted(column, batch, faults)
            elif column.kind == ColumnKind.NAME and self.source.is_linked:
                made |= self._names.columns(as_texts(batch.columns[column.name]))
        owns = self._owns(batch, subjects)
        made["own"] = pa.array(owns, pa.string())
        rows = pa.table({name: made[name] for name in columns.stored(self.source)})
        return Admitted(rows, self._identities(batch, subjects, owns), subjects.count(None))

    def _owns(self, batch: Batch, subjects: Sequence[str | None]) -> list[str | None]:
        if not self.source.is_linked or None not in subjects:
            return [None] * len(subjects)
        telling = [as_texts(batch.columns[column.name]) for column in self.columns if column.name in TELLING]
        return self._pseudonyms.owns(subjects, telling)

    def _converted(self, column: Column, batch: Batch, faults: Faults) -> pa.Array:
        values = batch.columns[column.name]
        if column.kind in (ColumnKind.PERSON, ColumnKind.FIRM):
            return pa.array(self._pseudonyms.of(as_texts(values), column.kind), pa.string())
        if column.kind == ColumnKind.ADDRESS:
            return pa.array([self._gazetteer(text) for text in as_texts(values)], pa.string())
        if column.kind == ColumnKind.HOUSEHOLD:
            compact = map(numbers.compact, as_texts(values))
            return pa.array([self._digest_household(text) if text else None for text in compact], pa.string())
        return converted(column, values, batch.lines, faults)

    def _identities(self, batch: Batch, subjects: Sequence[str | None], owns: Sequence[str | None]) -> pa.Table | None:
        if self._seal is None:
            return None
        whose = [subject or own for subject, own in zip(subjects, owns, strict=True)]
        return sealed(batch, self.columns, whose, seal=self._seal)
