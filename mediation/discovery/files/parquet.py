"""Parquet: columns that say themselves how large they become."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from mediation.discovery.files import limits
from mediation.discovery.files.batches import Batch, require_columns
from mediation.discovery.refusals import Refused, Why


def batches_of_parquet(path: Path, names: Sequence[str]) -> Iterator[Batch]:
    try:
        with pq.ParquetFile(path) as file:
            require_columns(file.schema_arrow.names, names)
            _require_harmless(file.metadata, path)
            line = 0
            for batch in file.iter_batches(limits.BATCH, columns=list(names)):
                yield Batch(
                    dict(zip(batch.schema.names, batch.columns, strict=True)), range(line + 1, line + 1 + len(batch))
                )
                line += len(batch)
    except (pa.ArrowException, OSError) as problem:
        raise Refused(Why.KIND) from problem


def _require_harmless(metadata: pq.FileMetaData, path: Path) -> None:
    groups = [metadata.row_group(number).total_byte_size for number in range(metadata.num_row_groups)]
    unpacked = sum(groups)
    if unpacked > limits.MOST_UNPACKED or max(groups, default=0) > limits.LARGEST_GROUP:
        raise Refused(Why.TOO_LARGE)
    if unpacked > limits.SMALL and unpacked > limits.RATIO * path.stat().st_size:
        raise Refused(Why.TOO_LARGE)
