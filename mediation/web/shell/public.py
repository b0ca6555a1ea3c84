"""What makes a page public."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.views.decorators.cache import never_cache

View = Callable[..., HttpResponse]


def public(view: View) -> View:
    """Open to everybody, kept by nobody."""
    return login_not_required(never_cache(view))
