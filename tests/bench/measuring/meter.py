"""CPU and memory out of /proc: of a web server with its workers, and of PostgreSQL with all that it has started."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")
MIB = 1024  # kB, as /proc counts


@dataclass(frozen=True)
class Cpu:
    """Seconds of CPU."""

    web: float
    database: float

    def __add__(self, other: "Cpu") -> "Cpu":
        return Cpu(self.web + other.web, self.database + other.database)

    def __sub__(self, earlier: "Cpu") -> "Cpu":
        return Cpu(self.web - earlier.web, self.database - earlier.database)


def cpu(*, web: int, database: int) -> Cpu:
    """What these two processes and their children, those that ended included, have used so far."""
    return Cpu(_family(web), _family(database))


def _family(pid: int) -> float:
    """Read again where a child ended meanwhile: its time has gone over to its parent."""
    while True:
        born = children(pid)
        with suppress(FileNotFoundError, ProcessLookupError):
            living = sum(_family(child) for child in born)
            own, of_ended_children = _ticks(pid)
            if children(pid) == born:
                return (own + of_ended_children) / TICK + living


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _ticks(pid: int) -> tuple[int, int]:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12]), int(fields[13]) + int(fields[14])


def resident(pid: int) -> float:
    """RSS in MiB."""
    return _rollup(pid)["Rss"]


def proportional(pid: int) -> float:
    """PSS in MiB: what is shared is divided among those who share it."""
    return _rollup(pid)["Pss"]


def _rollup(pid: int) -> dict[str, float]:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    return {name.rstrip(":"): int(size) / MIB for name, size, _ in (line.split() for line in lines)}
