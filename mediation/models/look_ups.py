"""That somebody looked up unusually many people: what lies on the desks of a centre's leaders."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.timezone import localtime

from accounts.identifiers import new_id
from mediation.models.actors import Actor


class LookUpAlarmQuerySet(models.QuerySet["LookUpAlarm"]):
    def on_desk_of(self, actor: Actor, *, at: datetime, during: timedelta) -> Self:
        """What the leaders of a centre find there, the latest first."""
        recent = self.filter(centre__in=actor.led_centre_ids, raised_at__gt=at - during, raised_at__lte=at)
        return recent.select_related("user").order_by("-raised_at", "id")


class LookUpAlarm(models.Model):
    """One account passed the usual number of look-ups in the hour that began at ``hour``: raised once for it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey("windows.Centre", models.PROTECT, related_name="+", db_index=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    hour = models.DateTimeField()
    raised_at = models.DateTimeField()

    objects = LookUpAlarmQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["centre", "user", "hour"], name="one_alarm_per_account_and_hour")
        ]
        indexes = [models.Index(fields=["centre", "-raised_at"], name="look_up_alarms_of_a_centre")]

    def __str__(self) -> str:
        return f"{self.user_id} {localtime(self.hour):%Y-%m-%d %H:%M}"
