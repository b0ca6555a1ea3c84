"""Bodies of acts on what other agencies are asked, and of visits to a site."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from rest_framework import serializers

from mediation.api.bodies.common import OccurredField
from mediation.api.body import ArgumentsBody
from mediation.api.fields import AgencyField, StaffField
from mediation.casework.acts.assistance import AnswerArguments, AssistanceArguments
from mediation.casework.acts.site_visits import SiteVisitArguments


class AssistanceBody(ArgumentsBody[AssistanceArguments]):
    agency = AgencyField()
    request = serializers.CharField(max_length=2000)

    def to_arguments(self) -> AssistanceArguments:
        answer = self.validated_data
        return AssistanceArguments(agency=answer["agency"], request=answer["request"])


class AnswerBody(ArgumentsBody[AnswerArguments]):
    answer = serializers.CharField(max_length=4000)

    def to_arguments(self) -> AnswerArguments:
        task = get_object_or_404(self.case.assist_tasks, number=self.number)
        return AnswerArguments(task=task, answer=self.validated_data["answer"])


class SiteVisitBody(ArgumentsBody[SiteVisitArguments]):
    """A visit of labour inspection: two officers at least (劳动保障监察条例 Art. 16)."""

    officers = serializers.ListField(child=StaffField(), min_length=1, max_length=10)
    findings = serializers.CharField(max_length=4000)
    occurred_at = OccurredField()

    def to_arguments(self) -> SiteVisitArguments:
        answer = self.validated_data
        return SiteVisitArguments(
            officers=answer["officers"], findings=answer["findings"], occurred_at=answer.get("occurred_at")
        )
