"""Attempts to sign in are counted by where they come from; too many are an error of the form."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.core.exceptions import ValidationError
from django.http import HttpRequest

from mediation import casework
from mediation.casework import too_many


def source_of(request: HttpRequest) -> str:
    return casework.origin_of(request.META)


@contextmanager
def too_many_is_an_error(at: datetime) -> Iterator[None]:
    """Too many attempts are an error of the form, with the true time to wait."""
    try:
        yield
    except too_many.TooManyAttempts as often:
        raise ValidationError(too_many.words_for(often, at=at), code="too_many_login_attempts") from often
