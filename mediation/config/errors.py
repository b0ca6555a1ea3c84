"""What is answered where no view answers: a page to people, a problem to programs."""

import sys

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils.translation import gettext as _
from django.views import defaults

from mediation import outages
from mediation.config import heartbeat
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
    """What was raised is still in hand: where it passes by itself, it is told when to try again."""
    fault = sys.exc_info()[1]
    if fault is not None and outages.is_outage(fault):
        return out_of_order(request, fault)
    if is_for_a_program(request):
        return problem(500, "error", _("Something went wrong on our side"))
    return defaults.server_error(request)


def out_of_order(request: HttpRequest, fault: BaseException) -> HttpResponse:
    """503 with the time after which it is worth another try; the page asks no database."""
    if outages.is_full_disk(fault):
        heartbeat.note_full_disk(settings.REDIS_URL)
    if is_for_a_program(request):
        answer: HttpResponse = problem(503, outages.CODE, outages.words())
    else:
        answer = HttpResponse(loader.get_template("503.html").render(), status=503)
    answer.headers["Retry-After"] = str(outages.retry_after(fault))
    return answer
