"""Sessions, and what other agencies were asked, as the API answers them."""

from __future__ import annotations

from rest_framework import serializers

from mediation.models import (
    AssistTask,
    MediationSession,
)


class SessionAnswer(serializers.ModelSerializer):
    starts_at = serializers.DateTimeField(source="during.lower")
    ends_at = serializers.DateTimeField(source="during.upper")
    room = serializers.CharField(source="room.code", default=None)

    class Meta:
        model = MediationSession
        fields = ("number", "form", "state", "starts_at", "ends_at", "room")


class AssistAnswer(serializers.ModelSerializer):
    agency = serializers.CharField(source="agency.code")

    class Meta:
        model = AssistTask
        fields = ("number", "agency", "asked_at", "done_at")
