"""A line of the journal as the API answers it."""

from __future__ import annotations

from rest_framework import serializers

from mediation.models import (
    CaseEvent,
)


class EventAnswer(serializers.ModelSerializer):
    actor = serializers.CharField(source="actor_user.name", default="")

    class Meta:
        model = CaseEvent
        fields = (
            "seq",
            "kind",
            "actor_kind",
            "actor",
            "actor_role",
            "occurred_at",
            "recorded_at",
            "attested_by",
            "details",
        )
