"""How long a centre keeps its closed files. No statute fixes it: without a centre's own rule nothing is archived."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from windows.models.centres import Centre


class Retention(models.TextChoices):
    """The three classes that a cover names (保管期限)."""

    PERMANENT = "permanent", _("permanent")
    LONG = "long", _("long term")
    SHORT = "short", _("short term")


class RetentionPeriod(models.Model):
    """What one class means at one centre, and by which rule. ``years`` is empty for what is kept for ever."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey(
        Centre, on_delete=models.CASCADE, related_name="retention_periods", verbose_name=_("centre")
    )
    retention = models.CharField(_("retention"), max_length=10, choices=Retention)
    years = models.PositiveSmallIntegerField(_("years"), null=True, blank=True, help_text=_("empty: permanent"))
    basis = models.CharField(_("by which rule"), max_length=100, help_text=_("printed on the cover of each file"))

    class Meta:
        verbose_name = _("retention period")
        verbose_name_plural = _("retention periods")
        ordering = ["centre", "retention"]
        constraints = [
            models.UniqueConstraint(fields=["centre", "retention"], name="one_period_per_centre_and_class"),
            models.CheckConstraint(condition=Q(retention__in=Retention.values), name="retention_class_is_known"),
            models.CheckConstraint(
                condition=Q(retention=Retention.PERMANENT, years__isnull=True)
                | (~Q(retention=Retention.PERMANENT) & Q(years__isnull=False, years__gte=1)),
                name="only_what_is_permanent_has_no_years",
            ),
            models.CheckConstraint(condition=~Q(basis=""), name="a_retention_period_rests_on_a_rule"),
        ]

    def __str__(self) -> str:
        return f"{self.retention} {self.years or ''}".strip()
