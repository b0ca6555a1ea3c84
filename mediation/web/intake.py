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
from mediation.permissions import AT_ANY_WINDOW
from mediation.web import drafts, intake_categories
from mediation.web.entering import Asked, answered, key_of, once, page, refusals_on
from mediation.web.forms_intake import SUMMARY, IntakeForm
from mediation.web.intake_application import application, field_of
from mediation.web.intake_beside import Beside
from mediation.web.intake_slips import to_print
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
def intake(ask: Asked) -> HttpResponse:
    centre = ask.require(*AT_ANY_WINDOW)
    form, saved_at = _posted(ask, centre) if ask.request.method == "POST" else _begun(ask, centre)
    if form.is_bound and form.is_valid() and (code := _register(ask, centre, form)):
        return to_print(code, str(form.cleaned_data["form_id"]))
    context = {
        "form": form,
        "saved_at": saved_at,
        "summary": SUMMARY,
        "options": intake_categories.options(),
        "beside": Beside.of(form, by=ask.by) if form.is_bound else None,
        "ticket": _ticket(ask),
        "relations": RELATIONS,
    }
    return ask.show("mediation/intake/form.html", context)


@require_POST
@page
def draft(ask: Asked) -> HttpResponse:
    """Keep what stands on the form; what was registered meanwhile is no draft any more."""
    ask.require(*AT_ANY_WINDOW)
    if answered(ask, key_of(ask.request.POST)) is None:
        drafts.keep(ask.user, FORM, ask.request.POST, at=ask.at)
    return JsonResponse({"saved_at": f"{localtime(ask.at):%H:%M}"})


@require_POST
@page
def draft_end(ask: Asked) -> HttpResponse:
    """Throw the draft away and begin anew."""
    drafts.forget(ask.user, FORM)
    return redirect("intake")


@require_POST
@page
def beside(ask: Asked) -> HttpResponse:
    """What stands beside the form: cases that may be the same, kind and agency proposed. 204 where nothing changed."""
    form = IntakeForm(ask.request.POST, centre=ask.require(*AT_ANY_WINDOW), at=ask.at)
    context = {"beside": Beside.of(form, by=ask.by), "at": ask.at, "is_fragment": True}
    response = render(ask.request, "mediation/intake/beside.html", context)
    shown = hashlib.sha256(response.content).hexdigest()[:16]
    if ask.request.POST.get("shown") == shown:
        return HttpResponse(status=204)
    response.content = response.content.replace(b"{shown}", shown.encode())
    return response


def _posted(ask: Asked, centre: Centre) -> tuple[IntakeForm, str]:
    """What was sent; it is kept as a draft as well, so that a refused form survives the end of the session."""
    drafts.keep(ask.user, FORM, ask.request.POST, at=ask.at)
    return IntakeForm(ask.request.POST, centre=centre, at=ask.at), f"{localtime(ask.at):%H:%M}"


def _begun(ask: Asked, centre: Centre) -> tuple[IntakeForm, str]:
    """The draft of before, or an empty sheet."""
    kept = drafts.find(ask.user, FORM, at=ask.at)
    if kept and answered(ask, key_of(kept[0])) is None:
        said, saved_at = kept
        return IntakeForm(initial=_as_initial(said), centre=centre, at=ask.at), f"{localtime(saved_at):%H:%M}"
    ticket = _ticket(ask)
    initial = {"form_id": uuid4(), "visit": ticket.pk if ticket else None}
    return IntakeForm(initial=initial, centre=centre, at=ask.at), ""


def _as_initial(said: QueryDict) -> dict[str, Any]:
    fields: dict[str, forms.Field] = IntakeForm.base_fields
    return {name: field.widget.value_from_datadict(said, {}, name) for name, field in fields.items()}


def _ticket(ask: Asked) -> Visit | None:
    """Whom this person is serving."""
    return trips.visitor(ask.centre, before=ask.user, at=ask.at)


def _register(ask: Asked, centre: Centre, form: IntakeForm) -> str:
    """Open the case and answer with its code; empty, with the reasons on the form, where the domain refuses."""
    said = form.cleaned_data
    code: str = ""
    with refusals_on(form, lambda name: field_of(said, name)), transaction.atomic():
        code = once(ask, str(said["form_id"]), _opened(ask, centre, said))["code"]
        drafts.forget(ask.user, FORM)
    return code


def _opened(ask: Asked, centre: Centre, said: dict[str, Any]) -> Callable[[], dict[str, Any]]:
    def open_case() -> dict[str, Any]:
        given = application(said, window=ask.window)
        registered = casework.open_case(centre, given, by=ask.by, at=ask.at)
        category, subtype = said["category_code"]
        if category:
            routing.classify(registered.case, category=category, subtype=subtype, by=ask.by, at=ask.at)
        codes = registered.receipt_codes
        receipts = {party.number: codes[party.pk] for party in registered.case.parties.all() if party.pk in codes}
        return {"code": registered.case.code, "receipts": receipts}

    return open_case
