"""The draft of the sheet at the window: kept while it is typed, found again, thrown away."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from mediation import trips
from mediation.access.rules import AT_ANY_WINDOW
from mediation.web.intake.forms import IntakeForm
from mediation.web.shell import drafts
from mediation.web.shell.entrance import StaffRequest, page
from mediation.web.shell.sent_once import answered, key_of
from windows.models import Centre, Visit

FORM = "intake"


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


def posted(staff: StaffRequest, centre: Centre) -> tuple[IntakeForm, str]:
    """What was sent; it is kept as a draft as well, so that a refused form survives the end of the session."""
    drafts.keep(staff.user, FORM, staff.request.POST, at=staff.at)
    return IntakeForm(staff.request.POST, centre=centre, at=staff.at), f"{localtime(staff.at):%H:%M}"


def begun(staff: StaffRequest, centre: Centre) -> tuple[IntakeForm, str]:
    """The draft of before, or an empty sheet."""
    kept = drafts.find(staff.user, FORM, at=staff.at)
    if kept and answered(staff, key_of(kept[0])) is None:
        data, saved_at = kept
        return IntakeForm(initial=_as_initial(data), centre=centre, at=staff.at), f"{localtime(saved_at):%H:%M}"
    ticket = ticket_of(staff)
    initial = {"form_id": uuid4(), "visit": ticket.pk if ticket else None}
    return IntakeForm(initial=initial, centre=centre, at=staff.at), ""


def _as_initial(data: QueryDict) -> dict[str, Any]:
    fields: dict[str, forms.Field] = IntakeForm.base_fields
    return {name: field.widget.value_from_datadict(data, {}, name) for name, field in fields.items()}


def ticket_of(staff: StaffRequest) -> Visit | None:
    """Whom this person is serving."""
    return trips.visitor(staff.centre, before=staff.user, at=staff.at)
