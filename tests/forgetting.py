"""A table without one of its rows, as whoever forgets a row writes it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def forgotten(rows: dict[Any, Any], key: object) -> Iterator[None]:
    """While it lasts the row is not there; afterwards all are, in the order they were written in: some are read so."""
    whole = dict(rows)
    del rows[key]
    try:
        yield
    finally:
        rows.clear()
        rows.update(whole)
