"""How a party comes in by program: by receipt code, then by a one-time code; codes stand in bodies alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import exceptions, serializers
from rest_framework.decorators import api_view, authentication_classes, parser_classes, permission_classes
from rest_framework.parsers import MultiPartParser
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from mediation import casework, codes
from mediation.api.body import Body
from mediation.api.description import refusals
from mediation.api.parsing import StrictJson
from mediation.casework import attempts, one_time_codes, public_access, too_many
from windows import clock

#: What a receipt code can be met with, what a one-time code, and what an act that either opens.
ENTERING = refusals(404)
PROVING = refusals(403, 404)
ACTING = refusals(403, 404, 409)


class ReceiptBody(Body):
    receipt_code = serializers.CharField(max_length=codes.LONGEST)


class ProvenBody(ReceiptBody):
    """``one_time_code``: sent to the registered phone by the challenge."""

    one_time_code = serializers.CharField(max_length=codes.LONGEST_ONE_TIME)


def opened(path: Callable[..., Response]) -> Callable[..., Response]:
    """A door open to everybody, without session or token."""
    closed = authentication_classes([])(permission_classes([AllowAny])(path))
    return api_view(["POST"])(closed)


def opened_to_files(path: Callable[..., Response]) -> Callable[..., Response]:
    """The same, for bodies that may hold a file."""
    view = opened(parser_classes([StrictJson, MultiPartParser])(path))
    view.takes_files = True  # type: ignore[attr-defined]  # read by middleware.plain_requests
    return view


def entered(
    request: Request, serializer: type[serializers.Serializer], *, only: Iterable[str] = ()
) -> tuple[public_access.Visitor, dict[str, Any]]:
    body = body_of(request, serializer)
    count_attempt(request, "receipt")
    try:
        return public_access.enter(body["receipt_code"], only=only), body
    except public_access.NotOpened as closed:
        raise exceptions.NotFound(
            _("This code is not right. Check it against your slip, or call the centre.")
        ) from closed


def proven(request: Request, serializer: type[serializers.Serializer]) -> tuple[public_access.Visitor, dict[str, Any]]:
    """Outside any transaction, so that a wrong try stays counted."""
    visitor, body = entered(request, serializer)
    try:
        one_time_codes.prove(visitor, body["one_time_code"], at=clock.now())
    except public_access.NotOpened as closed:
        raise exceptions.PermissionDenied(_("This code is wrong or no longer good. Ask for a new one.")) from closed
    return visitor, body


def body_of(request: Request, serializer: type[serializers.Serializer]) -> dict[str, Any]:
    checked = serializer(data=request.data)
    checked.is_valid(raise_exception=True)
    return dict(checked.validated_data)


def count_attempt(request: Request, name: str) -> None:
    at = clock.now()
    try:
        attempts.count_attempt(name, source=casework.origin_of(request.META), at=at)
    except too_many.TooManyAttempts as often:
        raise exceptions.Throttled(detail=too_many.words_for(often, at=at)) from often
