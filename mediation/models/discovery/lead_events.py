"""What happened to a lead, and the matter or the case that it became."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from mediation.models.discovery.leads import Lead


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
