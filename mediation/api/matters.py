"""Matters that are no dispute: received, answered, handed over with a receipt."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from accounts import access_log
from accounts.models import AccessVerb
from mediation import intake
from mediation.api.acting import validated
from mediation.api.answers.matters import MatterAnswer
from mediation.api.body import Body
from mediation.api.entrance import IDEMPOTENCY_KEY, asked, centre_at_a_window, once
from mediation.api.fields import AgencyField, WindowField
from mediation.api.pagination import ByOrder, page_of
from mediation.api.queries import CentreQuery, PageQuery, asks, query_of
from mediation.models import Channel, Matter, MatterKind
from mediation.models.listing import Order

NEWEST = Order("received_at", ascending=False)


class MatterBody(Body):
    kind = serializers.ChoiceField([k for k in MatterKind.choices if k[0] != MatterKind.DISPUTE])
    topic = serializers.CharField(max_length=80)
    facts = serializers.CharField(max_length=20000, required=False, default="", allow_blank=True)
    channel = serializers.ChoiceField(Channel.choices, default=Channel.WINDOW)
    window = WindowField(required=False, default=None)


class HandOverBody(Body):
    agency = AgencyField()
    receipt_number = serializers.CharField(max_length=40)


@asks(GET=PageQuery, POST=CentreQuery)
@extend_schema(
    methods=["GET"], operation_id="matters_list", summary="What was brought", responses=page_of(MatterAnswer)
)
@extend_schema(
    methods=["POST"],
    operation_id="matter_receive",
    summary="Receive a matter that is no dispute",
    request=MatterBody,
    parameters=[IDEMPOTENCY_KEY],
    responses={201: MatterAnswer},
)
@api_view(["GET", "POST"])
def matters(request: Request) -> Response:
    staff = asked(request)
    if request.method == "GET":
        query_of(request, PageQuery)
        pages = ByOrder(NEWEST)
        rows = Matter.objects.filter(centre__in=staff.by.centre_wide_ids).select_related("handed_to")
        access_log.note(verb=AccessVerb.LIST, user=staff.user, centre_id=None, about="matter", at=staff.at)
        return pages.get_paginated_response(MatterAnswer(pages.paginate_queryset(rows, request), many=True).data)
    centre = centre_at_a_window(staff)

    def answer() -> tuple[int, Any]:
        body = validated(MatterBody, staff, centre=centre)
        received = intake.receive(
            centre,
            kind=body["kind"],
            topic=body["topic"],
            facts=body["facts"],
            channel=body["channel"],
            window=body["window"],
            by=staff.by,
            at=staff.at,
        )
        return status.HTTP_201_CREATED, MatterAnswer(received).data

    with transaction.atomic():
        return once(staff, answer)


@extend_schema(
    operation_id="matter_answer", summary="Record that it was answered", request=None, responses=MatterAnswer
)
@api_view(["POST"])
def matter_answer(request: Request, matter_id: str) -> Response:
    staff = asked(request)
    matter = get_object_or_404(Matter, pk=matter_id, centre__in=staff.by.centre_wide_ids)
    intake.answer(matter, by=staff.by, at=staff.at)
    return Response(MatterAnswer(matter).data)


@extend_schema(
    operation_id="matter_hand_over", summary="Hand it over with a receipt", request=HandOverBody, responses=MatterAnswer
)
@api_view(["POST"])
def matter_hand_over(request: Request, matter_id: str) -> Response:
    staff = asked(request)
    matter = get_object_or_404(Matter, pk=matter_id, centre__in=staff.by.centre_wide_ids)
    body = validated(HandOverBody, staff, centre=matter.centre)
    intake.hand_over(matter, agency=body["agency"], receipt_number=body["receipt_number"], by=staff.by, at=staff.at)
    return Response(MatterAnswer(matter).data)
