"""Bodies of acts by which handling rests or ends, and of more time."""

from __future__ import annotations

from rest_framework import serializers

from mediation.api.bodies.common import DayField
from mediation.api.body import ArgumentsBody
from mediation.casework.acts.endings import (
    ConclusionArguments,
    ExtensionArguments,
    SuspensionArguments,
    TerminationArguments,
)
from mediation.handling import SuspensionReason, TerminationReason


class SuspensionBody(ArgumentsBody[SuspensionArguments]):
    reason = serializers.ChoiceField(SuspensionReason.choices)

    def to_arguments(self) -> SuspensionArguments:
        return SuspensionArguments(reason=self.validated_data["reason"])


class TerminationBody(ArgumentsBody[TerminationArguments]):
    reason = serializers.ChoiceField(TerminationReason.choices)
    words = serializers.CharField(max_length=2000, required=False, default="", allow_blank=True)

    def to_arguments(self) -> TerminationArguments:
        answer = self.validated_data
        return TerminationArguments(reason=answer["reason"], words=answer["words"])


class ConclusionBody(ArgumentsBody[ConclusionArguments]):
    result = serializers.CharField(max_length=2000)

    def to_arguments(self) -> ConclusionArguments:
        return ConclusionArguments(result=self.validated_data["result"])


class ExtensionBody(ArgumentsBody[ExtensionArguments]):
    term = serializers.CharField(max_length=8)
    occasion = serializers.CharField(max_length=40, required=False, default="")
    until = DayField()
    by_consent = serializers.BooleanField()

    def to_arguments(self) -> ExtensionArguments:
        answer = self.validated_data
        return ExtensionArguments(
            term=answer["term"], until=answer["until"], by_consent=answer["by_consent"], occasion=answer["occasion"]
        )
