"""A matter that is no dispute as the API answers it."""

from __future__ import annotations

from rest_framework import serializers

from mediation.api.answers.names import AgencyName
from mediation.models import Matter


class MatterAnswer(serializers.ModelSerializer):
    handed_to = AgencyName(allow_null=True)

    class Meta:
        model = Matter
        fields = (
            "id",
            "kind",
            "channel",
            "topic",
            "received_at",
            "answered_at",
            "handed_to",
            "handed_at",
            "receipt_number",
        )
