"""Centres, the hours they keep, and the agencies that serve in them."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from accounts.models import User
from windows.models.ranges import TimeRange, in_order


class Tier(models.TextChoices):
    COUNTY = "county", _("county or district")
    TOWNSHIP = "township", _("township or street")
    VILLAGE = "village", _("village or community")


class Weekday(models.IntegerChoices):
    """As ISO 8601 counts them, and as ``date.isoweekday()`` gives them."""

    MONDAY = 1, _("Monday")
    TUESDAY = 2, _("Tuesday")
    WEDNESDAY = 3, _("Wednesday")
    THURSDAY = 4, _("Thursday")
    FRIDAY = 5, _("Friday")
    SATURDAY = 6, _("Saturday")
    SUNDAY = 7, _("Sunday")


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


class OpeningHours(models.Model):
    """When the hall is open on a day of the week; a morning and an afternoon are two rows."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="opening_hours", verbose_name=_("centre"))
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=Weekday)
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"))

    class Meta:
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")
        ordering = ["centre", "weekday", "opens"]
        constraints = [
            models.CheckConstraint(condition=Q(weekday__range=(1, 7)), name="opening_weekday_is_a_weekday"),
            models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="hall_closes_after_it_opens"),
            ExclusionConstraint(
                name="opening_hours_do_not_overlap",
                expressions=[
                    ("centre", RangeOperators.EQUAL),
                    ("weekday", RangeOperators.EQUAL),
                    (TimeRange("opens", "closes"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens:%H:%M}–{self.closes:%H:%M}"

    def clean(self) -> None:
        in_order("closes", self.opens, self.closes)


class ClosedDay(models.Model):
    """A working day on which the hall stays shut, a typhoon for one: our own promises pause, the statutes do not."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="closed_days", verbose_name=_("centre"))
    on = models.DateField(_("day"))
    reason = models.CharField(_("reason"), max_length=100)
    entered_at = models.DateTimeField(_("entered at"))
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("closed day")
        verbose_name_plural = _("closed days")
        constraints = [
            models.UniqueConstraint(fields=["centre", "on"], name="hall_is_closed_once_a_day"),
            models.CheckConstraint(condition=~Q(reason=""), name="closed_day_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.reason}"


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
