"""Helping: the steps of a plan, and looking again afterwards. What stands here about a person stands encrypted."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.fields import EncryptedTextField
from accounts.identifiers import new_id
from mediation.models.discovery.leads import Lead
from mediation.models.discovery.rules import Help


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
