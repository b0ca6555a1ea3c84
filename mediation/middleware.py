"""What is true of every request before any page or noun sees it."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

NUL = "\x00"


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
