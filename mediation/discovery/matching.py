"""Whom a version finds, once its SQL was checked again."""

from __future__ import annotations

from datetime import date

from mediation.discovery import checking, drafts, engines
from mediation.discovery.drafts import Reading
from mediation.discovery.engines import RuleMatch
from mediation.models.discovery import RuleVersion


def find_matches(version: RuleVersion, today: date) -> list[RuleMatch]:
    """The SQL is checked once more: nothing that was changed past :func:`rules.write` reaches the engine."""
    reads = {code: Reading(reading["columns"], reading["link_at"]) for code, reading in version.reads.items()}
    visible = drafts.visible_columns(version.rule.centre, reads)
    checking.check(version.sql, reads=visible, grounds=[ground["column"] for ground in version.grounds])
    return engines.find(version, today=today)
