"""Writing a rule, approving it by a second person, publishing it under a number, and counting what it would find."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from mediation.discovery import checking, permissions
from mediation.discovery.drafts import RuleDraft, visible_columns
from mediation.models import Actor
from mediation.models.discovery import DiscoveryRule, RuleVersion
from windows import hours
from windows.models import Centre


@transaction.atomic
def write(
    centre: Centre,
    code: str,
    draft: RuleDraft,
    *,
    names: tuple[str, str],
    subject_kind: str,
    by: Actor,
    at: datetime,
) -> RuleVersion:
    """The first draft of a new rule, or another one of a rule that is there. Raises ``ValidationError``.

    ``names`` are those in Chinese and English; they and the kind of subject stay as the first draft has them.
    """
    author_id = permissions.person(by, permissions.WRITE_RULE, centre.pk)
    rule = _rule(centre, code, names=names, subject_kind=subject_kind, owner_id=author_id)
    if not set(draft.reads):
        raise ValidationError({"reads": _("Please name the sources and columns that the rule reads.")})
    visible = visible_columns(centre, draft.reads)
    checking.check(draft.sql, reads=visible, grounds=[ground.column for ground in draft.grounds])
    version = RuleVersion(
        rule=rule,
        purpose=draft.purpose,
        legal_basis=draft.legal_basis,
        impact_assessment=draft.impact_assessment,
        reads={code: {"columns": list(read.columns), "link_at": read.link_at} for code, read in draft.reads.items()},
        sql=draft.sql,
        grounds=[{"column": ground.column, "zh": ground.zh, "en": ground.en} for ground in draft.grounds],
        help=draft.help,
        may_object=draft.may_object,
        visit_within=draft.visit_within,
        review_on=draft.review_on,
        written_by_id=author_id,
        written_at=at,
    )
    version.clean_fields(exclude=["number", "approved_by", "published_at"])
    version.save(force_insert=True)
    return version


@transaction.atomic
def publish(version: RuleVersion, *, by: Actor, at: datetime) -> RuleVersion:
    """A second person approves the draft; it gets the next number of its rule and never changes again.

    Raises ``ValidationError`` for who wrote it, for what is published already, and for a review that is past.
    """
    rule = DiscoveryRule.objects.select_for_update().get(pk=version.rule_id)
    permissions.require(by, permissions.APPROVE_RULE, rule.centre_id)
    version.refresh_from_db()
    if version.number is not None:
        raise ValidationError(_("This version is published already."))
    if by.user_id is None or version.written_by_id == by.user_id:
        raise ValidationError(_("Whoever wrote a rule does not approve it. Please ask a second person."))
    if version.review_on <= hours.day_of(at):
        raise ValidationError({"review_on": _("A rule is reviewed after it begins. Please choose a later day.")})
    newest = rule.versions.aggregate(Max("number"))["number__max"]
    version.number, version.approved_by_id, version.published_at = (newest or 0) + 1, by.user_id, at
    version.save(update_fields=["number", "approved_by", "published_at"])
    return version


def withdraw(rule: DiscoveryRule, *, by: Actor, at: datetime) -> None:
    """The rule finds nobody any more; leads that are open go on."""
    permissions.require(by, permissions.WRITE_RULE, rule.centre_id)
    DiscoveryRule.objects.filter(pk=rule.pk, withdrawn_at=None).update(withdrawn_at=at)


def _rule(centre: Centre, code: str, *, names: tuple[str, str], subject_kind: str, owner_id: UUID) -> DiscoveryRule:
    rule = DiscoveryRule.objects.filter(centre=centre, code=code).first()
    if rule is None:
        rule = DiscoveryRule(centre=centre, code=code, name=names[0], name_en=names[1], subject_kind=subject_kind)
        rule.owner_id = owner_id
        rule.clean_fields(exclude=["withdrawn_at", "owner"])
        rule.save(force_insert=True)
    return rule
