"""Applying online through a program of somebody else: prove the telephone, then send what the person wrote.

No account and no token. One challenge lets one application in and stands for an idempotency key.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts import documents, names, phones
from mediation import casework, codes
from mediation.api.body import Body
from mediation.api.description import refusals
from mediation.api.money import AmountField
from mediation.api.public import body_of, count_attempt, opened
from mediation.casework import Contact, OtherSide, Written, proving, public_access
from windows import clock, hours
from windows.models import Centre


class AtACentre(Body):
    """``centre``: the code of a centre."""

    centre = serializers.SlugRelatedField(slug_field="code", queryset=Centre.objects.all())


class ChallengeBody(AtACentre):
    phone = serializers.CharField(max_length=30)


class ChallengeAnswer(serializers.Serializer):
    challenge = serializers.UUIDField(source="pk")
    expires_at = serializers.DateTimeField()


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
    contact = serializers.ChoiceField(Contact.choices)
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


class SubmittedAnswer(serializers.Serializer):
    """What the applicant must be shown, the receipt code once.

    ``check_by``: when a window has checked it. ``is_kept_apart``: the other side hears nothing for now.
    """

    centre = serializers.CharField()
    case_code = serializers.CharField()
    receipt_code = serializers.CharField()
    applied_at = serializers.DateTimeField()
    check_by = serializers.DateTimeField()
    is_kept_apart = serializers.BooleanField()


@extend_schema(
    operation_id="application_challenge",
    summary="Send a one-time code to the telephone of an applicant",
    request=ChallengeBody,
    responses={202: ChallengeAnswer},
)
@opened
def challenge(request: Request) -> Response:
    body = body_of(request, ChallengeBody)
    count_attempt(request, "apply-code")
    at, source = clock.now(), casework.origin_of(request.META)
    try:
        proof = proving.ask_for_code(body["centre"], body["phone"], source=source, at=at)
    except public_access.TooManyAttempts as often:
        raise exceptions.Throttled(detail=public_access.words_for(often, at=at)) from often
    return Response(ChallengeAnswer(proof).data, status=status.HTTP_202_ACCEPTED)


@extend_schema(
    operation_id="application_submit",
    summary="Submit an application online",
    request=OnlineApplicationBody,
    responses={201: SubmittedAnswer} | refusals(403, 422),
)
@opened
def applications(request: Request) -> Response:
    body = body_of(request, OnlineApplicationBody)
    proof_id = body["challenge"]
    count_attempt(request, "apply")
    at = clock.now()
    try:
        proving.prove(proof_id, body["one_time_code"], at=at)
        submitted = casework.apply(body["centre"], _written(body), proof_id=proof_id, digest=_digest(request), at=at)
    except public_access.NotOpened as closed:
        raise exceptions.PermissionDenied(_("This code is wrong or no longer good. Ask for a new one.")) from closed
    except public_access.TooManyAttempts as often:
        raise exceptions.Throttled(detail=public_access.words_for(often, at=at)) from often
    except casework.TooQuick as quick:
        raise exceptions.Throttled(detail=_("Nobody answers so fast. Please wait a few seconds.")) from quick
    return Response(submitted, status=status.HTTP_201_CREATED)


def _written(body: Mapping[str, Any]) -> Written:
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


def _digest(request: Request) -> bytes:
    return hashlib.sha256(json.dumps(request.data, sort_keys=True, default=str).encode()).digest()
