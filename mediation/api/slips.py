"""The slip of one party: a first one for who joins later, a new one for a lost one, whose code then opens nothing."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from mediation import casework, intake
from mediation.api.acting import validated
from mediation.api.body import Body
from mediation.api.entrance import IDEMPOTENCY_KEY, asked, once
from mediation.api.fields import PartyField


class SlipBody(Body):
    party = PartyField()


class SlipAnswer(serializers.Serializer):
    """``receipt_code`` is shown here once and never again."""

    party = serializers.IntegerField()
    receipt_code = serializers.CharField()


@extend_schema(
    operation_id="case_slip",
    summary="Give a party a slip",
    request=SlipBody,
    parameters=[IDEMPOTENCY_KEY],
    responses={201: SlipAnswer},
)
@api_view(["POST"])
def slip(request: Request, code: str) -> Response:
    staff = asked(request)
    with transaction.atomic():
        case = casework.load_case(code, staff)

        def answer() -> tuple[int, Any]:
            party = validated(SlipBody, staff, case=case, centre=case.centre)["party"]
            receipt_code = intake.reissue(party, by=staff.by, at=staff.at)
            return status.HTTP_201_CREATED, {"party": party.number, "receipt_code": receipt_code}

        return once(staff, answer)
