"""A party tells that a term was performed, or confirms that it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from mediation import casework, handling
from mediation.models import Actor, AgreementTerm, Performance
from mediation.web.shell.public import public
from mediation.web.shell.refusals import refusals_on
from mediation.web.status import more, visitors
from mediation.web.status.forms import PaymentForm
from windows import clock


@public
@require_POST
def report(request: HttpRequest) -> HttpResponse:
    """Tell that one has done what was agreed."""
    return _about_a_term(request, "debtor", _report)


report.takes_files = True  # type: ignore[attr-defined]  # read by middleware.plain_requests


@public
@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """Confirm that one has received what was agreed."""
    return _about_a_term(request, "creditor", _confirm)


def _about_a_term(request: HttpRequest, side: str, tell: Callable[..., None]) -> HttpResponse:
    visitor = visitors.by_note(request)
    if visitor is None:
        return visitors.ask_again(request)
    at = clock.now()
    form = PaymentForm(request.POST, request.FILES, at=at)
    if form.is_valid():
        whose = {side: visitor.party, "number": form.cleaned_data["term"]}
        term = get_object_or_404(AgreementTerm, agreement__case=visitor.case, agreement__state="effective", **whose)
        with refusals_on(form), transaction.atomic():
            tell(term, form.cleaned_data, by=Actor.party(visitor.party.pk), at=at)
    is_done = form.is_valid()
    return more.show(request, visitor, at=at, form=None if is_done else form, noted=side if is_done else "")


def _report(term: AgreementTerm, answers: dict[str, Any], *, by: Actor, at: datetime) -> None:
    casework.report_performance(
        term,
        amount=answers["amount"],
        proof=Performance.Proof.TRANSFER,
        reference=answers["reference"],
        occurred_at=answers["occurred_at"],
        slip=answers["file"],
        by=by,
        at=at,
    )


def _confirm(term: AgreementTerm, answers: dict[str, Any], *, by: Actor, at: datetime) -> None:
    reported = term.performances.filter(confirmed_at=None).order_by("reported_at")
    handling.confirm_performance(get_object_or_404(reported[:1]), by=by, at=at)
