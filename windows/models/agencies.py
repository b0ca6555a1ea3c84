"""Agencies that have moved into a centre, and how each is present there."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from windows.models.centres import Centre


class AgencyKind(models.TextChoices):
    CENTRE = "centre", _("the centre itself")
    AUTHORITY = "authority", _("authority")
    MEDIATING_BODY = "mediating_body", _("mediating body")
    SERVICE = "service", _("service")


class Presence(models.TextChoices):
    """How an agency serves in the hall. Nobody outside ever has to find out which."""

    RESIDENT = "resident", _("resident")
    ROTATING = "rotating", _("rotating")
    ON_CALL = "on_call", _("on call")


class AgencyQuerySet(models.QuerySet["Agency"]):
    def of_centre(self, centre: Centre) -> "AgencyQuerySet":
        return self.filter(centre=centre)

    def leading(self) -> "AgencyQuerySet":
        """Those that may own a case."""
        return self.filter(may_lead=True)

    def mediating(self) -> "AgencyQuerySet":
        return self.filter(kind=AgencyKind.MEDIATING_BODY)


class Agency(models.Model):
    """An authority, a mediating body or a service at a centre; or its own agency, which owns what is not routed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="agencies", verbose_name=_("centre"))
    code = models.SlugField(_("code"))
    name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(_("kind"), max_length=20, choices=AgencyKind)
    presence = models.CharField(_("presence"), max_length=10, choices=Presence)
    response_minutes = models.PositiveSmallIntegerField(
        _("answers within (minutes)"), null=True, blank=True, help_text=_("empty: by the close of the next working day")
    )
    arrival_minutes = models.PositiveSmallIntegerField(
        _("arrives within (minutes)"), null=True, blank=True, help_text=_("empty: by the close of the next working day")
    )
    hosted_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="hosted", verbose_name=_("hosted by")
    )
    may_lead = models.BooleanField(_("may own a case"), default=True)
    has_seal = models.BooleanField(_("has a seal of its own"), default=False)
    phone = models.CharField(_("phone"), max_length=30, blank=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        constraints = [
            models.UniqueConstraint(fields=["centre", "code"], name="agency_code_is_unique_in_its_centre"),
            models.UniqueConstraint(
                fields=["centre"], condition=Q(kind=AgencyKind.CENTRE), name="one_own_agency_per_centre"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="agency_has_a_name"),
            models.CheckConstraint(condition=Q(kind__in=AgencyKind.values), name="agency_kind_is_known"),
            models.CheckConstraint(condition=Q(presence__in=Presence.values), name="agency_presence_is_known"),
            models.CheckConstraint(
                condition=~Q(kind=AgencyKind.SERVICE) | Q(may_lead=False), name="a_service_never_owns_a_case"
            ),
            models.CheckConstraint(
                condition=~Q(kind=AgencyKind.CENTRE) | Q(may_lead=True, presence=Presence.RESIDENT),
                name="the_centre_is_always_there_and_may_lead",
            ),
            models.CheckConstraint(
                condition=Q(hosted_by=None) | (~Q(kind=AgencyKind.CENTRE) & ~Q(hosted_by=F("id"))),
                name="only_others_are_hosted",
            ),
        ]

    def __str__(self) -> str:
        return self.name
