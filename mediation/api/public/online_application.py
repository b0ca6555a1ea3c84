"""An application as somebody else's program sends it for who wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from rest_framework import serializers

from accounts import documents, names, phones
from mediation import casework, codes
from mediation.api.body import Body
from mediation.api.money import AmountField
from mediation.casework import ContactWish, OtherSide, Written
from windows import clock, hours
from windows.models import Centre


class AtACentre(Body):
    """``centre``: the code of a centre."""

    centre = serializers.SlugRelatedField(slug_field="code", queryset=Centre.objects.all())


class OnlineApplicationBody(AtACentre):
    """What a person writes online. ``challenge`` and ``one_time_code`` prove the telephone of the applicant.

    The same challenge with the same body gets the same answer while it is still shown; with another body it is a 422.
    ``is_in_danger``: somebody was beaten or threatened, or the applicant is afraid of the other side, which is then
    not contacted before the applicant says so. ``safe_hours`` is needed with ``contact`` = ``hours``.
    """

    challenge = serializers.UUIDField()
    one_time_code = serializers.CharField(max_length=codes.LONGEST_ONE_TIME)
    name = serializers.CharField(max_length=100)
    document_number = serializers.CharField(max_length=40, required=False, default="", allow_blank=True)
    other_side = serializers.ChoiceField(OtherSide.choices)
    respondent_name = serializers.CharField(max_length=100, required=False, default="", allow_blank=True)
    respondent_phone = serializers.CharField(max_length=30, required=False, default="", allow_blank=True)
    relation = serializers.CharField(max_length=40, required=False, default="", allow_blank=True)
    facts = serializers.CharField(max_length=2000)
    request = serializers.CharField(max_length=2000)
    amount = AmountField(min_value=Decimal(0))
    is_in_danger = serializers.BooleanField()
    contact = serializers.ChoiceField(ContactWish.choices)
    safe_hours = serializers.CharField(max_length=60, required=False, default="", allow_blank=True)

    def validate_document_number(self, value: str) -> str:
        return documents.normal(documents.kind_of(value), value, on=hours.day_of(clock.now())) if value else ""

    def validate_name(self, value: str) -> str:
        names.checked(value)
        return value

    def validate_respondent_name(self, value: str) -> str:
        return self.validate_name(value) if value else ""

    def validate_respondent_phone(self, value: str) -> str:
        return phones.normal(value) if value else ""

    def validate(self, values: dict[str, Any]) -> dict[str, Any]:
        if needed := casework.unsaid(values):
            raise serializers.ValidationError(needed)
        return values


def written_in(body: Mapping[str, Any]) -> Written:
    return Written(
        name=body["name"],
        facts=body["facts"],
        request=body["request"],
        other_side=body["other_side"],
        contact=body["contact"],
        is_in_danger=body["is_in_danger"],
        document_number=body["document_number"],
        respondent_name=body["respondent_name"],
        respondent_phone=body["respondent_phone"],
        relation=body["relation"],
        amount=body["amount"],
        safe_hours=body["safe_hours"],
    )
