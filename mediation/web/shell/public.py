"""What makes a page public, and how often it may be tried."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from mediation import casework
from mediation.casework import attempts

View = Callable[..., HttpResponse]


def public(view: View) -> View:
    """Open to everybody, kept by nobody."""
    return login_not_required(never_cache(view))


def count_attempt(request: HttpRequest, name: str, *, at: datetime) -> None:
    """One attempt more, by where it comes from. Raises ``too_many.TooManyAttempts``."""
    attempts.count_attempt(name, source=casework.origin_of(request.META), at=at)
