"""Ranges made of two columns, so that a constraint keeps two rows from overlapping."""

from datetime import date, time

from django.contrib.postgres.fields import DateRangeField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _


class TimeRange(models.Func):
    """``timerange(opens, closes)``: the end is outside. The type is made in migration 0001."""

    function = "timerange"
    output_field = models.Field()


class DateRange(models.Func):
    function = "daterange"
    output_field = DateRangeField()


def in_order(name: str, first: date | time | None, last: date | time | None) -> None:
    """The end does not come before the beginning, or field ``name`` says so: PostgreSQL makes no range of such two."""
    if first is not None and last is not None and str(last) < str(first):
        raise ValidationError({name: _("This is before the beginning.")})
