"""A clock of a case as the API answers it."""

from __future__ import annotations

from rest_framework import serializers

from mediation import citations, terms
from mediation.models import (
    Deadline,
)


class ClockAnswer(serializers.ModelSerializer):
    """``law`` is the article the clock rests on; ``trace`` the days that did not simply count, and why.

    ``instead``: which clocks do not run because this one does.
    """

    name = serializers.SerializerMethodField()
    law = serializers.SerializerMethodField()
    idle_because = serializers.SerializerMethodField()
    instead = serializers.SerializerMethodField()
    is_late = serializers.SerializerMethodField()

    class Meta:
        model = Deadline
        fields = (
            "term",
            "occasion",
            "name",
            "law",
            "binds",
            "state",
            "started_at",
            "due_on",
            "due_at",
            "is_provisional",
            "is_late",
            "stopped_at",
            "passed_at",
            "idle_because",
            "instead",
            "trace",
        )

    def get_name(self, clock: Deadline) -> str:
        return str(clock.rule.name)

    def get_law(self, clock: Deadline) -> str:
        return citations.short(clock.rule.law)

    def get_idle_because(self, clock: Deadline) -> str:
        return str(clock.rule.idle_because) if clock.state == Deadline.State.IDLE else ""

    def get_instead(self, clock: Deadline) -> str:
        return str(clock.rule.instead)

    def get_is_late(self, clock: Deadline) -> bool:
        return clock.binds == terms.Binds.US and clock.is_late(self.context["staff"].at)
