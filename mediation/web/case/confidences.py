"""Reading what was told in confidence as somebody who is not the mediator: with a reason, which the mediator reads."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mediation import casework
from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.casework.confidences import read_confidences
from mediation.web.case.frame import frame
from mediation.web.shell.controls import Sheet
from mediation.web.shell.entrance import StaffRequest, page


class ConfidencesForm(Sheet):
    reason = forms.CharField(label=_("Why"), max_length=200, widget=forms.Textarea({"rows": 2}))


@never_cache
@require_http_methods(["GET", "POST"])
@page
def confidences(staff: StaffRequest, code: str) -> HttpResponse:
    """Ask for the reason, then show; the answer is kept nowhere."""
    case = casework.load_case(code, staff)
    permissions.require(staff.by, Act.READ_CONFIDENCES, case)
    form = ConfidencesForm(staff.request.POST or None)
    is_read = form.is_valid()
    read = read_confidences(case, reason=form.cleaned_data["reason"], staff=staff) if is_read else []
    context = {"form": form, "is_read": is_read, "confidences": read}
    return frame(staff, case, "mediation/case/confidences.html", context)
