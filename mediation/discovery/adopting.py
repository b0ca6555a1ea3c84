"""Adopting what is shipped: a data officer declares sources and writes rules; a second person publishes them."""

from __future__ import annotations

from datetime import date, datetime

from mediation.discovery import rules, sources
from mediation.discovery.shipped import sources as shipped_sources
from mediation.discovery.shipped.rules import shipped
from mediation.models import Actor
from mediation.models.discovery import DiscoveryRule, RecordSource, RuleVersion
from windows.models import Centre


def declare_sources(centre: Centre, *, by: Actor, at: datetime) -> list[RecordSource]:
    """Those that this centre has not declared yet."""
    present = set(RecordSource.objects.filter(centre=centre).values_list("code", flat=True))
    missing = [declaration for declaration in shipped_sources.DECLARATIONS if declaration.code not in present]
    return [sources.declare(centre, declaration, by=by, at=at) for declaration in missing]


def write_rules(centre: Centre, *, review_on: date, by: Actor, at: datetime) -> list[RuleVersion]:
    """Drafts of the rules that this centre does not have yet; nothing of them runs before a second person agrees."""
    present = set(DiscoveryRule.objects.filter(centre=centre).values_list("code", flat=True))
    return [
        rules.write(centre, rule.code, rule.draft, names=rule.names, subject_kind=rule.subject_kind, by=by, at=at)
        for rule in shipped(review_on)
        if rule.code not in present
    ]
