"""One line per answered request, with its number, the user's id and the time; never what was searched for."""

from contextlib import suppress

from django.db import Error
from django.http import HttpRequest
from django_structlog.middlewares import RequestMiddleware


class RequestLog(RequestMiddleware):
    @staticmethod
    def bind_user_id(request: HttpRequest) -> None:
        """Whose request it is nobody can say without a database; what needs one says so itself, `/health/` does not."""
        with suppress(Error):
            RequestMiddleware.bind_user_id(request)

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        """The path alone: a query may hold a name or a telephone number."""
        return f"{request.method} {request.path}"
