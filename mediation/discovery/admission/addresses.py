"""The neighbourhood that an address names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mediation.models.discovery import Neighbourhood


class Gazetteer:
    """Finds the neighbourhood whose name stands in an address; of several the longest."""

    def __init__(self, neighbourhoods: Iterable[Neighbourhood]) -> None:
        self._codes = {row.name: row.code for row in neighbourhoods}
        longest_first = sorted(self._codes, key=len, reverse=True)
        self._names = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    def __call__(self, address: str) -> str | None:
        place = self._names.search(address) if self._names else None
        return self._codes[place[0]] if place else None
