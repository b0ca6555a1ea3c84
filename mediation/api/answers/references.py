"""Under which numbers other organs know a case."""

from __future__ import annotations

from rest_framework import serializers

from mediation.models import (
    ExternalReference,
)


class ReferenceAnswer(serializers.ModelSerializer):
    """The number under which another organ knows the same facts."""

    class Meta:
        model = ExternalReference
        fields = ("kind", "organ", "number", "dated_on")
