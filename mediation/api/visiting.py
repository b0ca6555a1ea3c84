"""The take-a-number hall: giving a number, calling, serving, letting go."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, serializers, status
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from mediation.access.rules import AT_ANY_WINDOW
from mediation.api.acting import validated
from mediation.api.answers.visits import VisitAnswer
from mediation.api.body import Body
from mediation.api.entrance import IDEMPOTENCY_KEY, StaffRequest, asked, centre_at_a_window, once
from mediation.api.fields import WindowField
from mediation.api.queries import CentreQuery, asks
from windows import visits
from windows.models import Lane, Priority, Visit


class VisitBody(Body):
    lane = serializers.ChoiceField(Lane.choices)
    topic = serializers.CharField(max_length=50, required=False, default="", allow_blank=True)
    persons = serializers.IntegerField(min_value=1, max_value=500, default=1)
    priority = serializers.ChoiceField(Priority.choices, required=False, default="", allow_blank=True)
    window = WindowField(required=False, default=None)


class CallBody(Body):
    window = WindowField()


@asks(POST=CentreQuery)
@extend_schema(operation_id="visit_receive", summary="Give a number", request=VisitBody, responses={201: VisitAnswer})
@api_view(["POST"])
def visit(request: Request) -> Response:
    staff = asked(request)
    centre = centre_at_a_window(staff)

    def answer() -> tuple[int, Any]:
        body = validated(VisitBody, staff, centre=centre)
        received = visits.receive(
            centre,
            lane=body["lane"],
            topic=body["topic"],
            persons=body["persons"],
            priority=body["priority"],
            window=body["window"],
            at=staff.at,
        )
        return status.HTTP_201_CREATED, VisitAnswer(received).data

    with transaction.atomic():
        return once(staff, answer)


@extend_schema(
    operation_id="visit_call",
    summary="Call a visitor to a window",
    request=CallBody,
    responses=VisitAnswer,
    parameters=[IDEMPOTENCY_KEY],
)
@api_view(["POST"])
def call(request: Request, visit_id: str) -> Response:
    def step(waiting: Visit, staff: StaffRequest) -> Visit:
        body = validated(CallBody, staff, centre=waiting.centre)
        return visits.call(waiting, window=body["window"], at=staff.at)

    return _step(request, visit_id, step)


@extend_schema(
    operation_id="visit_serve",
    summary="The visitor sits down",
    request=None,
    responses=VisitAnswer,
    parameters=[IDEMPOTENCY_KEY],
)
@api_view(["POST"])
def serve(request: Request, visit_id: str) -> Response:
    return _step(request, visit_id, lambda visit, staff: visits.serve(visit, by=staff.user, at=staff.at))


@extend_schema(
    operation_id="visit_end",
    summary="The visitor has left",
    request=None,
    responses=VisitAnswer,
    parameters=[IDEMPOTENCY_KEY],
)
@api_view(["POST"])
def end(request: Request, visit_id: str) -> Response:
    return _step(request, visit_id, lambda visit, staff: visits.end(visit, at=staff.at))


def _step(request: Request, visit_id: str, step: Callable[[Visit, StaffRequest], Visit]) -> Response:
    """One step of one visit, by whoever serves at a window of that centre."""
    staff = asked(request)
    served_at = [duty.centre_id for duty in staff.by.duties if duty.role in AT_ANY_WINDOW]
    visit = get_object_or_404(Visit.objects.select_related("centre", "window"), pk=visit_id, centre__in=served_at)

    def answer() -> tuple[int, Any]:
        try:
            return status.HTTP_200_OK, VisitAnswer(step(visit, staff)).data
        except visits.NotNow as late:
            raise exceptions.ValidationError(_("This visitor was called, served or let go before.")) from late

    with transaction.atomic():
        return once(staff, answer)


STEPS = {"call": call, "service": serve, "departure": end}
