"""Leads: somebody who may be in need, and what was done about it. What stands here about a person stands encrypted."""

from __future__ import annotations

from datetime import datetime
from typing import Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.fields import EncryptedTextField
from accounts.identifiers import new_id
from mediation.models.discovery.lead_states import LEAD_ENDS, LeadStatus
from mediation.models.discovery.rules import DiscoveryRule, DiscoveryRun, Help, RuleVersion


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


class LeadEvent(models.Model):
    """What happened to a lead, in order. Added, never edited: a trigger refuses it."""

    class Kind(models.TextChoices):
        FOUND = "found", _("Found")
        MOVED = "moved", _("Moved on")
        CONTACT = "contact", _("Contact")
        IDENTITY_OPENED = "identity_opened", _("Identity opened")
        PLANNED = "planned", _("Step planned")
        STEP_DONE = "step_done", _("Step done")
        REVIEWED = "reviewed", _("Looked at again")
        LINKED = "linked", _("Became a matter or a case")
        ESCALATED = "escalated", _("Gone up the ladder")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    lead = models.ForeignKey(Lead, models.PROTECT, related_name="events")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=16, choices=Kind)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    details = models.JSONField(default=dict)

    class Meta:
        ordering = ["lead", "seq"]
        constraints = [models.UniqueConstraint(fields=["lead", "seq"], name="one_event_per_place_in_a_lead")]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"


class LeadContact(models.Model):
    """Somebody tried to reach the person. Only in person, and only when they were met, is it a visit."""

    class Means(models.TextChoices):
        IN_PERSON = "in_person", _("In person")
        TELEPHONE = "telephone", _("By telephone")

    class Outcome(models.TextChoices):
        MET = "met", _("Spoken with")
        NOT_AT_HOME = "not_at_home", _("Not at home")
        NOT_REACHED = "not_reached", _("Not reached")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    lead = models.ForeignKey(Lead, models.PROTECT, related_name="contacts")
    means = models.CharField(max_length=10, choices=Means)
    outcome = models.CharField(max_length=12, choices=Outcome)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    note = EncryptedTextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(at__lte=F("recorded_at")), name="no_contact_lies_in_the_future"),
            models.CheckConstraint(
                condition=Q(means="in_person", outcome__in=["met", "not_at_home"])
                | Q(means="telephone", outcome__in=["met", "not_reached"]),
                name="a_contact_ends_as_its_means_allow",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.means} {self.outcome}"


class PlanStep(models.Model):
    """One step of the plan for one person (一人一策): what, who, by when."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    lead = models.ForeignKey(Lead, models.PROTECT, related_name="steps")
    number = models.PositiveSmallIntegerField()
    help = models.CharField(max_length=20, choices=Help)
    what = EncryptedTextField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    agency = models.ForeignKey("windows.Agency", models.PROTECT, null=True, related_name="+")
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lead", "number"], name="steps_of_a_plan_are_numbered"),
            models.CheckConstraint(
                condition=Q(user__isnull=False) | Q(agency__isnull=False), name="a_step_says_who_takes_it"
            ),
            models.CheckConstraint(condition=Q(help__in=Help.values), name="a_step_is_help"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.help}"


class LeadReview(models.Model):
    """The look at how somebody is, 30 and 90 days after help was granted."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    lead = models.ForeignKey(Lead, models.PROTECT, related_name="reviews")
    days = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    is_helped = models.BooleanField(null=True)
    note = EncryptedTextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lead", "days"], name="one_look_per_term"),
            models.CheckConstraint(condition=Q(days__in=[30, 90]), name="looks_are_after_30_and_90_days"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, done_by__isnull=True, is_helped__isnull=True)
                | Q(done_at__isnull=False, done_by__isnull=False, is_helped__isnull=False),
                name="a_look_says_who_when_and_what",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.days} {self.due_on}"


class LeadLink(models.Model):
    """The matter or the case that a lead became."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    lead = models.ForeignKey(Lead, models.PROTECT, related_name="links")
    matter = models.ForeignKey("mediation.Matter", models.PROTECT, null=True, related_name="+")
    case = models.ForeignKey("mediation.Case", models.PROTECT, null=True, related_name="+")
    linked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    linked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(matter__isnull=False, case__isnull=True) | Q(matter__isnull=True, case__isnull=False),
                name="a_lead_becomes_a_matter_or_a_case",
            ),
            models.UniqueConstraint(
                fields=["lead", "matter", "case"], nulls_distinct=False, name="a_lead_is_linked_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lead_id}"
