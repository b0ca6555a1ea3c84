"""A party as the API answers it: masked here as everywhere."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.particulars import BY_NAME
from mediation import casework, notices
from mediation.models import (
    Party,
)


class PartyAnswer(serializers.ModelSerializer):
    """``may_be_called``: false where nobody may call them, at their own wish or because the case has a safe contact.

    ``safe_hours``: when a call does no harm, in their own words; empty where they did not say. ``further``: what else
    is known of them, masked, by its name in the body of a person.
    """

    name = serializers.SerializerMethodField()
    phone = serializers.SerializerMethodField()
    further = serializers.SerializerMethodField()
    may_be_called = serializers.SerializerMethodField()

    class Meta:
        model = Party
        fields = (
            *("number", "role", "name", "phone", "further", "may_be_called", "may_be_messaged", "safe_hours"),
            *("relation", "consent", "consented_at"),
        )

    def get_may_be_called(self, party: Party) -> bool:
        return notices.may_be_called(party.case, party)

    def get_name(self, party: Party) -> str:
        return party.person.masked_name

    def get_phone(self, party: Party) -> str:
        return BY_NAME["phone"].masked(party.person)

    @extend_schema_field(serializers.DictField(child=serializers.CharField()))
    def get_further(self, party: Party) -> dict[str, str]:
        return {particular.name: known for particular, known in casework.further(party.person)}
