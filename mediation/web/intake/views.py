"""一窗申请: one page that takes in any dispute. The number and the receipt come with the first save."""

from __future__ import annotations

import hashlib

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from mediation.access.rules import AT_ANY_WINDOW
from mediation.web.intake import opening
from mediation.web.intake.beside import Beside
from mediation.web.intake.draft import begun, posted, ticket_of
from mediation.web.intake.forms import SUMMARY, IntakeForm
from mediation.web.intake.slips import to_print
from mediation.web.shell import categories
from mediation.web.shell.entrance import StaffRequest, page

#: What people say the other side is to them; the classifier reads it.
RELATIONS = (
    "老板",
    "公司",
    "邻居",
    "物业",
    "司机",
    "骑车人",
    "房东",
    "租客",
    "商家",
    "医院",
    "丈夫",
    "妻子",
    "子女",
    "亲戚",
)


@require_http_methods(["GET", "POST"])
@page
def intake(staff: StaffRequest) -> HttpResponse:
    centre = staff.require(*AT_ANY_WINDOW)
    form, saved_at = posted(staff, centre) if staff.request.method == "POST" else begun(staff, centre)
    if form.is_bound and form.is_valid() and (code := opening.register(staff, centre, form)):
        return to_print(code, str(form.cleaned_data["form_id"]))
    context = {
        "form": form,
        "saved_at": saved_at,
        "summary": SUMMARY,
        "options": categories.options(),
        "beside": Beside.of(form, staff=staff) if form.is_bound else None,
        "ticket": ticket_of(staff),
        "relations": RELATIONS,
    }
    return staff.show("mediation/intake/form.html", context)


@require_POST
@page
def beside(staff: StaffRequest) -> HttpResponse:
    """What stands beside the form: cases that may be the same, kind and agency proposed. 204 where nothing changed."""
    form = IntakeForm(staff.request.POST, centre=staff.require(*AT_ANY_WINDOW), at=staff.at)
    context = {"beside": Beside.of(form, staff=staff), "at": staff.at, "is_fragment": True}
    response = render(staff.request, "mediation/intake/beside.html", context)
    shown = hashlib.sha256(response.content).hexdigest()[:16]
    if staff.request.POST.get("shown") == shown:
        return HttpResponse(status=204)
    response.content = response.content.replace(b"{shown}", shown.encode())
    return response
