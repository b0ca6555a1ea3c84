"""Where my matter stands, a one-time code for more, and my papers."""

from __future__ import annotations

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from mediation import casework
from mediation.api import lines
from mediation.api.answers.papers import PaperAnswer
from mediation.api.public.entrance import ENTERING, PROVING, ProvenBody, ReceiptBody, entered, opened, proven
from mediation.casework import one_time_codes, public_access, too_many
from mediation.models import Paper
from windows import clock


class StepAnswer(serializers.Serializer):
    """One step of the way, in plain words; ``state`` is done, here or ahead."""

    name = serializers.CharField()
    state = serializers.CharField()
    at = serializers.DateTimeField(allow_null=True)


class StatusAnswer(serializers.Serializer):
    """What a receipt code shows: where it stands, who has it and where, what to do. Nothing of the other side."""

    centre = serializers.CharField()
    phone = serializers.CharField()
    status = serializers.CharField()
    what_now = serializers.CharField()
    agency = serializers.CharField()
    window = serializers.IntegerField(allow_null=True)
    appointment_at = serializers.DateTimeField(allow_null=True)
    steps = StepAnswer(many=True)


@extend_schema(
    operation_id="status",
    summary="Where my matter stands",
    request=ReceiptBody,
    responses={200: StatusAnswer} | ENTERING,
)
@opened
def state(request: Request) -> Response:
    visitor, _body = entered(request, ReceiptBody, only=casework.SUMMARY_COLUMNS)
    return Response(lines.summary(casework.summary(visitor.party, at=clock.now())))


@extend_schema(
    operation_id="challenge", summary="Send a one-time code", request=ReceiptBody, responses={202: None} | PROVING
)
@opened
def challenge(request: Request) -> Response:
    visitor, _body = entered(request, ReceiptBody)
    try:
        one_time_codes.send_code(visitor, at=clock.now())
    except too_many.TooManyAttempts as often:
        raise exceptions.Throttled(detail=_("A code was sent already. Please wait.")) from often
    except public_access.NotOpened as closed:
        raise exceptions.PermissionDenied(_("No text message can reach you. Please come to any window.")) from closed
    return Response(status=status.HTTP_202_ACCEPTED)


@extend_schema(
    operation_id="status_papers",
    summary="My papers",
    request=ProvenBody,
    responses={200: PaperAnswer(many=True)} | PROVING,
)
@opened
def papers(request: Request) -> Response:
    visitor, _body = proven(request, ProvenBody)
    own = Paper.objects.given_to(visitor.party).defer("content")
    return Response(PaperAnswer(own, many=True).data)
