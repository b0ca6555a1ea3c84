"""What the rules propose for a case that was just registered: its kind and its way, each a form to be confirmed."""

from __future__ import annotations

from typing import Any

from mediation.models import Case
from mediation.routing import Suggestion
from mediation.terms.endings import LABOUR_TRACKS
from mediation.web.intake.registration_forms import KindForm, RouteForm
from mediation.web.shell import categories
from mediation.web.shell.entrance import StaffRequest
from mediation.web.shell.suggested import suggested


def kind_form(case: Case) -> KindForm:
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


def route_form(case: Case, suggestion: Suggestion | None) -> RouteForm:
    return RouteForm(centre=case.centre, initial={"lead": suggestion.lead.code if suggestion else ""})


def way(case: Case, cleaned_data: dict[str, Any], staff: StaffRequest) -> dict[str, Any]:
    """The rule's whole proposal where its agency was kept; otherwise the chosen agency and why."""
    suggestion = suggested(case, at=staff.at)
    if suggestion is None or suggestion.lead != cleaned_data["lead"]:
        return {"lead": cleaned_data["lead"], "reason": cleaned_data["reason"]}
    proposed = ("rule", "lead", "mediating_body", "window", "assisting")
    return {name: getattr(suggestion, name) for name in proposed} | {"reason": cleaned_data["reason"]}
