"""Running a published version: who is found becomes a lead, unless they were found before on the same grounds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from mediation.discovery import engines, keys, permissions
from mediation.discovery.engines import RuleMatch
from mediation.discovery.leads import assigning
from mediation.discovery.matching import find_matches
from mediation.models import Actor
from mediation.models.discovery import DiscoveryRule, DiscoveryRun, Lead, LeadStatus, Objection, RuleVersion

HELD = (LeadStatus.EXPIRED,)


def run(version: RuleVersion, *, today: date, by: Actor, at: datetime) -> DiscoveryRun:
    """Run a published version. Its row and its leads are written in one transaction, or nothing is.

    Raises ``ValidationError`` for a version that is not in force or is past its review, and ``NoRecords``.
    """
    permissions.require(by, permissions.RUN, version.rule.centre_id)
    _require_in_force(version, today)
    deliveries = [delivery for table in engines.tables_of(version) for delivery in table.deliveries]
    findings = find_matches(version, today)
    with transaction.atomic():
        DiscoveryRule.objects.select_for_update().get(pk=version.rule_id)
        wanted = _without_objections(version, findings)
        fresh = _not_known(version.rule, wanted)
        made = DiscoveryRun.objects.create(
            version=version,
            engine=settings.DISCOVERY_ENGINE,
            as_of=today,
            run_at=at,
            run_by_id=by.user_id,
            findings=len(findings),
            known=len(wanted) - len(fresh),
            objected=len(findings) - len(wanted),
        )
        made.deliveries.set(deliveries)
        assigning.create(made, fresh, key_id=keys.current_key_id(), at=at)
    return made


def _require_in_force(version: RuleVersion, today: date) -> None:
    if not RuleVersion.objects.in_force().filter(rule=version.rule).first() == version:
        raise ValidationError(_("Only the newest published version of a rule is run."))
    if version.review_on < today:
        raise ValidationError(_("This rule must be reviewed first: its day of review is past."))


def _without_objections(version: RuleVersion, findings: Sequence[RuleMatch]) -> list[RuleMatch]:
    if not version.may_object:
        return list(findings)
    about = Objection.objects.filter(centre_id=version.rule.centre_id, rule__in=[version.rule])
    everywhere = Objection.objects.filter(centre_id=version.rule.centre_id, rule=None)
    objected = {row.subject for row in about} | {row.subject for row in everywhere}
    return [finding for finding in findings if finding.subject not in objected]


def _not_known(rule: DiscoveryRule, findings: Sequence[RuleMatch]) -> list[RuleMatch]:
    """Those with no open lead, and none before on the same grounds; one that expired unworked was never helped."""
    past = Lead.objects.filter(rule=rule, subject__in=[finding.subject for finding in findings])
    open_ones = set(past.running().values_list("subject", flat=True))
    before = set(past.exclude(status__in=HELD).values_list("subject", "grounds_digest"))
    return [
        finding
        for finding in findings
        if finding.subject not in open_ones and (finding.subject, finding.digest) not in before
    ]
