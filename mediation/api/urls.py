"""Nouns of the API (design: actions are nouns; POST makes, DELETE unmakes)."""

from collections.abc import Callable
from typing import Any

from django.urls import path

from mediation.api import cases, documentation, hall, public, reading, registering, slips
from mediation.api.acting import noun

CASE_NOUNS: dict[str, Callable[..., Any]] = {
    "classification": noun(POST=cases.classification),
    "assignment": noun(POST=cases.assignment, DELETE=cases.recall),
    "acknowledgement": noun(POST=cases.acknowledgement),
    "objection": noun(POST=cases.objection),
    "part": noun(POST=cases.part),
    "acceptance": noun(POST=cases.acceptance),
    "mediator": noun(POST=cases.mediator),
    "refusal": noun(POST=cases.refusal),
    "redirection": noun(POST=cases.redirection),
    "withdrawal": noun(POST=cases.withdrawal),
    "supplement-request": noun(POST=cases.supplement_request),
    "supplement": noun(POST=cases.supplement),
    "merger": noun(POST=cases.merger),
    "consents": noun(POST=cases.consent),
    "risk": noun(POST=cases.risk),
    "registration": noun(POST=cases.registration),
    "first-contact": noun(POST=cases.first_contact),
    "site-visits": noun(POST=cases.site_visit),
    "mediation": noun(POST=cases.opening),
    "sessions": noun(POST=cases.session),
    "sessions/<int:number>": noun(DELETE=cases.session_cancelled),
    "records": noun(POST=cases.record),
    "assistance": noun(POST=cases.assistance),
    "assistance/<int:number>/answer": noun(POST=cases.assistance_answer),
    "agreement": noun(POST=cases.agreement, DELETE=cases.agreement_set_aside),
    "agreement/reading": noun(POST=cases.agreement_reading),
    "agreement/signatures": noun(POST=cases.agreement_signature),
    "agreement/seal": noun(POST=cases.agreement_seal),
    "agreement/confirmation": noun(POST=cases.agreement_confirmation),
    "performance": noun(POST=cases.performance),
    "performance/<int:number>/confirmation": noun(POST=cases.performance_confirmation),
    "default": noun(POST=cases.default),
    "suspension": noun(POST=cases.suspension, DELETE=cases.suspension_end),
    "termination": noun(POST=cases.termination),
    "conclusion": noun(POST=cases.conclusion),
    "transfer": noun(POST=cases.transfer),
    "return": noun(POST=cases.return_to_entruster),
    "extension": noun(POST=cases.extension),
    "follow-up": noun(POST=cases.follow_up),
    "callbacks": noun(POST=cases.callback),
    "ratings": noun(POST=cases.rating),
    "closure": noun(POST=cases.closure, DELETE=cases.closure_end),
    "archive": noun(POST=cases.archive),
    "receipts": slips.slip,
    "events": reading.events,
    "notices": reading.notices,
    "papers": reading.papers,
    "route-proposal": hall.route_proposal,
}

app_name = "api"
urlpatterns = [
    *documentation.urlpatterns,
    path("tokens", hall.token, name="tokens"),
    path("me", hall.me, name="me"),
    path("visits", hall.visit, name="visits"),
    path("check-ins", hall.check_in, name="check-ins"),
    path("agencies/<slug:agency>/standing", hall.standing, name="agency-standing"),
    path("matters", hall.matters, name="matters"),
    path("matters/<uuid:matter_id>/answer", hall.matter_answer, name="matter-answer"),
    path("matters/<uuid:matter_id>/hand-over", hall.matter_hand_over, name="matter-hand-over"),
    path("proposals", hall.proposal, name="proposals"),
    path("cases", registering.cases, name="cases"),
    path("cases/<slug:code>", registering.case, name="case"),
    path("cases/<slug:code>/papers/<uuid:paper_id>", reading.paper, name="case-paper"),
    *(path(f"cases/<slug:code>/{words}", view) for words, view in CASE_NOUNS.items()),
    path("status", public.state, name="status"),
    path("status/challenge", public.challenge, name="status-challenge"),
    path("status/papers", public.papers, name="status-papers"),
    path("status/performance", public.performance_report, name="status-performance"),
    path("status/performance-confirmation", public.performance_confirmation, name="status-performance-confirmation"),
    path("survey", public.survey, name="survey"),
]
