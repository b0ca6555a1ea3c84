"""What is true of every request before any page or noun sees it."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse
from django.shortcuts import resolve_url
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from accounts import second_factors, sessions
from accounts.models import User
from mediation import casework
from mediation.inspection.kinds import LARGEST

NUL = "\x00"
SCHEME = "HTTP_X_FORWARDED_PROTO"
API = "/api/"
UTF8 = frozenset({"utf-8", "utf8"})
NAMED = 20  # of many unknown names so many are told


def is_for_a_program(request: HttpRequest) -> bool:
    return request.path.startswith(API)


def problem(status: int, code: str, detail: str, *, attributes: tuple[str | None, ...] = (None,)) -> JsonResponse:
    """A refusal in the shape of ``api.problems.Problem``, one line for each attribute."""
    errors = [{"code": code, "detail": detail, "attr": attribute} for attribute in attributes]
    kind = "server_error" if status >= 500 else "client_error" if attributes == (None,) else "validation_error"
    return JsonResponse({"type": kind, "errors": errors}, status=status)


def refused(request: HttpRequest, status: int, code: str, words: str) -> HttpResponse:
    """A program is answered with a problem, a person with the sentence."""
    if is_for_a_program(request):
        return problem(status, code, words)
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")


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


class NoNul:
    """Addresses hold no NUL: PostgreSQL's text cannot, so it is bad input and answered as such."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *args: object) -> None:
        texts = (request.path, *request.GET, *(value for values in request.GET.lists() for value in values[1]))
        if any(NUL in text for text in texts):
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
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) <= most:
            return None
        words = _("This is larger than we take: 20 MB. Go back, and send it in parts.")
        return refused(request, 413, "body_too_large", words)


class PlainRequests:
    """What is sent is UTF-8, packed in nothing, by a method that anything here knows; what a program gets is not kept.

    A codec that a stranger names may unpack (``bz2_codec``), or take time that grows with the square (``idna``); so no
    name but that of UTF-8 reaches a decoder. TRACE would give back the cookies of who asks (ASVS 5.0.0, 13.4.4).
    Stands before whatever reads a query or a body.
    """

    METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
    OF_PAGES = ("GET", "HEAD", "POST")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self._refusal(request) or self.get_response(request)
        if is_for_a_program(request):
            add_never_cache_headers(answer)
        return answer

    def _refusal(self, request: HttpRequest) -> HttpResponse | None:
        methods = self.METHODS if is_for_a_program(request) else self.OF_PAGES
        if request.method not in methods:
            return self._not_allowed(request, methods)
        named = {(request.content_params or {}).get("charset", "utf-8"), request.encoding or "utf-8"}
        if {name.lower() for name in named} - UTF8:
            return refused(request, 415, "charset_not_taken", _("Text is taken in UTF-8 only."))
        if request.headers.get("Content-Encoding", "identity").strip().lower() not in ("", "identity"):
            return refused(request, 415, "packing_not_taken", _("What is sent must not be packed."))
        return None

    def _not_allowed(self, request: HttpRequest, methods: tuple[str, ...]) -> HttpResponse:
        answer: HttpResponse = HttpResponseNotAllowed(methods)
        if is_for_a_program(request):
            answer = problem(405, "method_not_allowed", _("This method is not known here."))
            answer.headers["Allow"] = ", ".join(methods)
        return answer


class KnownQuery:
    """A program that asks by a name that is not known is told so: what it meant would be lost in silence.

    A view says which names it knows: ``view.query_names``, by method (``api.queries.asks``).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, *args: object) -> HttpResponse | None:
        if not is_for_a_program(request) or not request.GET:
            return None
        names: dict[str, frozenset[str]] = getattr(view, "query_names", {})
        unknown = sorted(set(request.GET) - names.get(request.method or "", frozenset()))[:NAMED]
        if not unknown:
            return None
        return problem(400, "unknown", _("Nothing is asked by this name here."), attributes=tuple(unknown))
