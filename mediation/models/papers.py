"""Papers and the counters their numbers come from."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from accounts.literals import Literal
from mediation.models.cases import Case
from mediation.models.paper_kinds import PaperKind
from mediation.models.parties import Party


class PaperQuerySet(models.QuerySet["Paper"]):
    def failed(self) -> Self:
        """Papers that could not be rendered: a person puts right why, or has them tried again."""
        return self.filter(state=Literal(Paper.State.FAILED))

    def to_render(self, now: datetime) -> Self:
        """Owed papers that nobody holds: one range of one partial index."""
        free = Q(lease_until__isnull=True) | Q(lease_until__lte=Now())
        return self.filter(free, state=Literal(Paper.State.OWED), owed_at__lte=now)

    def given_to(self, party: Party) -> Self:
        """What a party may take home: papers made out to them, and what every side has a copy of.

        Of agreements those alone that bind: a copy without all signatures would pass for one.
        """
        in_force = party.case.agreements.filter(effective_at__isnull=False).values("version")
        agreements = Q(kind__in=[PaperKind.AGREEMENT, PaperKind.ORAL_AGREEMENT_REGISTER], number__in=in_force)
        everybodys = Q(party=None) & (Q(kind=PaperKind.RIGHTS_NOTICE) | agreements)
        return self.filter(Q(party=party) | everybodys, case=party.case, state=Paper.State.READY)


class Paper(models.Model):
    """One paper of a case: owed when the fact that needs it is written, rendered by the worker, then never changed.

    ``lease_until`` is told by the database's own clock: until then somebody renders it, or it waits to be tried again.
    """

    class State(models.TextChoices):
        OWED = "owed", _("To be rendered")
        READY = "ready", _("Ready")
        FAILED = "failed", _("Could not be rendered")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="papers", db_index=False)
    kind = models.CharField(max_length=32)
    number = models.PositiveSmallIntegerField(default=1)
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="papers")
    subject_id = models.UUIDField(null=True)
    printed_number = models.CharField(max_length=60, blank=True)
    copies = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=6, choices=State, default=State.OWED)
    owed_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    ready_at = models.DateTimeField(null=True)
    content = models.BinaryField(null=True)
    digest = models.BinaryField(max_length=32, null=True)
    pages = models.PositiveSmallIntegerField(null=True)
    failed_because = models.CharField(max_length=200, blank=True)
    retried_at = models.DateTimeField(null=True)
    retried_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ["owed_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind", "number", "party"], nulls_distinct=False, name="each_paper_is_owed_once"
            ),
            models.CheckConstraint(
                name="a_ready_paper_has_its_content",
                condition=~Q(state="ready") | Q(content__isnull=False, digest__isnull=False, ready_at__isnull=False),
            ),
            models.CheckConstraint(
                name="who_had_a_paper_tried_again_stands_with_when",
                condition=Q(retried_at__isnull=True, retried_by__isnull=True)
                | Q(retried_at__isnull=False, retried_by__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["owed_at"], name="papers_to_render", condition=Q(state="owed")),
            models.Index(fields=["owed_at"], name="papers_that_failed", condition=Q(state="failed")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"

    @property
    def title(self) -> str:
        return str(PaperKind(self.kind).label)

    @property
    def file_name(self) -> str:
        """How it is named where it is kept."""
        return f"{self.kind}-{self.number}.pdf"
