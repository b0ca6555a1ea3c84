"""What of a request can be taken at all: its method, its text, its length, its address."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from mediation.inspection.kinds import LARGEST
from mediation.middleware.refusing import is_for_a_program, problem, refused

NUL = "\x00"
UTF8 = frozenset({"utf-8", "utf8"})


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
