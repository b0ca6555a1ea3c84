"""The body that says who has come."""

from __future__ import annotations

from rest_framework import serializers

from mediation.api.body import ArgumentsBody
from mediation.api.fields import PartyField
from mediation.casework.acts.arrivals import ArrivalArguments


class ArrivalBody(ArgumentsBody[ArrivalArguments]):
    parties = serializers.ListField(child=PartyField(), min_length=1, max_length=100)

    def to_arguments(self) -> ArrivalArguments:
        return ArrivalArguments(parties=self.validated_data["parties"])
