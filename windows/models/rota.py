"""The rota, checking in, and summoning those who are on call."""

from datetime import date, datetime

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from accounts.models import User
from windows.models.centres import Agency, Centre, Weekday
from windows.models.places import Room, Window
from windows.models.ranges import TimeRange, in_order

ONE_PLACE = Q(window__isnull=False, room=None) | Q(window=None, room__isnull=False)


class RotaSlot(models.Model):
    """An agency's turn at a place on one day of the week. A place belongs to one agency at a time."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="rota_slots", verbose_name=_("centre"))
    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="rota_slots", verbose_name=_("agency"))
    window = models.ForeignKey(Window, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("window"))
    room = models.ForeignKey(Room, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("room"))
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=Weekday)
    opens = models.TimeField(_("from"))
    closes = models.TimeField(_("until"))

    class Meta:
        verbose_name = _("rota slot")
        verbose_name_plural = _("rota slots")
        ordering = ["centre", "weekday", "opens"]
        constraints = [
            models.CheckConstraint(condition=Q(weekday__range=(1, 7)), name="rota_weekday_is_a_weekday"),
            models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="rota_slot_ends_after_it_begins"),
            models.CheckConstraint(condition=ONE_PLACE, name="rota_slot_has_one_place"),
            *(
                ExclusionConstraint(
                    name=f"no_{place}_and_day_twice",
                    expressions=[
                        (place, RangeOperators.EQUAL),
                        ("weekday", RangeOperators.EQUAL),
                        (TimeRange("opens", "closes"), RangeOperators.OVERLAPS),
                    ],
                )
                for place in ("window", "room")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens:%H:%M} {self.agency}"

    def clean(self) -> None:
        in_order("closes", self.opens, self.closes)


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


class SummonsQuerySet(models.QuerySet["Summons"]):
    def unanswered(self, at: datetime) -> "SummonsQuerySet":
        """Not accepted although the time to answer has run out."""
        return self.filter(accepted_at=None, accept_by__lt=at)


class Summons(models.Model):
    """An agency on call is asked to come for one case: by when it must answer, and by when be there."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="summonses")
    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="summonses")
    case_id = models.UUIDField(null=True)
    asked_at = models.DateTimeField()
    accept_by = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    arrive_by = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)

    objects = SummonsQuerySet.as_manager()

    class Meta:
        verbose_name = _("summons")
        verbose_name_plural = _("summonses")
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "case_id"], condition=Q(arrived_at=None), name="one_open_summons_per_agency_and_case"
            ),
            models.CheckConstraint(condition=Q(accept_by__gt=F("asked_at")), name="summons_leaves_time_to_answer"),
            models.CheckConstraint(
                condition=Q(accepted_at=None, accepted_by=None, arrive_by=None, arrived_at=None)
                | Q(
                    accepted_at__isnull=False,
                    accepted_at__gte=F("asked_at"),
                    accepted_by__isnull=False,
                    arrive_by__isnull=False,
                    arrive_by__gt=F("accepted_at"),
                ),
                name="summons_is_answered_as_a_whole",
            ),
            models.CheckConstraint(
                condition=Q(arrived_at=None) | Q(arrived_at__gte=F("accepted_at")), name="nobody_arrives_unasked"
            ),
        ]
        indexes = [models.Index(fields=["accept_by"], condition=Q(accepted_at=None), name="summons_waiting")]

    def __str__(self) -> str:
        return f"{self.agency} {localtime(self.asked_at):%Y-%m-%d %H:%M}"
