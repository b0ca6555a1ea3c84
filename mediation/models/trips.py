"""Which visits to a centre were made for a case: the parties' trips, counted so that nobody has to come too often."""

from __future__ import annotations

from typing import Self
from uuid import UUID

from django.db import models

from accounts.identifiers import new_id
from mediation.models.parties import Party


class CaseVisitQuerySet(models.QuerySet["CaseVisit"]):
    def of_case(self, case_id: UUID) -> Self:
        """In the order in which people came; each with its visit, window and party."""
        trips = self.filter(party__case=case_id).select_related("party", "visit__window")
        return trips.order_by("visit__arrived_at", "party__number")


class CaseVisit(models.Model):
    """A party came to a centre for their case. Where we go to them, they have made no trip."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    party = models.ForeignKey(Party, models.PROTECT, related_name="visits")
    visit = models.ForeignKey("windows.Visit", models.PROTECT, related_name="+")

    objects = CaseVisitQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["party", "visit"], name="a_party_makes_a_visit_once")]

    def __str__(self) -> str:
        return f"{self.visit} {self.party}"
