"""One line per answered request, with its number, the user's id and the time; never what was searched for."""

from django.http import HttpRequest
from django_structlog.middlewares import RequestMiddleware


class RequestLog(RequestMiddleware):
    @staticmethod
    def format_request(request: HttpRequest) -> str:
        """The path alone: a query may hold a name or a telephone number."""
        return f"{request.method} {request.path}"
