"""Centres, and which stands above which."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id


class Tier(models.TextChoices):
    COUNTY = "county", _("county or district")
    TOWNSHIP = "township", _("township or street")
    VILLAGE = "village", _("village or community")


class Centre(models.Model):
    """One centre, one tenant. Its names are configuration: what such a house is called differs by place and year."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.SlugField(_("code"), unique=True)
    name = models.CharField(_("name"), max_length=100)
    short_name = models.CharField(_("sign of messages"), max_length=20, help_text=_("stands before every message"))
    place_code = models.CharField(_("place in register numbers"), max_length=10)
    division = models.CharField(
        _("administrative division"), max_length=6, help_text=_("six digits (GB/T 2260): the law of this place applies")
    )
    tier = models.CharField(_("tier"), max_length=10, choices=Tier)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("higher centre"),
    )
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("centre")
        verbose_name_plural = _("centres")
        constraints = [
            models.CheckConstraint(condition=Q(tier__in=Tier.values), name="centre_tier_is_known"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="centre_is_not_its_own_parent"),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(short_name="") & ~Q(place_code=""), name="centre_has_its_names"
            ),
            models.CheckConstraint(condition=Q(division__regex=r"^[0-9]{6}$"), name="centre_division_has_six_digits"),
        ]

    def __str__(self) -> str:
        return self.name
