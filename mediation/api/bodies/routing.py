"""Bodies of acts by which a case comes to its agency."""

from __future__ import annotations

from rest_framework import serializers

from mediation.api.body import ArgumentsBody
from mediation.api.fields import AgencyField, WindowField
from mediation.casework.acts.routing import AssignmentArguments, ClassificationArguments, RiskArguments
from mediation.models import Category, Risk, Track


class ClassificationBody(ArgumentsBody[ClassificationArguments]):
    category = serializers.ChoiceField(Category.choices)
    subtype = serializers.CharField(max_length=40, required=False, default="")
    track = serializers.ChoiceField(Track.choices, required=False, default="")
    wage_arrears = serializers.BooleanField(default=None, allow_null=True)
    migrant_worker_wages = serializers.BooleanField(default=False)
    reason = serializers.CharField(max_length=200, required=False, default="")

    def to_arguments(self) -> ClassificationArguments:
        answer = self.validated_data
        return ClassificationArguments(
            category=answer["category"],
            subtype=answer["subtype"],
            track=answer["track"],
            wage_arrears=answer["wage_arrears"],
            migrant_worker_wages=answer["migrant_worker_wages"],
            reason=answer["reason"],
        )


class AssignmentBody(ArgumentsBody[AssignmentArguments]):
    lead = AgencyField()
    mediating_body = AgencyField(required=False, default=None)
    window = WindowField(required=False, default=None)
    assisting = serializers.ListField(child=AgencyField(), max_length=10, required=False, default=list)
    rule = serializers.CharField(max_length=60, required=False, default="")
    reason = serializers.CharField(max_length=200, required=False, default="")

    def to_arguments(self) -> AssignmentArguments:
        answer = self.validated_data
        return AssignmentArguments(
            lead=answer["lead"],
            mediating_body=answer["mediating_body"],
            window=answer["window"],
            assisting=answer["assisting"],
            rule=answer["rule"],
            reason=answer["reason"],
        )


class RiskBody(ArgumentsBody[RiskArguments]):
    """A person sets the level; every change says why."""

    level = serializers.ChoiceField(Risk.choices)
    reason = serializers.CharField(max_length=200)

    def to_arguments(self) -> RiskArguments:
        answer = self.validated_data
        return RiskArguments(level=answer["level"], reason=answer["reason"])
