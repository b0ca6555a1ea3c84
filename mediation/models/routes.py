"""What kind of dispute it seems to be, which agency the centre's rules name, and what a person decided."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from mediation.models.cases import Case
from mediation.models.taxonomy import Category, Track


class Classification(models.Model):
    """A proposal of category and its confirmation by a person; a machine never decides (个人信息保护法 Art. 24)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="classifications")
    proposed = models.JSONField(default=list)
    category = models.CharField(max_length=2, choices=Category, blank=True)
    subtype = models.CharField(max_length=40, blank=True)
    track = models.CharField(max_length=20, choices=Track, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    proposed_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_confirmed_classification_says_by_whom",
                condition=models.Q(confirmed_at__isnull=True)
                | (models.Q(confirmed_by__isnull=False) & ~models.Q(category="") & ~models.Q(track="")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.category} {self.subtype}"


class RoutingRule(models.Model):
    """One line of a centre's routing table; the first line that fits, by ``position``, is proposed.

    ``window`` is where the lead agency handles such cases. A rule never sends: a person confirms.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey("windows.Centre", models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=60)
    category = models.CharField(max_length=2, choices=Category, blank=True)
    subtype = models.CharField(max_length=40, blank=True)
    needs_wage_arrears = models.BooleanField(default=False)
    lead = models.ForeignKey("windows.Agency", models.PROTECT, related_name="+")
    mediating_body = models.ForeignKey("windows.Agency", models.PROTECT, null=True, related_name="+")
    window = models.ForeignKey("windows.Window", models.PROTECT, null=True, related_name="+")
    assisting = models.ManyToManyField("windows.Agency", related_name="+", blank=True)
    reason = models.CharField(_("reason shown"), max_length=200)

    class Meta:
        ordering = ["centre", "position"]
        constraints = [
            models.UniqueConstraint(fields=["centre", "position"], name="one_rule_per_place_in_a_routing_table")
        ]

    def __str__(self) -> str:
        return self.name
