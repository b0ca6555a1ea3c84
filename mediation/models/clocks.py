"""Clocks: readings of the journal, kept as rows so that a sweep finds what is due through an index."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from accounts.literals import Literal
from mediation import terms
from mediation.models.cases import Case


class DeadlineQuerySet(models.QuerySet["Deadline"]):
    def running(self) -> Self:
        return self.filter(state=Literal(Deadline.State.RUNNING))

    def to_sweep(self, now: datetime) -> Self:
        """Running clocks whose moment has come and has not been acted on: one range of one partial index."""
        return self.filter(state=Literal(Deadline.State.RUNNING), passed_at__isnull=True, sweep_at__lte=now)

    def provisional_in(self, years: Iterable[int]) -> Self:
        """Clocks that were computed before these years were announced: a range of one partial index for each year."""
        in_one = Q()
        for year in years:
            in_one |= Q(due_on__year=year)
        return self.filter(in_one, is_provisional=True) if in_one else self.none()

    def ours(self) -> Self:
        return self.filter(binds=terms.Binds.US)

    def late(self, now: datetime) -> Self:
        return self.running().ours().filter(due_at__lt=now)


class Deadline(models.Model):
    """One clock of one case. ``due_at`` is the moment, never a countdown; ``due_on`` the last day it names.

    ``trace`` tells how the day was computed (days skipped and why). ``is_provisional``: the calendar of a year
    it runs into has not been announced.
    """

    class State(models.TextChoices):
        RUNNING = "running", _("Running")
        PAUSED = "paused", _("Paused")
        STOPPED = "stopped", _("Stopped")
        CANCELLED = "cancelled", _("No longer applies")
        IDLE = "idle", _("Not running")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="deadlines", db_index=False)
    centre_id = models.UUIDField()
    term = models.CharField(max_length=8)
    occasion = models.CharField(max_length=40, blank=True)
    binds = models.CharField(max_length=5, choices=terms.Binds)
    state = models.CharField(max_length=9, choices=State)
    start_seq = models.PositiveIntegerField()
    stop_seq = models.PositiveIntegerField(null=True)
    started_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)
    due_on = models.DateField(null=True)
    due_at = models.DateTimeField(null=True)
    sweep_at = models.DateTimeField(null=True)
    passed_at = models.DateTimeField(null=True)
    is_provisional = models.BooleanField(default=False)
    trace = models.JSONField(default=list)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "term", "occasion", "start_seq"], name="one_clock_per_start"),
            models.CheckConstraint(
                name="a_running_clock_has_its_moment",
                condition=~Q(state="running") | Q(due_at__isnull=False, due_on__isnull=False),
            ),
            models.CheckConstraint(
                name="a_stopped_clock_says_when", condition=~Q(state="stopped") | Q(stopped_at__isnull=False)
            ),
        ]
        indexes = [
            models.Index(
                fields=["sweep_at"],
                name="clocks_to_sweep",
                condition=Q(state="running", passed_at__isnull=True, sweep_at__isnull=False),
            ),
            models.Index(
                fields=["due_on"], name="clocks_with_provisional_day", condition=Q(state="running", is_provisional=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.term} {self.due_on}"

    @property
    def rule(self) -> terms.Term:
        """What the case's own version of the law says of it; a query where the case was not read with it."""
        return terms.of(self.case)[self.term]

    def is_late(self, now: datetime) -> bool:
        return self.state == self.State.RUNNING and self.due_at is not None and self.due_at < now
