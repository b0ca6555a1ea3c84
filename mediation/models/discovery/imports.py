"""Deliveries of a source, each one file."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from accounts.literals import Literal
from mediation.models.discovery.sources import RecordSource


class PoolImportQuerySet(models.QuerySet["PoolImport"]):
    def in_the_pool(self) -> Self:
        return self.filter(state=Literal(PoolImport.State.IMPORTED))

    def past_their_term(self, on: date) -> Self:
        return self.in_the_pool().filter(keep_until__lt=on)


class PoolImport(models.Model):
    """One delivery of a source: taken in whole or not at all, kept until its term, then destroyed.

    ``digest`` is that of the file as it came, ``key_id`` names the key under which its pseudonyms were made,
    ``wrong_numbers`` counts rows without a good identity number. ``faults`` are lines with what is wrong, never values.
    """

    class State(models.TextChoices):
        RUNNING = "running", _("Being imported")
        IMPORTED = "imported", _("In the pool")
        REFUSED = "refused", _("Refused")
        INTERRUPTED = "interrupted", _("Interrupted, nothing taken in")
        DESTROYED = "destroyed", _("Destroyed")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.ForeignKey(RecordSource, models.PROTECT, related_name="imports")
    state = models.CharField(max_length=12, choices=State, default=State.RUNNING)
    period_from = models.DateField()
    period_to = models.DateField()
    count = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    key_id = models.CharField(max_length=20)
    keep_until = models.DateField()
    imported_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    rows_done = models.PositiveBigIntegerField(default=0)
    wrong_numbers = models.PositiveBigIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    refused_because = models.CharField(max_length=30, blank=True)
    faults = models.JSONField(default=list)
    destroyed_at = models.DateTimeField(null=True)
    destroyed_because = models.CharField(max_length=200, blank=True)

    objects = PoolImportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "digest"], condition=Q(state="imported"), name="a_file_is_in_the_pool_once"
            ),
            models.CheckConstraint(condition=Q(period_to__gte=F("period_from")), name="a_period_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(state="running", ended_at__isnull=True) | (~Q(state="running") & Q(ended_at__isnull=False)),
                name="an_import_that_ended_says_when",
            ),
            models.CheckConstraint(
                condition=Q(state="refused") ^ Q(refused_because=""), name="a_refused_file_says_why"
            ),
            models.CheckConstraint(
                condition=(Q(state="destroyed") & Q(destroyed_at__isnull=False) & ~Q(destroyed_because=""))
                | (~Q(state="destroyed") & Q(destroyed_at__isnull=True, destroyed_because="")),
                name="what_was_destroyed_says_when_and_why",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["imported", "destroyed"]) | Q(rows_done=F("count")),
                name="what_is_in_the_pool_is_whole",
            ),
        ]
        indexes = [models.Index(fields=["keep_until"], name="imports_by_term", condition=Q(state="imported"))]

    def __str__(self) -> str:
        return f"{self.source} {self.period_from}–{self.period_to}"
