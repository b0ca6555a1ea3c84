"""The rota: when an agency that takes turns is there."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from windows.models.agencies import Agency
from windows.models.centres import Centre
from windows.models.opening_hours import Weekday
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
