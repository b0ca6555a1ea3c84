"""What every entrance of the API does first: who asks, when and for which centre, and whether it was asked before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import NotAuthenticated, PermissionDenied, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import User
from mediation import casework
from mediation.access.rules import AT_ANY_WINDOW
from windows import clock
from windows.models import Centre

IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "maxLength": casework.KEY_LENGTH},
    OpenApiParameter.HEADER,
    description="Any text of yours, up to 80 characters: the same key and body get the same answer for 24 h. "
    "With another body it is answered with 422, a longer key with 400.",
)


@dataclass(frozen=True)
class StaffRequest(casework.StaffContext):
    """One request of a program: for whom, and when."""

    request: Request


def asked(request: Request) -> StaffRequest:
    """Read the clock and the duties of that day. One query."""
    if not isinstance(request.user, User):
        raise NotAuthenticated
    at = clock.now()
    return StaffRequest(request.user, casework.actor_of(request.user, at=at), at, request)


def once(staff: StaffRequest, answer: Callable[[], tuple[int, Any]]) -> Response:
    """Call ``answer`` unless this user said the same under the same key before; then give the answer of that time.

    Must run inside a transaction. Raises ``casework.KeyUsedForAnother`` for the same key with another body, or
    ``KeyTooLong``.
    """
    key = staff.request.headers.get("Idempotency-Key", "")
    if key:
        status_code, payload = casework.once(staff, key, request=_whole(staff.request), answer=answer)
    else:
        status_code, payload = answer()
    return Response(payload, status=status_code)


def _whole(request: Request) -> str:
    """All that makes it this request and no other."""
    body = json.dumps(request.data, sort_keys=True, default=_file_digest)
    return f"{request.method} {request.get_full_path()}\n{body}"


def _file_digest(value: Any) -> str:
    """A file by what is in it; it is left as if nobody had read it."""
    if not isinstance(value, UploadedFile):
        return str(value)
    digest = hashlib.file_digest(value, "sha256").hexdigest()
    value.seek(0)
    return digest


def centre_of(staff: StaffRequest) -> Centre:
    """The centre that is meant: named by ``?centre=``, or the only one this person serves in."""
    named = staff.request.query_params.get("centre")
    serving = Centre.objects.filter(pk__in=staff.by.centre_ids)
    centres = list((serving.filter(code=named) if named else serving)[:2])
    if len(centres) != 1:
        raise ValidationError({"centre": _("Name one of the centres you serve in.")})
    return centres[0]


def centre_at_a_window(staff: StaffRequest) -> Centre:
    """The centre that is meant, for whoever takes in at a window there. Raises ``PermissionDenied``."""
    centre = centre_of(staff)
    if not staff.by.holds(*AT_ANY_WINDOW, centre_id=centre.pk):
        raise PermissionDenied
    return centre
