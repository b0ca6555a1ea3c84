"""What every entrance of the API does: who asks, which case, is it well said, was it said before; then one call."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Model, prefetch_related_objects
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.exceptions import NotAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts import access_log
from accounts.models import AccessVerb, User
from mediation import casework
from mediation.access import permissions
from mediation.api.answers import CaseAnswer
from mediation.api.bodies import body_of
from mediation.api.body import ArgumentsBody
from mediation.casework.acts import CaseAct
from mediation.models import Actor, Case
from windows import clock
from windows.models import Centre

IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "maxLength": casework.KEY_LENGTH},
    OpenApiParameter.HEADER,
    description="Any text of yours, up to 80 characters: the same key and body get the same answer for 24 h. "
    "With another body it is answered with 422, a longer key with 400.",
)


SHOWN = ("centre", "owner", "mediating_body", "mediator", "window", "first_contact")
PARTS = (
    "sessions__room",
    "assist_tasks__agency",
    "agreements__terms__debtor",
    "agreements__terms__creditor",
    "agreements__signatures__party",
)


@dataclass(frozen=True)
class StaffRequest:
    """One request: who asks and when. The clock is read here and nowhere below."""

    request: Request
    user: User
    by: Actor
    at: datetime


def asked(request: Request) -> StaffRequest:
    if not isinstance(request.user, User):
        raise NotAuthenticated
    at = clock.now()
    return StaffRequest(request, request.user, casework.actor_of(request.user, at=at), at)


def load(code: str, staff: StaffRequest, *, part: bool = False) -> Case:
    """The case, if this person may see it; the look is written down. Others get a 404, whether it exists or not.

    ``part``: who only assists is answered with no more than their part. Elsewhere they get a 403.
    """
    case = find(code, staff)
    if not part:
        permissions.require_whole(staff.by, case)
    note_look(staff, case, case)
    return case


def find(code: str, staff: StaffRequest) -> Case:
    """The case, where not it but something of it is looked at, which has a line of its own in the access log."""
    visible = Case.objects.visible_to(staff.by).select_related(*SHOWN)
    return get_object_or_404(visible, code=code.replace("-", "").upper())


def note_look(staff: StaffRequest, case: Case, about: Model) -> None:
    access_log.note(verb=AccessVerb.VIEW, user=staff.user, centre_id=case.centre_id, about=about, at=staff.at)


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
        responses=CaseAnswer,
        parameters=[IDEMPOTENCY_KEY],
        operation_id=f"case_{act.name}",
    )
    def handle(view: APIView, request: Request, code: str, number: int = 0) -> Response:
        staff = asked(request)
        with transaction.atomic():
            case = load(code, staff, part=True)

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


def once(staff: StaffRequest, answer: Callable[[], tuple[int, Any]]) -> Response:
    """Call ``answer`` unless this user said the same under the same key before; then give the answer of that time.

    Must run inside a transaction. Raises ``casework.KeyUsedForAnother`` for the same key with another body, or
    ``KeyTooLong``.
    """
    key = staff.request.headers.get("Idempotency-Key", "")
    if key:
        status_code, data = casework.once(staff.user, key, digest=_digest(staff.request), at=staff.at, answer=answer)
    else:
        status_code, data = answer()
    return Response(data, status=status_code)


def _digest(request: Request) -> bytes:
    body = json.dumps(request.data, sort_keys=True, default=_file_digest)
    return hashlib.sha256(f"{request.method} {request.get_full_path()}\n{body}".encode()).digest()


def _file_digest(said: Any) -> str:
    """A file by what is in it; it is left as if nobody had read it."""
    if not isinstance(said, UploadedFile):
        return str(said)
    digest = hashlib.file_digest(said, "sha256").hexdigest()
    said.seek(0)
    return digest
