"""Applying online through a program of somebody else: prove the telephone, then send what the person wrote.

No account and no token. One challenge lets one application in and stands for an idempotency key.
"""

from __future__ import annotations

import hashlib
import json

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from mediation import casework
from mediation.api.description import refusals
from mediation.api.public.entrance import body_of, count_attempt, opened
from mediation.api.public.online_application import AtACentre, OnlineApplicationBody, written_in
from mediation.casework import proving, public_access, too_many
from windows import clock


class ChallengeBody(AtACentre):
    phone = serializers.CharField(max_length=30)


class ChallengeAnswer(serializers.Serializer):
    challenge = serializers.UUIDField(source="pk")
    expires_at = serializers.DateTimeField()


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
    except too_many.TooManyAttempts as often:
        raise exceptions.Throttled(detail=too_many.words_for(often, at=at)) from often
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
        submitted = casework.apply(body["centre"], written_in(body), proof_id=proof_id, digest=_digest(request), at=at)
    except public_access.NotOpened as closed:
        raise exceptions.PermissionDenied(_("This code is wrong or no longer good. Ask for a new one.")) from closed
    except too_many.TooManyAttempts as often:
        raise exceptions.Throttled(detail=too_many.words_for(often, at=at)) from often
    except casework.TooQuick as quick:
        raise exceptions.Throttled(detail=_("Nobody answers so fast. Please wait a few seconds.")) from quick
    return Response(submitted, status=status.HTTP_201_CREATED)


def _digest(request: Request) -> bytes:
    return hashlib.sha256(json.dumps(request.data, sort_keys=True, default=str).encode()).digest()
