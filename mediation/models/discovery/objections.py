"""Who objects to being searched for."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from accounts.identifiers import new_id


class Objection(models.Model):
    """Somebody does not want to be found by a rule, or by any, where its basis lets them object."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey("windows.Centre", models.PROTECT, related_name="+")
    subject = models.CharField(max_length=32)
    rule = models.ForeignKey("mediation.DiscoveryRule", models.PROTECT, null=True, related_name="objections")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "subject", "rule"], nulls_distinct=False, name="an_objection_stands_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.rule_id or ''}"
