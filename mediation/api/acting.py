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
from mediation.api.answers import CaseAnswer
from mediation.api.body import Body
from mediation.api.entrance import IDEMPOTENCY_KEY, StaffRequest, asked, once
from mediation.models import Case

Verb = Callable[..., Any]
BODIES: dict[Verb, type[serializers.Serializer] | None] = {}
SHOWN = ("centre", "owner", "mediating_body", "mediator", "window", "first_contact")
PARTS = (
    "sessions__room",
    "assist_tasks__agency",
    "agreements__terms__debtor",
    "agreements__terms__creditor",
    "agreements__signatures__party",
)


def given(serializer: type[serializers.Serializer] | None, staff: StaffRequest, **context: Any) -> dict[str, Any]:
    """The body, validated; without ``serializer`` nothing may be said.

    Raises DRF's ValidationError with one entry for each field.
    """
    checked = (serializer or Body)(data=staff.request.data, context={"staff": staff, **context})
    checked.is_valid(raise_exception=True)
    said: dict[str, Any] = checked.validated_data
    return said


def act(body: type[serializers.Serializer] | None = None) -> Callable[[Verb], Verb]:
    """Mark a function as what a noun does, with the body it takes.

    It is called as ``verb(case, given, by=actor, at=moment, **path)``; the first line of its docstring is its summary.
    """

    def mark(verb: Verb) -> Verb:
        BODIES[verb] = body
        return verb

    return mark


def noun(**verbs: Verb) -> Callable[..., Any]:
    """The view of one noun of a case: ``noun(POST=make, DELETE=unmake)``."""
    methods = {method.lower(): _method(method, verb) for method, verb in verbs.items()}
    name = "".join(word.capitalize() for word in next(iter(verbs.values())).__name__.split("_"))
    view: type[APIView] = type(f"{name}Noun", (APIView,), methods)
    return view.as_view()


def _method(method: str, verb: Verb) -> Callable[..., Response]:
    """Loads, validates, calls the verb once, answers with the case as it now stands: one transaction."""
    body = BODIES[verb]

    @extend_schema(
        summary=(verb.__doc__ or "").strip().split("\n")[0],
        request={"application/json": body} if body else None,
        responses=CaseAnswer,
        parameters=[IDEMPOTENCY_KEY],
        operation_id=f"case_{verb.__name__}",
    )
    def handle(view: APIView, request: Request, code: str, **path: Any) -> Response:
        staff = asked(request)
        with transaction.atomic():
            case = casework.load_case(code, staff, *SHOWN, part=True)

            def answer() -> tuple[int, Any]:
                verb(case, given(body, staff, case=case, centre=case.centre), by=staff.by, at=staff.at, **path)
                return status.HTTP_200_OK, CaseAnswer(reread(case), context={"staff": staff}).data

            return once(staff, answer)

    return handle


def reread(case: Case) -> Case:
    """The case as it stands now, with what an answer shows."""
    return with_parts(Case.objects.select_related(*SHOWN).get(pk=case.pk))


def with_parts(case: Case) -> Case:
    """With everything that hangs on it, however much of each there is: one query a table."""
    prefetch_related_objects([case], *PARTS)
    return case
