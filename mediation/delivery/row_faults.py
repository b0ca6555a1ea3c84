"""What is wrong with a row, and how many rows were compared."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

CHANGED = "is not what was written"
GONE = "is gone"
UNWRITTEN = "stands in no line of the journal"


@dataclass(frozen=True)
class RowFault:
    """A row that is not what it was: of which case (its code), which row (its table and id), and how."""

    case_code: str
    row: str
    what: str

    def __str__(self) -> str:
        return f"{self.case_code or '-'}: {self.row} {self.what}"


@dataclass
class Coverage:
    """How many rows were compared, by table; how many could not be, since they are older than their digests."""

    compared: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    uncovered: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    since: datetime | None = None

    def add(self, other: Coverage) -> None:
        for name, count in other.compared.items():
            self.compared[name] += count
        for name, count in other.uncovered.items():
            self.uncovered[name] += count
        self.begins(other.since)

    def begins(self, moment: datetime | None) -> None:
        self.since = min(filter(None, (self.since, moment)), default=None)
