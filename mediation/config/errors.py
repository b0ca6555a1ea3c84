"""What is answered where no view answers: a page to people, a problem to programs."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views import defaults

from mediation.middleware.refusing import is_for_a_program, problem


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_for_a_program(request):
        return problem(400, "bad_request", _("This request cannot be read"))
    return defaults.bad_request(request, exception)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_for_a_program(request):
        return problem(403, "permission_denied", _("This page is not open to you"))
    return defaults.permission_denied(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_for_a_program(request):
        return problem(404, "not_found", _("There is nothing here"))
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    if is_for_a_program(request):
        return problem(500, "error", _("Something went wrong on our side"))
    return defaults.server_error(request)
