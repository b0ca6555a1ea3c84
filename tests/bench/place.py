"""Where the bench works: servers of its own under `.data/bench`, durable like those of `make run`, and its databases.

A filled database is kept as long as the product's schema, the generator and the day are the same. What is measured is a
copy of it, so that every run begins from the same rows. Imports no Django.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

import psycopg
from psycopg import sql

from local import databases
from mediation.config import addresses

WHERE = addresses.Folder(addresses.ROOT / ".data" / "bench")
MEASURED = "bench"
KEPT = 250_000  # cases; 8 GB
TEN_O_CLOCK = timedelta(hours=10)
KEYS = {
    "SECRET_KEY": "bench-" * 10,
    "VAULT_KEYS": "1:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
    "INDEX_KEY": "YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODk=",
    "RECEIPT_KEY": "Nzg5YWJjZGVmMDEyMzQ1NjAxMjM0NTY3ODlhYmNkZWY=",
}


def environment(database: str) -> dict[str, str]:
    """What a process must be told to work on this database, with the settings of production."""
    return os.environ | {
        "DATABASE_URL": WHERE.database_url(addresses.APPLICATION, database),
        "DATABASE_OWNER_URL": WHERE.database_url(addresses.OWNER, database),
        "REDIS_URL": WHERE.redis_url,
        "DATA_DIR": str(WHERE.path),
        "DEMO": "0",
        "ALLOWED_HOSTS": "127.0.0.1",
        "TRUSTED_PROXIES": "127.0.0.0/8,10.0.0.0/8",  # whoever asks here says that TLS was ended before
        "DJANGO_SETTINGS_MODULE": "mediation.config.settings",
        **KEYS,
    }


@contextmanager
def filled(size: int, *, day: date) -> Iterator[str]:
    """The name of a database to measure, with so many cases as they stand on that day; gone after the block.

    Up to ``KEPT`` cases it is a copy of one that is kept; a larger one would need its space twice.
    """
    original = kept(size, day=day)
    with administrator() as admin:
        drop(admin, MEASURED)
        if size <= KEPT:
            admin.execute(
                sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {} STRATEGY file_copy").format(
                    sql.Identifier(MEASURED), sql.Identifier(addresses.OWNER), sql.Identifier(original)
                )
            )
        else:
            rename(admin, original, MEASURED)
    try:
        yield MEASURED
    finally:
        with administrator() as admin:
            drop(admin, MEASURED)


def kept(size: int, *, day: date) -> str:
    """The name of the filled database, made now unless it is there."""
    name, unfinished = f"filled_{size}_{digest(day)}", f"unfinished_{size}"
    with administrator() as admin:
        known = {row[0] for row in admin.execute("SELECT datname FROM pg_database").fetchall()}
        if name in known:
            return name
        for old in known:
            if old == unfinished or old.startswith(f"filled_{size}_"):
                drop(admin, old)
    databases.create_database(WHERE, unfinished)
    run(["manage.py", "migrate", "--verbosity", "0"], unfinished)
    run_inside("filling.fill", str(size), day.isoformat(), database=unfinished)
    with administrator() as admin:
        rename(admin, unfinished, name)
    return name


def rename(admin: psycopg.Connection, old: str, new: str) -> None:
    admin.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(old), sql.Identifier(new)))


def be_quiet() -> None:
    """No autovacuum in these servers, whose CPU could not be told from that of the statements; fill.py has vacuumed."""
    with administrator() as admin:
        admin.execute("ALTER SYSTEM SET autovacuum = off")
        admin.execute("SELECT pg_reload_conf()")


def day_of(at: datetime) -> date:
    """The day whose ten o'clock in the morning, when a world stands still, was the last one before ``at``."""
    return (at - TEN_O_CLOCK).date()


def digest(day: date) -> str:
    """Of everything that a filled database comes from."""
    files = [*(Path(__file__).parent / "filling").glob("**/*.py")]
    for app in ("accounts", "windows", "mediation"):
        files += (addresses.ROOT / app).glob("migrations/*.py")
    texts = [file.read_bytes() for file in sorted(files)]
    return hashlib.sha256(b"\0".join([day.isoformat().encode(), *texts])).hexdigest()[:12]


def run_inside(part: str, *arguments: str, database: str) -> None:
    run(["-m", "tests.bench.inside", part, *arguments], database)


def run(arguments: list[str], database: str) -> None:
    """A program of ours to its end, on that database. Raises where it fails; it has said why."""
    subprocess.run([sys.executable, *arguments], cwd=addresses.ROOT, env=environment(database), check=True)


def administrator(database: str = "postgres") -> psycopg.Connection:
    return psycopg.connect(WHERE.database_url(databases.SUPERUSER, database), autocommit=True)


def drop(admin: psycopg.Connection, name: str) -> None:
    admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
