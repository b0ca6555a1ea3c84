"""Digests of rows: what a row was when it was written, under a key that stands nowhere in the database.

A line of the journal carries the digests of the rows that were written with it; rows of no case's journal have theirs
in the ledger (``ledger``). Whoever may change every table can neither make such a digest nor, from one, try out what
the row said: each is an HMAC under a key of its own, derived from ``RECEIPT_KEY`` and the id of the row.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, CharField, Model, TextField

from accounts.fields import vault
from mediation.journal.columns import COLUMNS

HEX_DIGITS = 32  # half of a SHA-256: RFC 2104 §5 lets a MAC be cut to no less than half
CANONICAL = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False)


def _unset(model: type[Model], attname: str) -> Any:
    """What stands in a column where nothing was said: such a column is left out.

    So a column that a later release adds, empty, changes no digest that was made before it.
    """
    field = next(field for field in model._meta.concrete_fields if field.attname == attname)
    if field.null:
        return None
    if isinstance(field, BooleanField):
        return False
    return "" if isinstance(field, CharField | TextField) else UNSET


UNSET = object()

EMPTY: Mapping[type[Model], tuple[tuple[str, Any], ...]] = {
    model: tuple((name, _unset(model, name)) for name in sorted(columns)) for model, columns in COLUMNS.items()
}


def name_of(row: Model) -> str:
    """By which a line names a row: its table and its id."""
    return f"{row._meta.model_name}:{row.pk.hex}"


def digests_of(rows: Iterable[Model]) -> dict[str, str]:
    return {name_of(row): digest_of(row) for row in rows}


def digest_of(row: Model, changes: Mapping[str, Any] | None = None) -> str:
    """The digest of a row as it stands in memory, with ``changes`` to its columns that are being written."""
    model, changed = type(row), changes or {}
    values = {
        name: _plain(value)
        for name, empty in EMPTY[model]
        if (value := changed[name] if name in changed else getattr(row, name)) != empty
    }
    key = vault.derived(f"row {name_of(row)}")
    return hmac.digest(key, CANONICAL.encode(values).encode(), "sha256").hex()[:HEX_DIGITS]


def _plain(value: Any) -> Any:
    """As it reads before it is stored and after it was read back alike."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return json.dumps(value, sort_keys=True, default=str)
