"""After the first save: check the answers, go on filling in, confirm the kind and, where nobody else does, the way."""

from __future__ import annotations

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
from mediation import casework, permissions, routing
from mediation.intake.application import LABOUR_TRACKS
from mediation.models import Case, Party, Statement
from mediation.permissions import Act
from mediation.routing import NoAgency, Suggestion
from mediation.states import Action, Status
from mediation.web import drafts, intake_categories
from mediation.web.entering import Asked, load, page, refusals_on
from mediation.web.forms_registration import KindForm, ParticularsForm, RouteForm

FORM = "registration"
SHOWN = ("first_contact", "mediating_body", "matter", "window")


@require_http_methods(["GET", "POST"])
@page
def registration(ask: Asked, code: str) -> HttpResponse:
    """Check the answers; fill in what was not said at once."""
    case = load(code, ask, *SHOWN)
    parties = list(case.parties.select_related("person").prefetch_related("representations__person"))
    kept = drafts.find(ask.user, FORM, at=ask.at, case=case)
    form = ParticularsForm(ask.request.POST or None, parties=parties, initial=kept[0].dict() if kept else None)
    if form.is_valid() and _correct(ask, case, form):
        messages.success(ask.request, _("Saved."))
        return redirect("registration", code=case.code)
    return _shown(ask, case, parties, form=form, saved_at=f"{localtime(kept[1]):%H:%M}" if kept else "")


@require_POST
@page
def draft(ask: Asked, code: str) -> HttpResponse:
    case = load(code, ask)
    permissions.require(ask.by, Act.NOTE, case)
    drafts.keep(ask.user, FORM, ask.request.POST, at=ask.at, case=case)
    return JsonResponse({"saved_at": f"{localtime(ask.at):%H:%M}"})


@require_POST
@page
def kind(ask: Asked, code: str) -> HttpResponse:
    """A person decides what kind of dispute it is."""
    case = load(code, ask, *SHOWN)
    form = KindForm(ask.request.POST)
    if form.is_valid():
        with refusals_on(form):
            routing.classify(case, **form.cleaned_data["kind"], track=form.cleaned_data["track"], by=ask.by, at=ask.at)
    if form.is_valid():
        return redirect("registration", code=case.code)
    return _shown(ask, case, list(case.parties.select_related("person")), kind_form=form)


@require_POST
@page
def route(ask: Asked, code: str) -> HttpResponse:
    """Send it where the rule says, or elsewhere with a reason."""
    case = load(code, ask, *SHOWN)
    form = RouteForm(ask.request.POST, centre=case.centre)
    if form.is_valid():
        with refusals_on(form):
            routing.route(case, **_way(case, form.cleaned_data, ask), by=ask.by, at=ask.at)
    if form.is_valid():
        return redirect("registration", code=case.code)
    return _shown(ask, case, list(case.parties.select_related("person")), route_form=form)


def _shown(
    ask: Asked,
    case: Case,
    parties: list[Party],
    *,
    form: ParticularsForm | None = None,
    kind_form: KindForm | None = None,
    route_form: RouteForm | None = None,
    saved_at: str = "",
) -> HttpResponse:
    suggestion = _suggestion(case, ask) if case.category else None
    said = {one.kind: one.body for one in case.statements.filter(kind__in=["facts", "request"])}
    context = {
        "case": case,
        "about": intake_categories.shown(case.category, case.subtype),
        "people": casework.people(case),
        "facts": said.get(Statement.Kind.FACTS, ""),
        "request_made": said.get(Statement.Kind.REQUEST, ""),
        "next_step": casework.next_step(case, ask.by, at=ask.at),
        "form": form or ParticularsForm(parties=parties),
        "saved_at": saved_at,
        "may_note": permissions.may(ask.by, Act.NOTE, case),
        "kind_form": (kind_form or _kind_form(case)) if _awaits(case, ask, Act.CLASSIFY) else None,
        "options": intake_categories.options(),
        "suggestion": suggestion,
        "route_form": (route_form or _route_form(case, suggestion)) if _awaits(case, ask, Action.ROUTE) else None,
        "form_id": uuid4(),
    }
    return ask.show("mediation/intake/registration.html", context)


def _correct(ask: Asked, case: Case, form: ParticularsForm) -> bool:
    """Whether everything typed was taken; where not, the form says which was not."""
    permissions.require(ask.by, Act.NOTE, case)
    with transaction.atomic():
        for party in form.parties:
            _correct_one(ask, party, form)
        if form.is_valid():
            drafts.forget(ask.user, FORM, case=case)
        else:
            transaction.set_rollback(True)
    return form.is_valid()


def _correct_one(ask: Asked, party: Party, form: ParticularsForm) -> None:
    changes = form.changes(party)
    if not changes:
        return
    with refusals_on(form, lambda name: f"{name}_{party.number}"):
        try:
            persons.correct(party.person, at=ask.at, by_id=ask.user.pk, **changes)  # type: ignore[arg-type]  # its keys
        except persons.ChangedMeanwhile:
            form.add_error(None, _("Somebody else corrected this person meanwhile. Read it again, then decide."))


def _awaits(case: Case, ask: Asked, act: str) -> bool:
    """Whether it is the turn of this act, and of this person."""
    is_now = case.status == Status.REGISTERED and bool(case.category) == (act == Action.ROUTE)
    return is_now and permissions.may(ask.by, act, case)


def _kind_form(case: Case) -> KindForm:
    """With what was proposed, to be confirmed by one key."""
    waiting = case.classifications.filter(confirmed_at=None).order_by("-proposed_at").first()
    first = waiting.proposed[0] if waiting and waiting.proposed else {}
    category, subtype = first.get("category", ""), first.get("subtype", "")
    track = case.track if case.track in LABOUR_TRACKS else ""
    return KindForm(
        initial={
            "category": intake_categories.named(category, subtype),
            "category_code": intake_categories.code_of(category, subtype) if category else "",
            "track": track,
        }
    )


def _route_form(case: Case, suggestion: Suggestion | None) -> RouteForm:
    return RouteForm(centre=case.centre, initial={"lead": suggestion.lead.code if suggestion else ""})


def _way(case: Case, said: dict[str, Any], ask: Asked) -> dict[str, Any]:
    """The rule's whole proposal where its agency was kept; otherwise the chosen agency and why."""
    suggestion = _suggestion(case, ask)
    if suggestion is None or suggestion.lead != said["lead"]:
        return {"lead": said["lead"], "reason": said["reason"]}
    told = ("rule", "lead", "mediating_body", "window", "assisting")
    return {name: getattr(suggestion, name) for name in told} | {"reason": said["reason"]}


def _suggestion(case: Case, ask: Asked) -> Suggestion | None:
    try:
        return routing.suggest(case, at=ask.at)
    except NoAgency:
        return None
