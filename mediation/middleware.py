"""What is true of every request before any page or noun sees it."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from accounts import second_factors, sessions
from accounts.models import User
from mediation import casework
from mediation.documents.uploads import LARGEST

NUL = "\x00"
SCHEME = "HTTP_X_FORWARDED_PROTO"


class SchemeOfOurProxies:
    """How somebody reached the proxy in front (``X-Forwarded-Proto``) is believed of proxies of ours alone.

    Stands before whatever asks whether a request came by TLS.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if SCHEME in request.META and not casework.is_from_ours(request.META):
            del request.META[SCHEME]
        return self.get_response(request)


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
            return HttpResponse(words, status=403, content_type="text/plain; charset=utf-8")
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


class NoNul:
    """Addresses hold no NUL: PostgreSQL's text cannot, so it is bad input and answered as such."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *args: object) -> None:
        said = (request.path, *request.GET, *(value for values in request.GET.lists() for value in values[1]))
        if any(NUL in text for text in said):
            raise BadRequest


class FewBytes:
    """Nobody sends more than a form holds, or than a file where one is expected; it is answered before it is read.

    A view that takes files says so: ``view.takes_files``. Stands before whatever reads a body, CSRF included.
    """

    FORM = 2 * 1024 * 1024
    FILE = LARGEST + 256 * 1024

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, *args: object) -> HttpResponse | None:
        most = self.FILE if getattr(view, "takes_files", False) else self.FORM
        said = request.META.get("CONTENT_LENGTH") or "0"
        if said.isdecimal() and int(said) <= most:
            return None
        words = _("This is larger than we take: 20 MB. Go back, and send it in parts.")
        return HttpResponse(words, status=413, content_type="text/plain; charset=utf-8")
