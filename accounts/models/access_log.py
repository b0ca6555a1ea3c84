"""The access log: who looked at what."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from accounts.models.users import User


class AccessVerb(models.TextChoices):
    VIEW = "view", _("viewed")
    LIST = "list", _("listed")
    SEARCH = "search", _("searched")
    REVEAL = "reveal", _("unmasked")
    EXPORT = "export", _("exported")
    DENIED = "denied", _("was refused")
    RIGHTS = "rights", _("changed rights")


class AccessEntry(models.Model):
    """Who looked at what, when and why: names of fields, never values. Added, never edited: a trigger refuses it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField()
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    centre_id = models.UUIDField(null=True)
    verb = models.CharField(max_length=10, choices=AccessVerb)
    object_kind = models.CharField(max_length=50)
    object_id = models.UUIDField(null=True)
    fields = ArrayField(models.CharField(max_length=50), default=list)
    reason = models.CharField(max_length=200, blank=True)
    request_id = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("access entry")
        verbose_name_plural = _("access entries")
        constraints = [
            models.CheckConstraint(condition=Q(verb__in=AccessVerb.values), name="access_verb_is_known"),
            models.CheckConstraint(
                condition=~Q(verb__in=[AccessVerb.REVEAL, AccessVerb.EXPORT], reason=""),
                name="unmasking_and_export_have_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["object_id", "at"], name="access_by_object"),
            models.Index(fields=["user", "at"], name="access_by_user"),
        ]

    def __str__(self) -> str:
        return f"{localtime(self.at):%Y-%m-%d %H:%M} {self.verb} {self.object_kind}"
