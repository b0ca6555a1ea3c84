"""Sources: which bureau hands over which columns, for which purpose and on what basis."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id


class ColumnKind(models.TextChoices):
    """What a column of a source holds, which decides what becomes of it when a row is admitted."""

    SUBJECT = "subject", _("Identity number of whom the row is about")
    SUBJECT_FIRM = "subject_firm", _("Credit code of the firm the row is about")
    PERSON = "person", _("Identity number of somebody else")
    FIRM = "firm", _("Credit code of a firm")
    NAME = "name", _("Name")
    PHONE = "phone", _("Phone")
    ADDRESS = "address", _("Address")
    NEIGHBOURHOOD = "neighbourhood", _("Code of a neighbourhood")
    HOUSEHOLD = "household", _("Number of a household")
    DAY = "day", _("Day")
    AMOUNT = "amount", _("Amount of money")
    NUMBER = "number", _("Number")
    CODE = "code", _("Word of a fixed list")


class RecordSource(models.Model):
    """What one bureau hands over again and again: for which purpose, on what basis, with which columns.

    ``columns``: a list of ``{"name", "kind", "required"}``; anything else in a file is refused. ``replaces``: a newer
    delivery stands in place of the ones before; otherwise deliveries add up. ``is_linked``: names are kept as keyed
    digests, so that rows without a good number can be linked. ``keeps_identities``: number, name, phone and address go,
    encrypted, into the store of identities, which only a visit opens.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey("windows.Centre", models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    name = models.CharField(_("name"), max_length=60)
    bureau = models.CharField(_("bureau"), max_length=60)
    purpose = models.CharField(_("purpose"), max_length=200)
    legal_basis = models.CharField(_("legal basis"), max_length=200)
    columns = models.JSONField()
    replaces = models.BooleanField(default=False)
    is_linked = models.BooleanField(default=False)
    keeps_identities = models.BooleanField(default=False)
    declared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    declared_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["centre", "code"], name="one_record_source_per_code"),
            models.CheckConstraint(condition=Q(code__regex=r"^[a-z][a-z_]{2,39}$"), name="a_source_code_names_a_table"),
            models.CheckConstraint(
                condition=~Q(bureau="") & ~Q(purpose="") & ~Q(legal_basis=""),
                name="a_source_has_bureau_purpose_and_basis",
            ),
        ]

    def __str__(self) -> str:
        return self.code
