"""Calling an agency that is on call."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from accounts.models import User
from windows.models.agencies import Agency
from windows.models.centres import Centre


class SummonsQuerySet(models.QuerySet["Summons"]):
    def unanswered(self, at: datetime) -> "SummonsQuerySet":
        """Not accepted although the time to answer has run out."""
        return self.filter(accepted_at=None, accept_by__lt=at)


class Summons(models.Model):
    """An agency on call is asked to come for one case: by when it must answer, and by when be there."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="summonses")
    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="summonses")
    case_id = models.UUIDField(null=True)
    asked_at = models.DateTimeField()
    accept_by = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    arrive_by = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)

    objects = SummonsQuerySet.as_manager()

    class Meta:
        verbose_name = _("summons")
        verbose_name_plural = _("summonses")
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "case_id"], condition=Q(arrived_at=None), name="one_open_summons_per_agency_and_case"
            ),
            models.CheckConstraint(condition=Q(accept_by__gt=F("asked_at")), name="summons_leaves_time_to_answer"),
            models.CheckConstraint(
                condition=Q(accepted_at=None, accepted_by=None, arrive_by=None, arrived_at=None)
                | Q(
                    accepted_at__isnull=False,
                    accepted_at__gte=F("asked_at"),
                    accepted_by__isnull=False,
                    arrive_by__isnull=False,
                    arrive_by__gt=F("accepted_at"),
                ),
                name="summons_is_answered_as_a_whole",
            ),
            models.CheckConstraint(
                condition=Q(arrived_at=None) | Q(arrived_at__gte=F("accepted_at")), name="nobody_arrives_unasked"
            ),
        ]
        indexes = [models.Index(fields=["accept_by"], condition=Q(accepted_at=None), name="summons_waiting")]

    def __str__(self) -> str:
        return f"{self.agency} {localtime(self.asked_at):%Y-%m-%d %H:%M}"
