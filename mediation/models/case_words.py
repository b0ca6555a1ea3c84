"""The words of a case, so that it is found by them."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from mediation.models.cases import Case


class CaseGrams(models.Model):
    """Adjacent pairs of characters of a case's facts, in a narrow table of their own; always joined to the case."""

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="grams")
    centre_id = models.UUIDField()
    grams = SearchVectorField()

    class Meta:
        # Entries that wait in a list make the planner read the whole table: 400 ms at 100,000 cases, against 1 ms more
        # for each registration.
        indexes = [GinIndex(fields=["grams"], name="words_of_cases", fastupdate=False)]

    def __str__(self) -> str:
        return str(self.case_id)
