"""The embedded servers: a real PostgreSQL and a real Redis-protocol server from wheels, under one data folder.

`ensure()` is called first by whatever needs a database (manage.py, the supervisor, the pytest plugin). It starts a
keeper (`local.keeper`) unless one is running and waits until both servers answer. The keeper stops them
once no process that called `ensure()` lives any more: each holds a shared lock, which the kernel drops at any death.

Where DATABASE_URL and REDIS_URL are given nothing is started. `mediation.config.addresses` says where they answer. No
Django here.
"""

import fcntl
import os
import socket
import subprocess
import sys
import time

import psycopg

from local.cluster import prepare
from local.databases import SUPERUSER, create_database_once
from local.processes import Say, say
from mediation.config.addresses import ROOT, Folder, Unavailable

SECONDS_TO_START = 120  # recovery after a crash may take this long
held: dict[Folder, int] = {}  # our shared locks: descriptors that stay open as long as this process lives


def ensure(where: Folder, *, tell: Say = say) -> None:
    """Have both servers of this folder running for as long as this process lives. Raises Unavailable."""
    try:
        where.path.mkdir(parents=True, exist_ok=True)
        hold(where)
        with (where.path / "start.lock").open("w") as starting:
            fcntl.flock(starting, fcntl.LOCK_EX)
            if not answer(where):
                start(where, tell=tell)
            create_database_once(where)
    except OSError as problem:
        raise Unavailable(f"{where.path} cannot be used: {problem.strerror or problem}.") from problem


def hold(where: Folder) -> None:
    """Keep the servers of this folder from being stopped while this process lives."""
    if where not in held:
        held[where] = os.open(where.path / "users.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(held[where], fcntl.LOCK_SH)


def release(where: Folder, *, seconds: float) -> bool:
    """Let the servers go, and wait so long for them to stop. False when somebody else still uses them."""
    if where in held:
        os.close(held.pop(where))
    deadline = time.monotonic() + seconds
    while is_kept(where) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not is_kept(where)


def start(where: Folder, *, tell: Say) -> None:
    if not is_kept(where):
        tell(f"Starting PostgreSQL and Valkey in {where.path}")
        prepare(where, tell=tell)
        begin_keeping(where)
    deadline = time.monotonic() + SECONDS_TO_START
    while not answer(where):
        if not is_kept(where):
            raise Unavailable(f"The keeper of the servers ended; {where.log / 'keeper.log'} tells why.")
        if time.monotonic() > deadline:
            raise Unavailable(f"The servers do not answer after {SECONDS_TO_START} s; {where.log} tells why.")
        time.sleep(0.05)


def begin_keeping(where: Folder) -> None:
    """Start the keeper. It detaches itself once it holds its lock, so it is nobody's child and outlives us."""
    with (where.log / "keeper.log").open("ab") as log:
        subprocess.run(
            [sys.executable, "-m", "local.keeper", where.path, *([] if where.durable else ["--volatile"])],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            check=False,
        )


def is_kept(where: Folder) -> bool:
    """Whether a keeper is running: it holds this lock exclusively."""
    with (where.path / "keeper.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def answer(where: Folder) -> bool:
    """Whether both servers take a connection and reply."""
    if not (where.sockets / ".s.PGSQL.5432").exists():
        return False
    try:
        with socket.socket(socket.AF_UNIX) as valkey:
            valkey.settimeout(2)
            valkey.connect(str(where.sockets / "valkey.sock"))
            valkey.sendall(b"PING\r\n")
            if not valkey.recv(64).startswith(b"+PONG"):
                return False
        psycopg.connect(where.database_url(SUPERUSER, "postgres"), connect_timeout=2).close()
    except (OSError, psycopg.OperationalError):
        return False
    return True
