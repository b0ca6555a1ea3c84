"""Where the data lie and at which addresses the servers answer. Starts nothing, imports no Django.

Without DATABASE_URL and REDIS_URL the addresses are those of the embedded servers (`local.servers`), which live in the
data folder.
"""

import hashlib
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DATABASE_SQL = Path(__file__).with_name("database.sql")
DATABASE, OWNER, APPLICATION = "mediation", "mediation_owner", "mediation_app"
LONGEST_SOCKET_PATH = 100  # bytes; Linux takes 107


class Unavailable(Exception):
    """The servers cannot be had; the message is one sentence for the person at the terminal."""


@dataclass(frozen=True)
class Folder:
    """A data folder, with the pair of embedded servers that may live in it. `durable` is off for tests only."""

    path: Path
    durable: bool = True

    @property
    def postgres(self) -> Path:
        return self.path / "postgres"

    @property
    def valkey(self) -> Path:
        return self.path / "valkey"

    @property
    def log(self) -> Path:
        return self.path / "log"

    @property
    def addresses(self) -> Path:
        """Where the supervisor writes down at which addresses the system and the stand-in gateway answer."""
        return self.path / "addresses.json"

    @property
    def sockets(self) -> Path:
        """A folder only its owner can enter; elsewhere when the path is too long for a socket's name."""
        near = self.path / "run"
        if len(os.fsencode(near / ".s.PGSQL.5432")) <= LONGEST_SOCKET_PATH:
            return near
        return Path(tempfile.gettempdir()) / f"mediation-{hashlib.sha256(os.fsencode(self.path)).hexdigest()[:16]}"

    def database_url(self, user: str, database: str = DATABASE) -> str:
        return f"postgresql://{user}@/{database}?host={self.sockets}"

    @property
    def redis_url(self) -> str:
        return f"unix://{self.sockets / 'valkey.sock'}"


def folder() -> Folder:
    """The data folder of this project: `.data/` beside manage.py, or DATA_DIR."""
    return Folder(Path(os.environ.get("DATA_DIR") or ROOT / ".data").resolve())


def are_given(environment: Mapping[str, str]) -> bool:
    """Whether the servers are somebody else's. Raises Unavailable when only half of them is."""
    has_database, has_redis = bool(environment.get("DATABASE_URL")), bool(environment.get("REDIS_URL"))
    if has_database != has_redis:
        raise Unavailable("Give both DATABASE_URL and REDIS_URL, or neither (then the embedded servers are used).")
    return has_database
