"""What our own proxies say of a request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from mediation import casework

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
