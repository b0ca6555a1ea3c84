"""Rows into tables by COPY, without indexes and triggers on the way, and with all of them in force afterwards."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from json import dumps
from operator import itemgetter
from typing import Any

import psycopg
from django.db.models import Field, JSONField, Model
from psycopg import sql

from accounts.fields import EncryptedTextField
from mediation.models.journal import TransactionId

LOOSE_INDEXES = """
SELECT indexname, indexdef FROM pg_indexes
WHERE schemaname = 'public' AND indexname NOT IN (SELECT conname FROM pg_constraint)
"""
FOREIGN_KEYS = """
SELECT conrelid::regclass::text, conname FROM pg_constraint
WHERE contype = 'f' AND connamespace = 'public'::regnamespace
"""


@contextmanager
def without_indexes(admin: psycopg.Connection) -> Iterator[None]:
    """Indexes that are no constraints are built at the end; then every foreign key is checked for every row."""
    indexes = admin.execute(LOOSE_INDEXES).fetchall()
    for name, _ in indexes:
        admin.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
    yield
    admin.execute("SET maintenance_work_mem = '512MB'")
    for _, definition in indexes:
        admin.execute(definition)
    for table, name in admin.execute(FOREIGN_KEYS).fetchall():
        for state in ("NOT ENFORCED", "ENFORCED"):
            admin.execute(f'ALTER TABLE {table} ALTER CONSTRAINT "{name}" {state}')
    admin.execute("VACUUM (FREEZE, ANALYZE)")


def copy(connection: psycopg.Connection, rows: Iterable[Model]) -> None:
    """COPY the rows, table by table, in one transaction. Check constraints and unique keys hold; triggers sleep."""
    by_model: dict[type[Model], list[Model]] = defaultdict(list)
    for row in rows:
        by_model[type(row)].append(row)
    with connection.transaction(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for model, some in by_model.items():
            _copy_into(cursor, model, some)


def _copy_into(cursor: psycopg.Cursor, model: type[Model], rows: Sequence[Model]) -> None:
    fields = [field for field in model._meta.concrete_fields if not isinstance(field, TransactionId)]
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(model._meta.db_table), sql.SQL(", ").join(sql.Identifier(field.column) for field in fields)
    )
    values = itemgetter(*(field.attname for field in fields))
    special = [(place, made) for place, field in enumerate(fields) if (made := _maker(field))]
    with cursor.copy(statement) as into:
        for row in rows:
            columns = list(values(row.__dict__))
            for place, made in special:
                columns[place] = made(row)
            into.write_row(columns)


def _maker(field: "Field[Any, Any]") -> Callable[[Model], str] | None:
    """How the column of a field that is not stored as it stands is made."""
    if isinstance(field, JSONField):
        return lambda row: dumps(row.__dict__[field.attname], ensure_ascii=False)
    if isinstance(field, EncryptedTextField):
        return lambda row: field.pre_save(row, add=True)
    return None
