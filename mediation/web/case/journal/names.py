"""Who is meant by the numbers and codes of the journal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mediation.casework import JournalLine

Details = Mapping[str, Any]


@dataclass(frozen=True)
class NamesInJournal:
    """Who is meant by the numbers and codes of the journal: parties masked, agencies and staff by name."""

    parties: Mapping[int, str]
    agencies: Mapping[str, str]
    staff: Mapping[str, str]

    def party(self, number: int | None) -> str:
        return self.parties.get(number or 0, "")

    def agency(self, code: str | None) -> str:
        return self.agencies.get(code or "", code or "")


def staff_in(lines: list[JournalLine]) -> set[str]:
    """The ids of staff whom details name, so that they are looked up at once."""
    ids: set[str] = set()
    for line in lines:
        ids |= {line.details["mediator"]} if isinstance(line.details.get("mediator"), str) else set()
        ids |= set(line.details.get("officers", ()))
    return ids
