"""The parent of the embedded servers: `python -m local.keeper FOLDER [--volatile]`. Imports no Django.

Starts PostgreSQL and Valkey, starts either again when it dies, and stops both once nobody holds the users' lock of the
folder any more. Should the keeper itself be killed, the kernel asks both servers to shut down fast.
"""

import fcntl
import os
import signal
import sys
import time
from pathlib import Path

from local.processes import Child, say
from local.system_user import system_user
from local.wheels import postgres_program, valkey_program
from mediation.config.addresses import Folder

LOOK_EVERY = 0.1  # seconds
VOLATILE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def postgres(where: Folder, *, user: str | None) -> Child:
    settings = ["listen_addresses=", "max_connections=200", *(() if where.durable else VOLATILE)]
    command = [str(postgres_program("postgres")), "-D", str(where.postgres), "-k", str(where.sockets)]
    return Child(
        "postgres",
        [*command, *(word for setting in settings for word in ("-c", setting))],
        log=where.log / "postgres.log",
        stop_with=signal.SIGINT,
        orphaned_with=signal.SIGINT,
        user=user,
        socket=where.sockets / ".s.PGSQL.5432",
    )


def valkey(where: Folder, *, user: str | None) -> Child:
    """Nothing is evicted and, but in tests, every queued task is on disk within a second."""
    command = [str(valkey_program()), "--port", "0", "--unixsocket", str(where.sockets / "valkey.sock")]
    settings = ["--unixsocketperm", "700", "--dir", str(where.valkey), "--save", "", "--maxmemory-policy", "noeviction"]
    return Child(
        "valkey",
        [*command, *settings, "--appendonly", "yes" if where.durable else "no"],
        log=where.log / "valkey.log",
        orphaned_with=signal.SIGTERM,
        user=user,
        socket=where.sockets / "valkey.sock",
    )


def keep(where: Folder, *, users: int) -> None:
    """Tend both servers until nobody uses them."""
    user = system_user()
    children = [postgres(where, user=user), valkey(where, user=user)]
    for child in children:
        child.start()
    while not try_lock(users):
        time.sleep(LOOK_EVERY)
        for child in children:
            child.tend()
    for child in children:
        child.ask_to_stop()
    for child in children:
        child.stop(20)


def opened(file: Path) -> int:
    """As a number, which the kernel alone closes: who finds the keeper's lock free finds no keeper either."""
    return os.open(file, os.O_WRONLY | os.O_CREAT, 0o600)


def try_lock(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def main(folder: str, *flags: str) -> None:
    where = Folder(Path(folder), durable="--volatile" not in flags)
    os.umask(0o077)
    mine, users = opened(where.path / "keeper.lock"), opened(where.path / "users.lock")
    if try_lock(mine) and os.fork() == 0:
        keep(where, users=users)
        say("Nobody uses the servers any more: stopped.")


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    main(*sys.argv[1:])
