"""Names behind the question mark of an address that nobody knows."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from mediation.middleware.refusing import is_for_a_program, problem

NAMED = 20  # of many unknown names so many are told


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
