"""Who holds the file: assignments to agencies, and the parts that assisting agencies are asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def current(self) -> Self:
        return self.filter(ended_at__isnull=True)

    def held_by(self, agency_ids: Iterable[UUID]) -> Self:
        return self.current().filter(agency_id__in=agency_ids)


class Assignment(models.Model):
    """An agency's part in a case. Exactly one lead agency owns each open case at every instant."""

    class Role(models.TextChoices):
        LEAD = "lead", _("Lead agency")
        ASSISTING = "assisting", _("Assisting agency")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("mediation.Case", models.PROTECT, related_name="assignments")
    agency = models.ForeignKey("windows.Agency", models.PROTECT, related_name="+")
    role = models.CharField(max_length=10, choices=Role)
    window = models.ForeignKey("windows.Window", models.PROTECT, null=True, related_name="+")
    rule = models.CharField(max_length=60, blank=True)
    began_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_because = models.CharField(max_length=32, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(role="lead", ended_at__isnull=True),
                name="one_open_assignment_per_case",
            ),
            models.UniqueConstraint(
                fields=["case", "agency"],
                condition=models.Q(ended_at__isnull=True),
                name="an_agency_has_one_open_part_in_a_case",
            ),
            models.CheckConstraint(
                name="an_assignment_ends_after_it_began",
                condition=models.Q(ended_at__isnull=True) | models.Q(ended_at__gte=models.F("began_at")),
            ),
        ]
        indexes = [
            models.Index(
                fields=["agency", "case"], name="open_parts_of_an_agency", condition=models.Q(ended_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.agency_id}"


class AssistTask(models.Model):
    """One thing an assisting agency is asked to do, with its own clock."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("mediation.Case", models.PROTECT, related_name="assist_tasks")
    agency = models.ForeignKey("windows.Agency", models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    request = models.ForeignKey("mediation.Statement", models.PROTECT, related_name="+")
    answer = models.ForeignKey("mediation.Statement", models.PROTECT, null=True, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="assist_tasks_are_numbered"),
            models.CheckConstraint(
                name="a_done_task_has_its_answer",
                condition=models.Q(done_at__isnull=True) | models.Q(answer__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"
