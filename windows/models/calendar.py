"""Working days as announced, and the demonstration's clock."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

#: The names that days off have in the tables, for the catalogue; shown through ``gettext``.
FESTIVALS = (
    gettext_noop("New Year's Day"),
    gettext_noop("Spring Festival"),
    gettext_noop("Tomb-sweeping Day"),
    gettext_noop("Labour Day"),
    gettext_noop("Dragon Boat Festival"),
    gettext_noop("Mid-autumn Festival"),
    gettext_noop("National Day"),
    gettext_noop("Anti-Fascist 70th Day"),
)


class CalendarYear(models.Model):
    """A year whose days off the State Council has announced. Days of any other year are provisional."""

    year = models.PositiveSmallIntegerField(_("year"), primary_key=True)
    is_announced = models.BooleanField(_("announced"), default=False)
    source = models.CharField(_("source"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("calendar year")
        verbose_name_plural = _("calendar years")
        ordering = ["-year"]

    def __str__(self) -> str:
        return str(self.year)


class CalendarDay(models.Model):
    """A day the yearly notice names: a day off, or a weekend day that is worked (调休). Other days follow the week."""

    day = models.DateField(_("day"), primary_key=True)
    is_working = models.BooleanField(_("worked"))
    name = models.CharField(_("name"), max_length=50)
    source = models.CharField(_("source"), max_length=100)

    class Meta:
        verbose_name = _("calendar day")
        verbose_name_plural = _("calendar days")
        ordering = ["-day"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_working=False) | Q(day__iso_week_day__gte=6), name="only_a_weekend_is_made_a_working_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.name}"


class DemonstrationClock(models.Model):
    """How far the demonstration has moved its clock forward: one row at most, and none in production."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    shift = models.DurationField(default=timedelta)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="one_demonstration_clock"),
            models.CheckConstraint(condition=Q(shift__gte=timedelta(0)), name="the_clock_moves_forward_only"),
        ]

    def __str__(self) -> str:
        return str(self.shift)
