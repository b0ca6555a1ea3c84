"""Acts on a case by program: the body checked, one call, and the case as it now stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import prefetch_related_objects
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from mediation import casework
from mediation.api.answers.case import CaseAnswer
from mediation.api.bodies import body_of
from mediation.api.body import ArgumentsBody
from mediation.api.entrance import IDEMPOTENCY_KEY, StaffRequest, asked, once
from mediation.casework.acts import CaseAct
from mediation.models import Case
from windows.models import Centre

SHOWN = ("centre", "owner", "mediating_body", "mediator", "window", "first_contact")
PARTS = (
    "sessions__room",
    "assist_tasks__agency",
    "agreements__terms__debtor",
    "agreements__terms__creditor",
    "agreements__signatures__party",
)


def validated(
    serializer: type[serializers.Serializer],
    staff: StaffRequest,
    *,
    centre: Centre | None = None,
    case: Case | None = None,
) -> dict[str, Any]:
    """The body, validated. ``centre`` and ``case``: whose rows its fields may name.

    Raises DRF's ValidationError with one entry for each field.
    """
    body = serializer(data=staff.request.data, context={"staff": staff, "centre": centre, "case": case})
    body.is_valid(raise_exception=True)
    data: dict[str, Any] = body.validated_data
    return data


def noun(*acts: CaseAct[Any]) -> Callable[..., Any]:
    """The view of one noun of a case: with POST what makes it, with DELETE what undoes it."""
    methods = {act.method.lower(): _method(act, body) for act in acts if (body := body_of(act))}
    name = "".join(word.capitalize() for word in acts[0].name.split("_"))
    view: type[APIView] = type(f"{name}Noun", (APIView,), methods)
    return view.as_view()


def _method(act: CaseAct[Any], body: type[ArgumentsBody[Any]]) -> Callable[..., Response]:
    """Loads, asks whether it is open, validates, carries it out, answers with the case as it now stands.

    All in one transaction. What nobody may do now is refused before what was sent for it is looked at.
    """

    @extend_schema(
        summary=act.summary,
        request={"application/json": body} if _asks(body) else None,
        responses={200: CaseAnswer},
        parameters=[IDEMPOTENCY_KEY],
        operation_id=f"case_{act.name}",
    )
    def handle(view: APIView, request: Request, code: str, number: int = 0) -> Response:
        staff = asked(request)
        with transaction.atomic():
            case = casework.load_case(code, staff, *SHOWN, part=True)

            def answer() -> tuple[int, Any]:
                context = {"staff": staff, "case": case, "centre": case.centre, "number": number}
                sent = body(data=request.data, context=context)
                act.require(case, by=staff.by, at=staff.at)
                sent.is_valid(raise_exception=True)
                act.carry_out(case, sent.to_arguments(), by=staff.by, at=staff.at)
                return status.HTTP_200_OK, CaseAnswer(reread(case), context={"staff": staff}).data

            return once(staff, answer)

    return handle


def _asks(body: type[ArgumentsBody[Any]]) -> bool:
    return bool(body().fields)


def reread(case: Case) -> Case:
    """The case as it stands now, with what an answer shows."""
    return with_parts(Case.objects.select_related(*SHOWN).get(pk=case.pk))


def with_parts(case: Case) -> Case:
    """With everything that hangs on it, however much of each there is: one query a table."""
    prefetch_related_objects([case], *PARTS)
    return case
