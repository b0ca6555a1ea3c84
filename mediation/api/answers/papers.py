"""A paper as the API answers it: to its party, and to staff."""

from __future__ import annotations

from rest_framework import serializers

from mediation.models import (
    Paper,
)


class PaperAnswer(serializers.ModelSerializer):
    party = serializers.IntegerField(source="party.number", default=None)

    class Meta:
        model = Paper
        fields: tuple[str, ...] = (
            "id",
            "kind",
            "number",
            "party",
            "printed_number",
            "copies",
            "state",
            "pages",
            "owed_at",
            "ready_at",
        )


class PaperOfCase(PaperAnswer):
    """With what staff must know: why it failed, and who had it made again."""

    retried_by = serializers.CharField(source="retried_by.name", default="")

    class Meta(PaperAnswer.Meta):
        fields: tuple[str, ...] = (*PaperAnswer.Meta.fields, "attempts", "failed_because", "retried_by", "retried_at")
