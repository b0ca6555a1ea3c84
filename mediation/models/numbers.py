"""Counting numbers of registers, agreements and dossiers."""

from __future__ import annotations

from django.db import models

from accounts.identifiers import new_id


class NumberCounter(models.Model):
    """The last number given in one series of one centre and year; taken by UPDATE … RETURNING, so gap-free."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey("windows.Centre", models.CASCADE, related_name="+")
    series = models.CharField(max_length=16)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["centre", "series", "year"], name="one_counter_per_series_and_year")
        ]

    def __str__(self) -> str:
        return f"{self.series} {self.year} {self.last}"
