"""A form that is sent twice has one effect: the second press is answered with what the first one made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.http import QueryDict

from mediation import casework
from mediation.web.shell.entrance import StaffRequest

NUL = "\x00"  # which PostgreSQL's text cannot hold


def key_of(data: QueryDict) -> str:
    """By which one filling-in of a form is known; a new one where the form does not say."""
    try:
        return str(UUID(data.get("form_id", "")))
    except ValueError:
        return str(uuid4())


def once(staff: StaffRequest, key: str, answer: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What ``answer`` says; when this person sent the same ``key`` before, what it said then, without calling it.

    Must run inside a transaction; a second press waits for the first. Raises ``casework.KeyRefused`` for the key of
    another form.
    """
    request = f"page {staff.request.path}"
    _status, payload = casework.once(staff, key, request=request, answer=lambda: (200, answer()))
    return dict(payload)


def answered(staff: StaffRequest, key: str) -> dict[str, Any] | None:
    """What was answered under this key before, if it was."""
    if NUL in key:
        return None
    return casework.answered(staff.user, key)
