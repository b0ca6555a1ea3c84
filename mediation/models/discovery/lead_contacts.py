"""Trying to reach whom a lead is about. What stands here about a person stands encrypted."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.fields import EncryptedTextField
from accounts.identifiers import new_id
from mediation.models.discovery.leads import Lead


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
