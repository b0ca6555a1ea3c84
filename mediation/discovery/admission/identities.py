"""Identities of those whose source keeps them, sealed for the store beside the pool."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pyarrow as pa

from mediation.discovery.admission.cells import as_texts
from mediation.discovery.columns import Column
from mediation.discovery.files.batches import Batch
from mediation.discovery.sealing import Sealer
from mediation.models.discovery import ColumnKind

KEPT = (ColumnKind.SUBJECT, ColumnKind.SUBJECT_FIRM, ColumnKind.NAME, ColumnKind.PHONE, ColumnKind.ADDRESS)


def sealed(batch: Batch, columns: Sequence[Column], subjects: Sequence[str | None], *, seal: Sealer) -> pa.Table:
    """``subjects``: also what stands for those without a good number; the silent few are often among them."""
    named = [(column.kind.value, as_texts(batch.columns[column.name])) for column in columns if column.kind in KEPT]
    locators: list[str] = []
    bodies: list[bytes] = []
    for place, subject in enumerate(subjects):
        if subject is not None:
            identity = {kind.removesuffix("_firm"): texts[place] for kind, texts in named}
            locator, body = seal(subject, json.dumps(identity, ensure_ascii=False))
            locators.append(locator)
            bodies.append(body)
    return pa.table({"locator": pa.array(locators, pa.string()), "sealed": pa.array(bodies, pa.binary())})
