"""一窗申请: one page that takes in any dispute. The number and the receipt come with the first save."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django import forms
from django.db import transaction
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_POST

from mediation import casework, routing, trips
from mediation.access.rules import AT_ANY_WINDOW
from mediation.web.intake.application import application, field_of
from mediation.web.intake.beside import Beside
from mediation.web.intake.forms import SUMMARY, IntakeForm
from mediation.web.intake.slips import to_print
from mediation.web.shell import categories, drafts
from mediation.web.shell.entrance import StaffRequest, answered, key_of, once, page, refusals_on
from windows.models import Centre, Visit

FORM = "intake"
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
    form, saved_at = _posted(staff, centre) if staff.request.method == "POST" else _begun(staff, centre)
    if form.is_bound and form.is_valid() and (code := _register(staff, centre, form)):
        return to_print(code, str(form.cleaned_data["form_id"]))
    context = {
        "form": form,
        "saved_at": saved_at,
        "summary": SUMMARY,
        "options": categories.options(),
        "beside": Beside.of(form, staff=staff) if form.is_bound else None,
        "ticket": _ticket(staff),
        "relations": RELATIONS,
    }
    return staff.show("mediation/intake/form.html", context)


@require_POST
@page
def draft(staff: StaffRequest) -> HttpResponse:
    """Keep what stands on the form; what was registered meanwhile is no draft any more."""
    staff.require(*AT_ANY_WINDOW)
    if answered(staff, key_of(staff.request.POST)) is None:
        drafts.keep(staff.user, FORM, staff.request.POST, at=staff.at)
    return JsonResponse({"saved_at": f"{localtime(staff.at):%H:%M}"})


@require_POST
@page
def draft_end(staff: StaffRequest) -> HttpResponse:
    """Throw the draft away and begin anew."""
    drafts.forget(staff.user, FORM)
    return redirect("intake")


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


def _posted(staff: StaffRequest, centre: Centre) -> tuple[IntakeForm, str]:
    """What was sent; it is kept as a draft as well, so that a refused form survives the end of the session."""
    drafts.keep(staff.user, FORM, staff.request.POST, at=staff.at)
    return IntakeForm(staff.request.POST, centre=centre, at=staff.at), f"{localtime(staff.at):%H:%M}"


def _begun(staff: StaffRequest, centre: Centre) -> tuple[IntakeForm, str]:
    """The draft of before, or an empty sheet."""
    kept = drafts.find(staff.user, FORM, at=staff.at)
    if kept and answered(staff, key_of(kept[0])) is None:
        data, saved_at = kept
        return IntakeForm(initial=_as_initial(data), centre=centre, at=staff.at), f"{localtime(saved_at):%H:%M}"
    ticket = _ticket(staff)
    initial = {"form_id": uuid4(), "visit": ticket.pk if ticket else None}
    return IntakeForm(initial=initial, centre=centre, at=staff.at), ""


def _as_initial(data: QueryDict) -> dict[str, Any]:
    fields: dict[str, forms.Field] = IntakeForm.base_fields
    return {name: field.widget.value_from_datadict(data, {}, name) for name, field in fields.items()}


def _ticket(staff: StaffRequest) -> Visit | None:
    """Whom this person is serving."""
    return trips.visitor(staff.centre, before=staff.user, at=staff.at)


def _register(staff: StaffRequest, centre: Centre, form: IntakeForm) -> str:
    """Open the case and answer with its code; empty, with the reasons on the form, where the domain refuses."""
    cleaned_data = form.cleaned_data
    code: str = ""
    with refusals_on(form, lambda name: field_of(cleaned_data, name)), transaction.atomic():
        code = once(staff, str(cleaned_data["form_id"]), _opened(staff, centre, cleaned_data))["code"]
        drafts.forget(staff.user, FORM)
    return code


def _opened(staff: StaffRequest, centre: Centre, cleaned_data: dict[str, Any]) -> Callable[[], dict[str, Any]]:
    def open_case() -> dict[str, Any]:
        filled_in = application(cleaned_data, window=staff.window)
        registered = casework.open_case(centre, filled_in, by=staff.by, at=staff.at)
        category, subtype = cleaned_data["category_code"]
        if category:
            routing.classify(registered.case, category=category, subtype=subtype, by=staff.by, at=staff.at)
        codes = registered.receipt_codes
        receipts = {party.number: codes[party.pk] for party in registered.case.parties.all() if party.pk in codes}
        return {"code": registered.case.code, "receipts": receipts}

    return open_case
