"""A one-time code goes to the registered phone and is typed: after that papers and changes are open."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mediation.casework import one_time_codes, public_access, too_many
from mediation.web.shell.public import public
from mediation.web.status import more, visitors
from mediation.web.status.forms import OneTimeForm, ReceiptForm
from windows import clock


@public
@require_POST
def send_code(request: HttpRequest) -> HttpResponse:
    """Have a one-time code sent to the registered phone."""
    form = ReceiptForm(request.POST)
    visitor = visitors.by_receipt_code(request, form) if form.is_valid() else None
    if visitor is None:
        return render(request, "mediation/status/enter.html", {"form": form}, status=404)
    wait, at = "", clock.now()
    try:
        one_time_codes.send_code(visitor, at=at)
    except too_many.TooManyAttempts as often:
        wait = too_many.words_for(often, at=at)
    except public_access.NotOpened:
        form.add_error(None, _("No text message can reach you. Please come to any window with your slip."))
        return render(request, "mediation/status/enter.html", {"form": form}, status=403)
    code = form.cleaned_data["receipt_code"]
    return _ask_for_code(request, visitor, OneTimeForm(initial={"receipt_code": code}), code, wait=wait)


@public
@require_POST
def prove(request: HttpRequest) -> HttpResponse:
    """Type the one-time code; see papers and what can be told."""
    form = OneTimeForm(request.POST)
    visitor = visitors.by_receipt_code(request, form) if form.is_valid() else None
    if visitor is None:
        return render(request, "mediation/status/prove.html", {"form": form}, status=404)
    try:
        one_time_codes.prove(visitor, form.cleaned_data["one_time_code"], at=clock.now())
    except public_access.NotOpened:
        form.add_error("one_time_code", _("This code is wrong or no longer good. Ask for a new one."))
        return _ask_for_code(request, visitor, form, form.cleaned_data["receipt_code"], status=403)
    return more.show(request, visitor, at=clock.now())


def _ask_for_code(
    request: HttpRequest,
    visitor: public_access.Visitor,
    form: forms.Form,
    code: str,
    *,
    wait: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "wait": wait,
        "centre": visitor.case.centre,
        "stay": {"name": "receipt_code", "value": code},
    }
    return render(request, "mediation/status/prove.html", context, status=status)
