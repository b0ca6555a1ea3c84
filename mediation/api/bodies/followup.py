"""Bodies of acts after the result."""

from __future__ import annotations

from rest_framework import serializers

from mediation.api.body import ArgumentsBody
from mediation.api.fields import PartyField
from mediation.casework.acts.followup import ArchiveArguments, CallbackArguments, RatingArguments
from mediation.models import Callback, Grade, Rating
from windows.models import Retention


class CallbackBody(ArgumentsBody[CallbackArguments]):
    """``in_person``: they were asked face to face. Of a party with ``may_be_called`` false no call is recorded."""

    party = PartyField()
    result = serializers.ChoiceField(Callback.Result.choices)
    is_performed = serializers.BooleanField(required=False, default=None, allow_null=True)
    has_reprisal = serializers.BooleanField(required=False, default=None, allow_null=True)
    words = serializers.CharField(max_length=4000, required=False, default="", allow_blank=True)
    grade = serializers.ChoiceField(Grade.choices, required=False, default=None, allow_null=True)
    in_person = serializers.BooleanField(default=False)

    def to_arguments(self) -> CallbackArguments:
        answer = self.validated_data
        return CallbackArguments(
            party=answer["party"],
            result=answer["result"],
            is_performed=answer["is_performed"],
            has_reprisal=answer["has_reprisal"],
            words=answer["words"],
            grade=answer["grade"],
            in_person=answer["in_person"],
        )


class RatingBody(ArgumentsBody[RatingArguments]):
    party = PartyField()
    grade = serializers.ChoiceField(Grade.choices)
    means = serializers.ChoiceField([m for m in Rating.Means.choices if m[0] != Rating.Means.LINK])
    words = serializers.CharField(max_length=2000, required=False, default="", allow_blank=True)

    def to_arguments(self) -> RatingArguments:
        answer = self.validated_data
        return RatingArguments(
            party=answer["party"], grade=answer["grade"], means=answer["means"], words=answer["words"]
        )


class ArchiveBody(ArgumentsBody[ArchiveArguments]):
    """``retention``: one of the classes for which the centre has laid down a period."""

    retention = serializers.ChoiceField(Retention.choices)

    def to_arguments(self) -> ArchiveArguments:
        return ArchiveArguments(retention=self.validated_data["retention"])
