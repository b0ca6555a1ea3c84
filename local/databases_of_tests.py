"""The database of a run of tests: a copy of a migrated template, and gone afterwards."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connections
from django.test import TransactionTestCase
from psycopg import sql

from local import databases
from local.testing import KEYS, NAME, WHERE, anchors_of, environment
from mediation.config import addresses

ONE_AT_A_TIME = 7_301_003  # the advisory lock: two runs that begin together make one template
#: Every row goes but those that a migrated database begins with. Django truncates every table instead, which takes
#: longer than most tests do: PostgreSQL makes a new file for each table and each index.
EMPTY = """DO $$
DECLARE name text;
BEGIN
    FOR name IN SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'
        AND tablename NOT IN ('django_migrations', 'django_content_type', 'auth_permission', 'accounts_keycheck')
    LOOP
        EXECUTE 'DELETE FROM ' || name;
    END LOOP;
END $$"""


@contextmanager
def database_of_this_run() -> Iterator[None]:
    """Have the test database as long as the block lasts."""
    with administrator() as admin:
        admin.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])  # until this connection ends
        drop_left_over(admin)
        template = migrated_template(admin)
        admin.execute(
            sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
                sql.Identifier(NAME), sql.Identifier(addresses.OWNER), sql.Identifier(template)
            )
        )
    try:
        with administrator(NAME) as admin, pytest.MonkeyPatch.context() as patch:
            admin.execute("SET session_replication_role = replica")  # no foreign key asks, no guard refuses
            patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: empty(admin))
            yield
    finally:
        for connection in connections.all(initialized_only=True):
            close(connection)
        with administrator() as admin:
            drop(admin, NAME)
        forget_anchors()


def empty(admin: psycopg.Connection) -> None:
    """Remove every row, and the anchors outside the database, which would say that it lacks what they name."""
    admin.execute(EMPTY)
    forget_anchors()


def forget_anchors(database: str = NAME) -> None:
    for file in (anchors_of(database), anchors_of(f"{database}.rows")):
        file.unlink(missing_ok=True)


def close(connection: Any) -> None:
    connection.close()
    connection.close_pool()


def administrator(database: str = "postgres") -> psycopg.Connection:
    return psycopg.connect(WHERE.database_url(databases.SUPERUSER, database), autocommit=True)


def drop(admin: psycopg.Connection, name: str) -> None:
    admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def drop_left_over(admin: psycopg.Connection) -> None:
    """Databases of runs that were killed: their name ends with the number of a process that is no more."""
    for (name,) in admin.execute(
        "SELECT datname FROM pg_database WHERE datname ~ '^test_mediation_[0-9]+$'"
    ).fetchall():
        if not Path(f"/proc/{name.rpartition('_')[2]}").exists():
            drop(admin, name)
            forget_anchors(name)


def migrated_template(admin: psycopg.Connection) -> str:
    """The name of a migrated database to copy; made when the migrations, what they come from, or the keys changed."""
    template = f"migrated_{digest()}"
    known = {name for (name,) in admin.execute("SELECT datname FROM pg_database").fetchall()}
    if template not in known:
        for old in known:
            if old.startswith("migrated_"):
                drop(admin, old)
        building = f"building_{os.getpid()}"
        databases.create_database(WHERE, building)
        migrate(building)
        admin.execute(
            sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(building), sql.Identifier(template))
        )
    return template


def digest() -> str:
    """Of everything that a migrated database comes from; it holds the check values of the keys."""
    files = [addresses.ROOT / "requirements.txt", addresses.DATABASE_SQL]
    for app in ("accounts", "windows", "mediation"):
        files += sorted((addresses.ROOT / app).glob("**/migrations/**/*"))
    texts = [repr(sorted(KEYS.items())).encode()]
    texts += [f"{file}\n".encode() + file.read_bytes() for file in files if file.is_file() and file.suffix != ".pyc"]
    return hashlib.sha256(b"\0".join(texts)).hexdigest()[:16]


def migrate(database: str) -> None:
    command = [sys.executable, str(addresses.ROOT / "manage.py"), "migrate", "--verbosity", "0"]
    done = subprocess.run(
        command, env=os.environ | environment(database), capture_output=True, text=True, check=False, cwd=addresses.ROOT
    )
    if done.returncode:
        pytest.exit(f"The test database could not be migrated:\n{done.stderr}", returncode=3)
