"""An application as a program sends it from a window."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers

from mediation.api.body import Body
from mediation.api.fields import TicketField, WindowField
from mediation.api.money import AmountField
from mediation.api.person_bodies import PartyBody, party_of
from mediation.intake import Application, ReferenceGiven
from mediation.models import Channel, Employment, ExternalReference, Party, Risk, Source, Track


class ReferenceBody(Body):
    kind = serializers.ChoiceField(ExternalReference.Kind.choices)
    number = serializers.CharField(max_length=60)
    organ = serializers.CharField(max_length=80, required=False, default="", allow_blank=True)
    dated_on = serializers.DateField(required=False, default=None, allow_null=True)


class ApplicationBody(Body):
    """The minimum record: who, against whom, what. Everything else may follow.

    ``visit``: the ticket of those who came; left out at a window, those whom this person is serving there.
    """

    facts = serializers.CharField(max_length=20000)
    request = serializers.CharField(max_length=2000, required=False, default="", allow_blank=True)
    parties = serializers.ListField(child=PartyBody(), min_length=1, max_length=100)
    amount = AmountField(min_value=0)
    people = serializers.IntegerField(min_value=1, max_value=100000, default=1)
    channel = serializers.ChoiceField(Channel.choices, default=Channel.WINDOW)
    source = serializers.ChoiceField(Source.choices, default=Source.ON_APPLICATION)  # type: ignore[assignment]  # a name
    entrusted_by = serializers.CharField(max_length=80, required=False, default="", allow_blank=True)
    references = ReferenceBody(many=True, required=False, default=list)
    is_joint_application = serializers.BooleanField(default=False)
    track = serializers.ChoiceField(Track.choices, required=False, default="", allow_blank=True)
    employment = serializers.ChoiceField(Employment.choices, required=False, default="", allow_blank=True)
    wage_arrears = serializers.BooleanField(default=False)
    risk = serializers.ChoiceField(Risk.choices, required=False, default="", allow_blank=True)
    has_safe_contact = serializers.BooleanField(default=False)
    is_read_back = serializers.BooleanField(default=False)
    window = WindowField(required=False, default=None)
    visit = TicketField(required=False, default=None)

    def validate_parties(self, parties: list[dict[str, Any]]) -> list[dict[str, Any]]:
        if not any(party["role"] == Party.Role.APPLICANT for party in parties):
            raise serializers.ValidationError(_("Somebody must apply."), code="no_applicant")
        return parties


def application_of(data: Mapping[str, Any]) -> Application:
    return Application(
        facts=data["facts"],
        parties=[party_of(party) for party in data["parties"]],
        request=data["request"],
        amount=data["amount"],
        people=data["people"],
        channel=data["channel"],
        source=data["source"],
        entrusted_by=data["entrusted_by"],
        references=[_reference(reference) for reference in data["references"]],
        is_joint_application=data["is_joint_application"],
        track=data["track"],
        employment=data["employment"],
        wage_arrears=data["wage_arrears"],
        risk=data["risk"],
        has_safe_contact=data["has_safe_contact"],
        is_read_back=data["is_read_back"],
        window=data["window"],
        visit=data["visit"],
    )


def _reference(reference: Mapping[str, Any]) -> ReferenceGiven:
    return ReferenceGiven(
        kind=reference["kind"],
        number=reference["number"],
        organ=reference["organ"],
        dated_on=reference["dated_on"],
    )
