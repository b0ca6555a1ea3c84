"""Leads: somebody who may be in need, found under a pseudonym."""

from __future__ import annotations

from datetime import datetime
from typing import Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from mediation.models.discovery.lead_states import LEAD_ENDS, LeadStatus
from mediation.models.discovery.rules import DiscoveryRule, DiscoveryRun, RuleVersion


class LeadQuerySet(models.QuerySet["Lead"]):
    def running(self) -> Self:
        return self.exclude(status__in=LEAD_ENDS)

    def assigned_to(self, user_id: UUID | None) -> Self:
        return self.filter(worker_id=user_id)

    def to_escalate(self, at: datetime) -> Self:
        """Unworked for too long, and nobody above was told yet."""
        return self.running().filter(escalate_at__lte=at, escalated_at__isnull=True)

    def to_expire(self, at: datetime) -> Self:
        return self.running().filter(expire_at__lte=at, escalated_at__isnull=False)


class Lead(models.Model):
    """Somebody found by one version of a rule, under a pseudonym. Who it is stands in the store of identities.

    ``grounds``: what was found, by column; ``grounds_digest`` tells whether it was found before. ``due_at``: by when
    somebody visits. ``escalate_at`` and ``expire_at`` move on with everything that is done. ``follows``: the lead that
    expired before anybody had helped.
    """

    class WhyNot(models.TextChoices):
        HELPED_ALREADY = "helped_already", _("Gets the help already")
        RECORD_WRONG = "record_wrong", _("The records are wrong or out of date")
        CONDITIONS = "conditions", _("The conditions are not met")
        MOVED = "moved", _("Lives there no more")
        DECEASED = "deceased", _("Has died")
        ABLE = "able", _("Manages without help")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey("windows.Centre", models.PROTECT, related_name="+")
    rule = models.ForeignKey(DiscoveryRule, models.PROTECT, related_name="leads")
    version = models.ForeignKey(RuleVersion, models.PROTECT, related_name="leads")
    run = models.ForeignKey(DiscoveryRun, models.PROTECT, related_name="leads")
    subject = models.CharField(max_length=32)
    key_id = models.CharField(max_length=20)
    neighbourhood = models.CharField(max_length=12, blank=True)
    grounds = models.JSONField()
    grounds_digest = models.CharField(max_length=64)
    status = models.CharField(max_length=12, choices=LeadStatus, default=LeadStatus.NEW)
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    why_not = models.CharField(max_length=20, choices=WhyNot, blank=True)
    found_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    escalate_at = models.DateTimeField()
    escalated_at = models.DateTimeField(null=True)
    expire_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    follows = models.ForeignKey("self", models.PROTECT, null=True, related_name="followed_by")

    objects = LeadQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "subject", "grounds_digest"],
                condition=~Q(status="expired"),
                name="nobody_is_found_twice_on_the_same_grounds",
            ),
            models.UniqueConstraint(
                fields=["rule", "subject"],
                condition=Q(
                    status__in=["new", "assigned", "visited", "in_need", "offered", "later", "accepted", "applied"]
                ),
                name="one_open_lead_per_rule_and_person",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["new", "expired"]) | Q(worker__isnull=False, due_at__isnull=False),
                name="an_assigned_lead_has_worker_and_term",
            ),
            models.CheckConstraint(
                condition=Q(status="not_in_need") ^ Q(why_not=""), name="who_is_not_in_need_has_a_reason_why"
            ),
            models.CheckConstraint(
                condition=Q(status__in=sorted(LEAD_ENDS), ended_at__isnull=False)
                | (~Q(status__in=sorted(LEAD_ENDS)) & Q(ended_at__isnull=True)),
                name="a_lead_that_ended_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(status="expired") | Q(escalated_at__isnull=False), name="a_lead_expires_after_the_ladder"
            ),
            models.CheckConstraint(condition=Q(expire_at__gt=F("escalate_at")), name="the_ladder_comes_before_the_end"),
        ]
        indexes = [
            models.Index(fields=["worker", "status"], name="leads_of_a_worker"),
            models.Index(
                fields=["escalate_at"], name="leads_to_escalate", condition=Q(ended_at=None, escalated_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.status}"
