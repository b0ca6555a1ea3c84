"""How many a version would find: counts, nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mediation.discovery import permissions
from mediation.discovery.matching import find_matches
from mediation.models import Actor
from mediation.models.discovery import RuleVersion

SMALLEST = 5  # counts below are not told: of four, somebody could be guessed


@dataclass(frozen=True)
class DryRunCounts:
    """What a dry run tells: None for a count that is too small to be told."""

    total: int | None
    by_street: dict[str, int | None]


def dry_run(version: RuleVersion, *, today: date, by: Actor) -> DryRunCounts:
    """How many a version would find, in all and by the first nine digits of the neighbourhood: counts, nobody."""
    permissions.require(by, permissions.WRITE_RULE, version.rule.centre_id)
    findings = find_matches(version, today)
    streets = [finding.neighbourhood[:9] for finding in findings]
    by_street = {street: _unless_small(streets.count(street)) for street in sorted(set(streets))}
    return DryRunCounts(_unless_small(len(findings)), by_street)


def _unless_small(count: int) -> int | None:
    return count if count == 0 or count >= SMALLEST else None
