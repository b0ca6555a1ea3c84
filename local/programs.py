"""What the system consists of: its programs, and the commands that run once."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping

from local.processes import CannotRun, Child, say
from mediation.config import addresses
from mediation.config.orphans import die_with_parent

STEPS = {  # commands before the system serves: each does nothing where it has been done
    "migrate": "Bringing the tables up to date",
    "plant": "Planting the demonstration",
}
LOGINS, FIRST_CODES = "logins", "first_administrator"  # commands that tell who signs in, once the system serves


def manage(command: str, *, words: str, environment: dict[str, str]) -> None:
    """Run one management command to its end, or to ours."""
    if words:
        say(words)
    us = os.getpid()
    if subprocess.run(
        [sys.executable, "manage.py", command],
        cwd=addresses.ROOT,
        env=environment,
        check=False,
        preexec_fn=lambda: die_with_parent(us, signal.SIGKILL),
    ).returncode:
        raise CannotRun(f"`manage.py {command}` failed; what it says stands above.")


def children(where: addresses.Folder, environment: dict[str, str], *, gateway_port: int) -> list[Child]:
    celery = ("celery", "-A", "mediation.config.celery")
    quiet = ("--without-gossip", "--without-mingle", "--without-heartbeat", "--loglevel", "WARNING")
    ledger = where.path / "gateway.sqlite3"
    programs = {
        "gateway": ("tests.gateway", "--port", str(gateway_port), "--ledger", str(ledger)),
        "worker": (*celery, "worker", "--pool", "threads", "--concurrency", "4", *quiet),
        "beat": (*celery, "beat", "--pidfile", "", "--loglevel", "WARNING"),
        "web": ("gunicorn", "--config", "mediation/config/web_server.py", "mediation.config.wsgi"),
    }
    return [
        Child(
            name, [sys.executable, "-m", *words], log=where.log / f"{name}.log", env=environment, folder=addresses.ROOT
        )
        for name, words in programs.items()
    ]


def is_empty(environment: Mapping[str, str]) -> bool:
    """Whether it begins without the demonstration, so that nobody can sign in as its people either."""
    return environment.get("EMPTY") == "1"
