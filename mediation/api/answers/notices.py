"""A message as the API answers it."""

from __future__ import annotations

from rest_framework import serializers

from mediation.models import (
    Notice,
)


class NoticeAnswer(serializers.ModelSerializer):
    """``reference``: our own name for the message, by which the provider can be asked about it.

    ``settled_because`` is the machine's last word; ``settled_way``, ``_by`` and ``_at`` tell what a person decided.
    """

    party = serializers.IntegerField(source="party.number", default=None)
    settled_by = serializers.CharField(source="settled_by.name", default="")

    class Meta:
        model = Notice
        fields: tuple[str, ...] = (
            "id",
            "kind",
            "party",
            "occasion",
            "medium",
            "state",
            "due_at",
            "attempts",
            "tried_at",
            "asked_at",
            "sent_at",
            "settled_because",
            "settled_way",
            "settled_by",
            "settled_at",
            "reference",
        )
