"""Whom a rule finds: somebody, where they live, and why."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from mediation.models.discovery import RuleVersion


@dataclass(frozen=True)
class RuleMatch:
    """Somebody, where they live, and why."""

    subject: str
    neighbourhood: str
    grounds: dict[str, Any] = field(hash=False)

    @property
    def digest(self) -> str:
        """By which the same grounds are known again."""
        text = json.dumps(self.grounds, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def of(rows: Sequence[Sequence[Any]], version: RuleVersion) -> list[RuleMatch]:
    """Rows of an answer as matches: one for each pseudonym, the first by its grounds where a rule gives several."""
    names = [ground["column"] for ground in version.grounds]
    made: dict[str, RuleMatch] = {}
    for subject, neighbourhood, *values in rows:
        if subject is None:
            continue
        grounds = {name: _plain(value) for name, value in zip(names, values, strict=True)}
        finding = RuleMatch(subject, neighbourhood or "", grounds)
        before = made.get(subject)
        if before is None or (finding.digest, finding.neighbourhood) < (before.digest, before.neighbourhood):
            made[subject] = finding
    return [made[subject] for subject in sorted(made)]


def _plain(value: Any) -> Any:
    """As JSON keeps it: days as text, amounts and numbers as whole numbers where they are whole."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | float):
        return int(value) if value == int(value) else float(value)
    return value
