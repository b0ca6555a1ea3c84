"""Ranges made of two columns, so that a constraint keeps two rows from overlapping."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models


class TimeRange(models.Func):
    """``timerange(opens, closes)``: the end is outside. The type is made in migration 0001."""

    function = "timerange"
    output_field = models.Field()


class DateRange(models.Func):
    function = "daterange"
    output_field = DateRangeField()
