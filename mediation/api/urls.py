"""Nouns of the API (design: actions are nouns; POST makes, DELETE unmakes)."""

from collections.abc import Callable
from typing import Any

from django.urls import path

from mediation.api import (
    cases,
    documentation,
    material,
    materials,
    matters,
    me,
    owed,
    presence,
    proposals,
    reading,
    slips,
    tokens,
    visiting,
)
from mediation.api.acting import noun
from mediation.api.public import applications as public_applications
from mediation.api.public import materials as public_materials
from mediation.api.public import matter as public_matter
from mediation.api.public import performance as public_performance
from mediation.api.public import survey as public_survey
from mediation.casework.acts import ACTS, CaseAct

#: What of a case is no act of the table, or has a view of its own because it takes or gives a file.
CASE_VIEWS: dict[str, Callable[..., Any]] = {
    "agreement/findings": reading.findings,
    "receipts": slips.slip,
    "events": reading.events,
    "notices": reading.notices,
    "papers": reading.papers,
    "notices/<uuid:notice_id>/settlement": owed.settlement,
    "papers/<uuid:paper_id>/retry": owed.retry,
    "materials": materials.materials,
    "materials/<int:number>": material.material,
    "materials/<int:number>/state": material.material_state,
    "materials/<int:number>/sharing": material.sharing,
    "route-proposal": proposals.route_proposal,
}


def case_nouns() -> dict[str, Callable[..., Any]]:
    """By address, the view of every act of the table that a program may do."""
    acts: dict[str, list[CaseAct[Any]]] = {}
    for act in ACTS:
        if not act.page_only and act.api_address not in CASE_VIEWS:
            acts.setdefault(act.api_address, []).append(act)
    return {address: noun(*of_noun) for address, of_noun in acts.items()}


app_name = "api"
urlpatterns = [
    # Addresses are tried in this order: first what is asked for most.
    path("cases", cases.cases, name="cases"),
    path("status", public_matter.state, name="status"),
    *documentation.urlpatterns,
    path("tokens", tokens.token, name="tokens"),
    path("me", me.me, name="me"),
    path("owed", owed.owed, name="owed"),
    path("visits", visiting.visit, name="visits"),
    *(path(f"visits/<uuid:visit_id>/{step}", view) for step, view in visiting.STEPS.items()),
    path("check-ins", presence.check_in, name="check-ins"),
    path("agencies/<slug:agency>/standing", presence.agency_standing, name="agency-standing"),
    path("matters", matters.matters, name="matters"),
    path("matters/<uuid:matter_id>/answer", matters.matter_answer, name="matter-answer"),
    path("matters/<uuid:matter_id>/hand-over", matters.matter_hand_over, name="matter-hand-over"),
    path("proposals", proposals.proposal, name="proposals"),
    path("cases/<code:code>", cases.case_read, name="case"),
    path("cases/<code:code>/papers/<uuid:paper_id>", reading.paper, name="case-paper"),
    *(path(f"cases/<code:code>/{words}", view) for words, view in (case_nouns() | CASE_VIEWS).items()),
    path("applications", public_applications.applications, name="applications"),
    path("applications/challenge", public_applications.challenge, name="applications-challenge"),
    path("status/challenge", public_matter.challenge, name="status-challenge"),
    path("status/papers", public_matter.papers, name="status-papers"),
    path("status/materials", public_materials.material, name="status-materials"),
    path("status/materials/state", public_materials.materials_state, name="status-materials-state"),
    path("status/performance", public_performance.performance_report, name="status-performance"),
    path(
        "status/performance-confirmation",
        public_performance.performance_confirmation,
        name="status-performance-confirmation",
    ),
    path("survey", public_survey.survey, name="survey"),
]
