"""The user as whom both servers run where this process is root, and what that user may reach."""

import os
import subprocess
from pathlib import Path

from mediation.config.addresses import Unavailable

SYSTEM_USER = "embedded_postgres"


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
