"""An agreement as the validator reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Clause:
    """One term as the validator reads it; parties by their number in the case."""

    debtor: int
    creditor: int
    act: str
    due_on: date
    amount: Decimal | None = None
    manner: str = ""


@dataclass(frozen=True)
class DraftToCheck:
    """An agreement as the validator reads it. ``agreed_on``: the day it is to be agreed."""

    form: str
    track: str
    category: str
    parties: frozenset[int]
    clauses: Sequence[Clause]
    agreed_on: date
    responsibility: str = ""
    default_consequence: str = ""
    covers_later_treatment: bool | None = None
    is_by_committee: bool = True
