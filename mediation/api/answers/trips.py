"""The parties' trips as the API answers them."""

from __future__ import annotations

from rest_framework import serializers

from mediation.models import (
    CaseVisit,
)


class TripAnswer(serializers.ModelSerializer):
    """One party on one visit."""

    party = serializers.IntegerField(source="party.number")
    ticket = serializers.CharField(source="visit.ticket")
    lane = serializers.CharField(source="visit.lane")
    window = serializers.IntegerField(source="visit.window.number", default=None)
    arrived_at = serializers.DateTimeField(source="visit.arrived_at")
    served_at = serializers.DateTimeField(source="visit.served_at", allow_null=True)

    class Meta:
        model = CaseVisit
        fields = ("party", "ticket", "lane", "window", "arrived_at", "served_at")


class TripsAnswer(serializers.Serializer):
    """How often they had to come, to how many places, and how long they waited with a number in the hand."""

    count = serializers.IntegerField()
    places = serializers.IntegerField()
    is_one_place = serializers.BooleanField()
    waited_minutes = serializers.IntegerField(allow_null=True)
    made = TripAnswer(many=True)
