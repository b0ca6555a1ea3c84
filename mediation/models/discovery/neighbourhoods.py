"""Neighbourhoods: the areas for which somebody visits."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id


class Neighbourhood(models.Model):
    """A neighbourhood (居民区), its code of twelve digits, and the community worker who visits there."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey("windows.Centre", models.PROTECT, related_name="+")
    code = models.CharField(max_length=12)
    name = models.CharField(_("name"), max_length=50)
    street = models.CharField(_("street or town"), max_length=50)
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["centre", "code"], name="one_neighbourhood_per_code"),
            models.UniqueConstraint(fields=["centre", "name"], name="one_neighbourhood_per_name"),
            models.CheckConstraint(condition=Q(code__regex=r"^\d{12}$"), name="a_neighbourhood_code_has_twelve_digits"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(street=""), name="a_neighbourhood_has_name_and_street"),
        ]

    def __str__(self) -> str:
        return self.name
