"""What tests of constraints need: a refusal by name, and a row tried once more with something changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction

from accounts.identifiers import new_id


@contextmanager
def refused(name: str) -> Iterator[None]:
    """The database refuses what is done here, by the constraint of this name or the trigger that says so."""
    with pytest.raises(IntegrityError, match=name), transaction.atomic(), _checked_at_once():
        yield


@contextmanager
def _checked_at_once() -> Iterator[None]:
    yield
    check_now()


def check_now() -> None:
    """Have deferred constraints checked here and not at the end of the transaction, which a test never reaches."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def again(row: models.Model, **changes: Any) -> None:
    """Insert the same row under another key, with these columns changed."""
    columns = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    generated = {field.attname for field in row._meta.concrete_fields if field.has_db_default()}
    kept = {name: value for name, value in columns.items() if name not in generated}
    type(row)(**{**kept, "id": new_id(), **changes}).save(force_insert=True)


def change(row: models.Model, **columns: Any) -> None:
    """Change a row past every verb."""
    type(row)._base_manager.filter(pk=row.pk).update(**columns)
