"""How large a district is, and what its statements must be told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation.demonstration.district import people

FULL = 16_000_000  # records of the report's district, of 1.1 million people
PEOPLE_PER_RECORD = 1_100_000 / FULL
PEOPLE_PER_HOUSEHOLD = 2.62


@dataclass(frozen=True)
class District:
    """Which district: ``records`` in all, what ``seed``, as of which day, with slips or with right numbers alone."""

    records: int
    seed: int
    today: date
    has_noise: bool = True

    @property
    def neighbourhoods(self) -> int:
        """306 in thirteen streets, fewer of a small district."""
        return max(13, min(306, self.records // 40_000))

    @property
    def words(self) -> dict[str, Any]:
        is_large = self.records >= 400_000
        households = round(self.records * PEOPLE_PER_RECORD / PEOPLE_PER_HOUSEHOLD)
        return {
            "seed": self.seed,
            "today": self.today.isoformat(),
            "households": households,
            "neighbourhoods": self.neighbourhoods,
            "children": 7 if is_large else 2,
            "graduates": 53 if is_large else 3,
            "others": 40 if is_large else 3,
            "stopping": 20 if is_large else 2,
            "firms": max(30, households // 20),
            "ill": 0.002 if is_large else 0.03,
            "noise": int(self.has_noise),
            "given": people.GIVEN,
            "givens": len(people.GIVEN),
        }
