"""Bodies of acts on the label of safe contact."""

from __future__ import annotations

from rest_framework import serializers

from mediation.api.body import ArgumentsBody
from mediation.casework.acts.safe_contact import ReleaseArguments


class ReleaseBody(ArgumentsBody[ReleaseArguments]):
    """``heard_alone``: whoever applied said so in person and alone. ``words``: what they said."""

    heard_alone = serializers.BooleanField()
    words = serializers.CharField(max_length=2000)

    def to_arguments(self) -> ReleaseArguments:
        answer = self.validated_data
        return ReleaseArguments(heard_alone=answer["heard_alone"], words=answer["words"])
