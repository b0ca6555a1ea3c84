"""After the first save: check the answers, go on filling in, confirm the kind and, where nobody else does, the way."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts import persons
from mediation import casework, routing
from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.models import Case, Party, Statement
from mediation.routing import NoAgency, Suggestion
from mediation.states import Action, Status
from mediation.terms.vocabulary import LABOUR_TRACKS
from mediation.web.intake.registration_forms import KindForm, ParticularsForm, RouteForm
from mediation.web.shell import categories, drafts
from mediation.web.shell.entrance import StaffRequest, page, refusals_on

FORM = "registration"
SHOWN = ("first_contact", "mediating_body", "matter", "window")


@require_http_methods(["GET", "POST"])
@page
def registration(staff: StaffRequest, code: str) -> HttpResponse:
    """Check the answers; fill in what was not said at once."""
    case = casework.load_case(code, staff, *SHOWN)
    parties = list(case.parties.select_related("person").prefetch_related("representations__person"))
    kept = drafts.find(staff.user, FORM, at=staff.at, case=case)
    form = ParticularsForm(staff.request.POST or None, parties=parties, initial=kept[0].dict() if kept else None)
    if form.is_valid() and _correct(staff, case, form):
        messages.success(staff.request, _("Saved."))
        return redirect("registration", code=case.code)
    return _shown(staff, case, parties, form=form, saved_at=f"{localtime(kept[1]):%H:%M}" if kept else "")


@require_POST
@page
def draft(staff: StaffRequest, code: str) -> HttpResponse:
    case = casework.load_case(code, staff)
    permissions.require(staff.by, Act.NOTE, case)
    drafts.keep(staff.user, FORM, staff.request.POST, at=staff.at, case=case)
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
            routing.route(case, **_way(case, form.cleaned_data, staff), by=staff.by, at=staff.at)
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
    suggestion = _suggestion(case, staff) if case.category else None
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
        "kind_form": (kind_form or _kind_form(case)) if _awaits(case, staff, Act.CLASSIFY) else None,
        "options": categories.options(),
        "suggestion": suggestion,
        "route_form": (route_form or _route_form(case, suggestion)) if _awaits(case, staff, Action.ROUTE) else None,
        "form_id": uuid4(),
    }
    return staff.show("mediation/intake/registration.html", context)


def _correct(staff: StaffRequest, case: Case, form: ParticularsForm) -> bool:
    """Whether everything typed was taken; where not, the form says which was not."""
    permissions.require(staff.by, Act.NOTE, case)
    with transaction.atomic():
        for party in form.parties:
            _correct_one(staff, party, form)
        if form.is_valid():
            drafts.forget(staff.user, FORM, case=case)
        else:
            transaction.set_rollback(True)
    return form.is_valid()


def _correct_one(staff: StaffRequest, party: Party, form: ParticularsForm) -> None:
    changes = form.changes(party)
    if not changes:
        return
    with refusals_on(form, lambda name: f"{name}_{party.number}"):
        try:
            details = replace(persons.details_of(party.person), **changes)
            persons.correct(party.person, details, at=staff.at, by_id=staff.user.pk)
        except persons.ChangedMeanwhile:
            form.add_error(None, _("Somebody else corrected this person meanwhile. Read it again, then decide."))


def _awaits(case: Case, staff: StaffRequest, act: str) -> bool:
    """Whether it is the turn of this act, and of this person."""
    is_now = case.status == Status.REGISTERED and bool(case.category) == (act == Action.ROUTE)
    return is_now and permissions.may(staff.by, act, case)


def _kind_form(case: Case) -> KindForm:
    """With what was proposed, to be confirmed by one key."""
    waiting = case.classifications.filter(confirmed_at=None).order_by("-proposed_at").first()
    first = waiting.proposed[0] if waiting and waiting.proposed else {}
    category, subtype = first.get("category", ""), first.get("subtype", "")
    track = case.track if case.track in LABOUR_TRACKS else ""
    return KindForm(
        initial={
            "category": categories.named(category, subtype),
            "category_code": categories.code_of(category, subtype) if category else "",
            "track": track,
        }
    )


def _route_form(case: Case, suggestion: Suggestion | None) -> RouteForm:
    return RouteForm(centre=case.centre, initial={"lead": suggestion.lead.code if suggestion else ""})


def _way(case: Case, cleaned_data: dict[str, Any], staff: StaffRequest) -> dict[str, Any]:
    """The rule's whole proposal where its agency was kept; otherwise the chosen agency and why."""
    suggestion = _suggestion(case, staff)
    if suggestion is None or suggestion.lead != cleaned_data["lead"]:
        return {"lead": cleaned_data["lead"], "reason": cleaned_data["reason"]}
    proposed = ("rule", "lead", "mediating_body", "window", "assisting")
    return {name: getattr(suggestion, name) for name in proposed} | {"reason": cleaned_data["reason"]}


def _suggestion(case: Case, staff: StaffRequest) -> Suggestion | None:
    try:
        return routing.suggest(case, at=staff.at)
    except NoAgency:
        return None
