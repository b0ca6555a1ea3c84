"""Who asks on a page of the parties: by the code of their slip, or by the note of a proved phone."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from mediation.casework import public_access, too_many
from mediation.web.shell.public import count_attempt
from mediation.web.status.forms import ReceiptForm
from windows import clock


def by_receipt_code(request: HttpRequest, form: forms.Form) -> public_access.Visitor | None:
    """The visitor, or the reason on the form: the same for wrong, unknown and revoked codes."""
    field = "receipt_code" if isinstance(form, ReceiptForm) else None
    at = clock.now()
    try:
        count_attempt(request, "receipt", at=at)
        return public_access.enter(form.cleaned_data["receipt_code"])
    except too_many.TooManyAttempts as often:
        form.add_error(field, too_many.words_for(often, at=at))
    except public_access.NotOpened:
        form.add_error(field, _("This code is not right. Check it against your slip, or call the centre."))
    return None


def by_note(request: HttpRequest, field: str = "note") -> public_access.Visitor | None:
    """Whoever proved their phone, as the note in this field of the page says; None when it is no longer good."""
    try:
        return public_access.granted(request.POST.get(field, ""), at=clock.now())
    except public_access.NotOpened:
        return None


def ask_again(request: HttpRequest) -> HttpResponse:
    """The note was no longer good: the page asks for the code of the slip again, and says why."""
    form = ReceiptForm(request.POST if "receipt_code" in request.POST else None)
    return render(request, "mediation/status/enter.html", {"form": form, "is_too_late": True}, status=403)
