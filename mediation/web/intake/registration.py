"""After the first save: check the answers, go on filling in, confirm the kind and, where nobody else does, the way."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mediation import casework, routing
from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.models import Case, Party, Statement
from mediation.states import Action, Status
from mediation.web.intake import corrections, proposed
from mediation.web.intake.particulars_form import ParticularsForm
from mediation.web.intake.registration_forms import KindForm, RouteForm
from mediation.web.shell import categories, drafts
from mediation.web.shell.entrance import StaffRequest, page
from mediation.web.shell.refusals import refusals_on
from mediation.web.shell.suggested import suggested

SHOWN = ("first_contact", "mediating_body", "matter", "window")


@require_http_methods(["GET", "POST"])
@page
def registration(staff: StaffRequest, code: str) -> HttpResponse:
    """Check the answers; fill in what was not said at once."""
    case = casework.load_case(code, staff, *SHOWN)
    parties = list(case.parties.select_related("person").prefetch_related("representations__person"))
    kept = drafts.find(staff.user, corrections.FORM, at=staff.at, case=case)
    form = ParticularsForm(staff.request.POST or None, parties=parties, initial=kept[0].dict() if kept else None)
    if form.is_valid() and corrections.correct(staff, case, form):
        messages.success(staff.request, _("Saved."))
        return redirect("registration", code=case.code)
    return _shown(staff, case, parties, form=form, saved_at=f"{localtime(kept[1]):%H:%M}" if kept else "")


@require_POST
@page
def draft(staff: StaffRequest, code: str) -> HttpResponse:
    case = casework.load_case(code, staff)
    permissions.require(staff.by, Act.NOTE, case)
    drafts.keep(staff.user, corrections.FORM, staff.request.POST, at=staff.at, case=case)
    return JsonResponse({"saved_at": f"{localtime(staff.at):%H:%M}"})


@require_POST
@page
def kind(staff: StaffRequest, code: str) -> HttpResponse:
    """A person decides what kind of dispute it is."""
    case = casework.load_case(code, staff, *SHOWN)
    form = KindForm(staff.request.POST)
    if form.is_valid():
        with refusals_on(form):
            routing.classify(
                case, **form.cleaned_data["kind"], track=form.cleaned_data["track"], by=staff.by, at=staff.at
            )
    if form.is_valid():
        return redirect("registration", code=case.code)
    return _shown(staff, case, list(case.parties.select_related("person")), kind_form=form)


@require_POST
@page
def route(staff: StaffRequest, code: str) -> HttpResponse:
    """Send it where the rule says, or elsewhere with a reason."""
    case = casework.load_case(code, staff, *SHOWN)
    form = RouteForm(staff.request.POST, centre=case.centre)
    if form.is_valid():
        with refusals_on(form):
            routing.route(case, **proposed.way(case, form.cleaned_data, staff), by=staff.by, at=staff.at)
    if form.is_valid():
        return redirect("registration", code=case.code)
    return _shown(staff, case, list(case.parties.select_related("person")), route_form=form)


def _shown(
    staff: StaffRequest,
    case: Case,
    parties: list[Party],
    *,
    form: ParticularsForm | None = None,
    kind_form: KindForm | None = None,
    route_form: RouteForm | None = None,
    saved_at: str = "",
) -> HttpResponse:
    suggestion = suggested(case, at=staff.at) if case.category else None
    words = {statement.kind: statement.body for statement in case.statements.filter(kind__in=["facts", "request"])}
    context = {
        "case": case,
        "about": categories.shown(case.category, case.subtype),
        "people": casework.people(case),
        "facts": words.get(Statement.Kind.FACTS, ""),
        "request_made": words.get(Statement.Kind.REQUEST, ""),
        "next_step": casework.next_step(case, staff.by, at=staff.at),
        "form": form or ParticularsForm(parties=parties),
        "saved_at": saved_at,
        "may_note": permissions.may(staff.by, Act.NOTE, case),
        "kind_form": (kind_form or proposed.kind_form(case)) if _awaits(case, staff, Act.CLASSIFY) else None,
        "options": categories.options(),
        "suggestion": suggestion,
        "route_form": (route_form or proposed.route_form(case, suggestion))
        if _awaits(case, staff, Action.ROUTE)
        else None,
        "form_id": uuid4(),
    }
    return staff.show("mediation/intake/registration.html", context)


def _awaits(case: Case, staff: StaffRequest, act: str) -> bool:
    """Whether it is the turn of this act, and of this person."""
    is_now = case.status == Status.REGISTERED and bool(case.category) == (act == Action.ROUTE)
    return is_now and permissions.may(staff.by, act, case)
