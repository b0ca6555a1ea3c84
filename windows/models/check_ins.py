"""Who has checked in for an agency."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from accounts.models import User
from windows.models.agencies import Agency
from windows.models.centres import Centre
from windows.models.places import Window


class CheckInQuerySet(models.QuerySet["CheckIn"]):
    def current(self, on: date) -> "CheckInQuerySet":
        """Those who came that day and have not left."""
        return self.filter(on=on, checked_out_at=None)


class CheckIn(models.Model):
    """Somebody of an agency is at their place today; signing in at a window counts."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="check_ins")
    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="check_ins")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="check_ins")
    window = models.ForeignKey(Window, on_delete=models.PROTECT, null=True, blank=True)
    on = models.DateField()
    checked_in_at = models.DateTimeField()
    checked_out_at = models.DateTimeField(null=True)

    objects = CheckInQuerySet.as_manager()

    class Meta:
        verbose_name = _("check-in")
        verbose_name_plural = _("check-ins")
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "user", "on"],
                condition=Q(checked_out_at=None),
                name="nobody_is_checked_in_twice_for_an_agency",
            ),
            models.CheckConstraint(
                condition=Q(checked_out_at=None) | Q(checked_out_at__gte=F("checked_in_at")),
                name="nobody_leaves_before_they_come",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.user}"
