"""Bodies of acts on what was agreed."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from rest_framework import serializers

from mediation import handling
from mediation.api.bodies.common import OccurredField, PresentField
from mediation.api.body import ArgumentsBody
from mediation.api.fields import TermField, WindowField
from mediation.api.money import AmountField
from mediation.casework.acts.performance import PerformanceArguments, ReportArguments
from mediation.models import Performance
from mediation.trips import Attendance


class PerformanceBody(ArgumentsBody[PerformanceArguments]):
    """``amount``: left out: the agreed sum."""

    term = TermField()
    amount = AmountField()
    proof = serializers.ChoiceField(Performance.Proof.choices)
    reference = serializers.CharField(max_length=60, required=False, default="")
    present = PresentField()
    window = WindowField(required=False, default=None)
    occurred_at = OccurredField()

    def to_arguments(self) -> PerformanceArguments:
        answer = self.validated_data
        return PerformanceArguments(
            term=answer["term"],
            proof=answer["proof"],
            attendance=Attendance(answer["present"], answer["window"]),
            amount=answer["amount"],
            reference=answer["reference"],
            occurred_at=answer.get("occurred_at"),
        )


class ReportBody(ArgumentsBody[ReportArguments]):
    """Nothing is asked: the address names the term."""

    def to_arguments(self) -> ReportArguments:
        return ReportArguments(term=get_object_or_404(handling.reported_terms(self.case), number=self.number))
