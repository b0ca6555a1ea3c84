"""Cases by program: the queues, one case, and registering a dispute."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db import transaction
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from mediation import casework, trips
from mediation.api.acting import SHOWN, validated, with_parts
from mediation.api.answers.case import CaseAnswer, WholeCaseAnswer
from mediation.api.answers.case_line import CaseLine
from mediation.api.application_body import ApplicationBody, application_of
from mediation.api.description import refusals
from mediation.api.entrance import IDEMPOTENCY_KEY, asked, centre_at_a_window, once
from mediation.api.listing import listed
from mediation.api.pagination import page_of
from mediation.api.queries import CasesQuery, CentreQuery, asks
from mediation.models import Case


class RegisteredAnswer(CaseAnswer):
    """The new case, with the receipt code of each party who has one: shown here once and never again."""

    receipt_codes = serializers.SerializerMethodField()

    class Meta(CaseAnswer.Meta):
        fields: tuple[str, ...] = (*CaseAnswer.Meta.fields, "receipt_codes")

    def get_receipt_codes(self, case: Case) -> dict[str, str]:
        codes = self.context["receipt_codes"]
        return {str(party.number): codes[party.pk] for party in case.parties.all() if party.pk in codes}


@asks(GET=CasesQuery, POST=CentreQuery)
@extend_schema(
    methods=["GET"],
    operation_id="cases_list",
    summary="A queue, or all cases this person may see",
    responses={200: page_of(CaseLine)} | refusals(429),
)
@extend_schema(
    methods=["POST"],
    operation_id="cases_register",
    summary="Register a dispute",
    parameters=[IDEMPOTENCY_KEY],
    request=ApplicationBody,
    responses={201: RegisteredAnswer},
)
@api_view(["GET", "POST"])
def cases(request: Request) -> Response:
    return _register(request) if request.method == "POST" else listed(request)


@extend_schema(operation_id="case_read", summary="One case", responses=WholeCaseAnswer)
@api_view(["GET"])
def case_read(request: Request, code: str) -> Response:
    staff = asked(request)
    case = with_parts(casework.load_case(code, staff, *SHOWN, part=True))
    return Response(WholeCaseAnswer(case, context={"staff": staff}).data)


def _register(request: Request) -> Response:
    staff = asked(request)
    centre = centre_at_a_window(staff)

    def answer() -> tuple[int, Any]:
        data = validated(ApplicationBody, staff, centre=centre)
        application = application_of(data)
        if application.window and not application.visit:
            application = replace(application, visit=trips.visitor(centre, before=staff.user, at=staff.at))
        registered = casework.open_case(centre, application, by=staff.by, at=staff.at)
        context = {"staff": staff, "receipt_codes": registered.receipt_codes}
        return status.HTTP_201_CREATED, RegisteredAnswer(registered.case, context=context).data

    with transaction.atomic():
        return once(staff, answer)
