"""Bodies of acts on an application before it is assigned."""

from __future__ import annotations

from django.utils.translation import gettext as _
from rest_framework import serializers

from mediation import codes
from mediation.api.body import ArgumentsBody
from mediation.casework.acts.application import MergerArguments, RefusalArguments, SupplementRequestArguments
from mediation.models import Case
from mediation.states import RefusalReason


class SupplementRequestBody(ArgumentsBody[SupplementRequestArguments]):
    what = serializers.CharField(max_length=1000)

    def to_arguments(self) -> SupplementRequestArguments:
        return SupplementRequestArguments(what=self.validated_data["what"])


class RefusalBody(ArgumentsBody[RefusalArguments]):
    """A refusal needs its reason and the route that was told (``docs/law.md#refusing``)."""

    reason = serializers.ChoiceField(RefusalReason.choices)
    route_told = serializers.CharField(max_length=200)

    def to_arguments(self) -> RefusalArguments:
        answer = self.validated_data
        return RefusalArguments(reason=answer["reason"], route_told=answer["route_told"])


class MergerBody(ArgumentsBody[MergerArguments]):
    into = serializers.CharField(max_length=codes.LONGEST)

    def validate_into(self, code: str) -> Case:
        case = Case.objects.visible_to(self.context["staff"].by).with_code(code).first()
        if case is None:
            raise serializers.ValidationError(_("You see no case with this code."), code="unknown")
        return case

    def to_arguments(self) -> MergerArguments:
        return MergerArguments(into=self.validated_data["into"])
