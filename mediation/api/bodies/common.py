"""What several bodies are made of, and the bodies of more than one act."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers

from mediation.api.body import ArgumentsBody
from mediation.api.fields import PartyField
from mediation.casework.acts.arguments import NoArguments, OccurrenceArguments, ReasonArguments, RouteToldArguments


class OccurredField(serializers.DateTimeField):
    """When it happened in the world; never later than now, now where it is left out."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def run_validation(self, data: Any = serializers.empty) -> Any:
        moment = super().run_validation(data)
        if moment and moment > self.context["staff"].at:
            raise serializers.ValidationError(_("This lies in the future."), code="future")
        return moment


class DayField(serializers.DateField):
    """A date that our calendars can count from; what follows the last day of the calendar cannot be said."""

    def to_internal_value(self, value: Any) -> date:
        day = super().to_internal_value(value)
        if not 2000 <= day.year < 2200:
            self.fail("invalid", format="YYYY-MM-DD")
        return day


class PresentField(serializers.ListField):
    """The parties who came to the centre for it, by their numbers; nobody where it is left out."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(child=PartyField(), max_length=100, required=False, default=list, **kwargs)


class NoArgumentsBody(ArgumentsBody[NoArguments]):
    """Nothing is asked, and nothing may be sent."""

    def to_arguments(self) -> NoArguments:
        return NoArguments()


class ReasonBody(ArgumentsBody[ReasonArguments]):
    reason = serializers.CharField(max_length=200)

    def to_arguments(self) -> ReasonArguments:
        return ReasonArguments(reason=self.validated_data["reason"])


class RouteToldBody(ArgumentsBody[RouteToldArguments]):
    route_told = serializers.CharField(max_length=200)

    def to_arguments(self) -> RouteToldArguments:
        return RouteToldArguments(route_told=self.validated_data["route_told"])


class OccurrenceBody(ArgumentsBody[OccurrenceArguments]):
    occurred_at = OccurredField()

    def to_arguments(self) -> OccurrenceArguments:
        return OccurrenceArguments(occurred_at=self.validated_data.get("occurred_at"))
