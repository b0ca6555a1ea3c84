"""The roles and databases of the embedded server, by the file that production uses too."""

import hashlib
import os
import subprocess

from local.wheels import postgres_program
from mediation.config.addresses import DATABASE, DATABASE_SQL, Folder, Unavailable

SUPERUSER = "embedded_postgres"  # the role that made the cluster


def create_database_once(where: Folder) -> None:
    """Both roles and the database, once per version of the file that says what they are."""
    digest = hashlib.sha256(DATABASE_SQL.read_bytes()).hexdigest()
    mark = where.postgres / "database.digest"
    if not mark.exists() or mark.read_text() != digest:
        create_database(where, DATABASE)
        mark.write_text(digest)


def create_database(where: Folder, database: str) -> None:
    """Both roles and one database of that name, by the file that production uses too."""
    environment = {key: value for key, value in os.environ.items() if not key.endswith("_PASSWORD")}
    created = subprocess.run(
        [
            postgres_program("psql"),
            "-qX",
            "-v",
            f"database={database}",
            "-f",
            DATABASE_SQL,
            where.database_url(SUPERUSER, "postgres"),
        ],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if created.returncode:
        raise Unavailable(f"Roles and database could not be made: {created.stderr.strip()}")
