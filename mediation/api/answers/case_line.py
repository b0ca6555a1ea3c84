"""A case as a line of a list."""

from __future__ import annotations

from rest_framework import serializers

from mediation.api.answers.names import AgencyName, UserName
from mediation.models import (
    Case,
)


class CaseLine(serializers.ModelSerializer):
    """One line of a queue."""

    code = serializers.CharField(source="printed_code")
    owner = AgencyName()
    mediator = UserName(allow_null=True)

    class Meta:
        model = Case
        fields = (
            "code",
            "status",
            "outcome",
            "category",
            "subtype",
            "risk",
            "wage_arrears",
            "owner",
            "mediator",
            "next_term",
            "next_due_at",
            "registered_at",
        )
