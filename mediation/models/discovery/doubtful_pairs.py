"""Two rows of the pool of which nobody can say whether they are about one person."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from mediation.models.discovery.imports import PoolImport


class DoubtfulPair(models.Model):
    """A row without a good number that may be somebody's: too likely to be left, not likely enough to be believed."""

    class Answer(models.TextChoices):
        SAME = "same", _("The same person")
        DIFFERENT = "different", _("Somebody else")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    delivery = models.ForeignKey(PoolImport, models.CASCADE, related_name="doubtful_pairs")
    record = models.BigIntegerField()
    subject = models.CharField(max_length=32)
    probability = models.FloatField()
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["delivery", "record", "subject"], name="one_row_per_doubtful_pair"),
            models.CheckConstraint(
                condition=Q(probability__gte=0, probability__lte=1), name="a_probability_lies_between_0_and_1"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_by__isnull=True, answered_at__isnull=True)
                | (Q(answer__in=["same", "different"], answered_by__isnull=False, answered_at__isnull=False)),
                name="an_answer_about_a_pair_says_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delivery_id} {self.record} {self.probability:.2f}"
