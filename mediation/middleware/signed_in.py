"""What is asked of whoever is signed in: that they are still there, and that they have a second factor."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from accounts import second_factors, sessions
from accounts.models import User
from mediation.middleware.refusing import problem


class StillThere:
    """Writes down that somebody is still there, so that a session ends when nobody is.

    What a page asks by itself is nobody: such a view says ``view.asks_by_itself``. Stands after the session.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, *args: object) -> None:
        if not getattr(view, "asks_by_itself", False):
            sessions.note_activity(request.session)


class SecondFactorFirst:
    """Whoever must have a second factor sets it up before anything else: administrators at once, all others in time.

    What administrators do is on the pages of the administration and of rights. The account's own pages stay open.
    """

    AT_ONCE = ("/admin/", "/rights/")
    OPEN = ("/account/", "/look/", "/health/", "/status/", "/apply/", "/r/", "/static/")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *args: object) -> HttpResponse | None:
        if request.path.startswith(self.OPEN) or not isinstance(request.user, User):
            return None
        is_missing = (
            not second_factors.has_any(request.user)
            if request.path.startswith(self.AT_ONCE)
            else second_factors.is_missing(request.user, at=datetime.now(UTC))
        )
        if not is_missing:
            return None
        words = _("For this your account needs a second factor. Please set it up now.")
        if request.path.startswith("/api/"):
            return problem(403, "second_factor_needed", words)
        messages.warning(request, words)
        return HttpResponseRedirect(resolve_url("mfa_activate_totp"))


class AccountsInNoCache:
    """Pages of accounts, rights and the administration are kept by no cache and no browser, whoever wrote them."""

    PATHS = ("/account/", "/admin/", "/rights/")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(self.PATHS):
            add_never_cache_headers(response)
        return response
