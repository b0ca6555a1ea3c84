"""A visit with its number as the API answers it."""

from __future__ import annotations

from rest_framework import serializers

from windows.models import Visit


class VisitAnswer(serializers.ModelSerializer):
    window = serializers.IntegerField(source="window.number", default=None)

    class Meta:
        model = Visit
        fields = (
            "id",
            "ticket",
            "lane",
            "batch",
            "persons",
            "window",
            "arrived_at",
            "called_at",
            "served_at",
            "ended_at",
        )
