"""The survey after the end of a matter, by the link of a message."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mediation import followup
from mediation.casework import too_many
from mediation.models import Actor, SurveyLink
from mediation.models.ratings import Rating
from mediation.web.shell.public import count_attempt, public
from mediation.web.shell.refusals import refusals_on
from mediation.web.status.forms import SurveyForm
from windows import clock


@public
def survey(request: HttpRequest, token: str) -> HttpResponse:
    """Rate the service, once. Used, expired and foreign links look the same."""
    at = clock.now()
    try:
        count_attempt(request, "survey", at=at)
    except too_many.TooManyAttempts:
        return render(request, "mediation/status/later.html", status=429)
    link = followup.find_survey(token, at=at)
    if link is None:
        return render(request, "mediation/status/survey_over.html", status=404)
    form = SurveyForm(request.POST or None)
    context = {"form": form, "centre": link.case.centre, "is_declined": "declined" in request.GET}
    if context["is_declined"]:
        return render(request, "mediation/status/survey_thanks.html", context)
    if request.method != "POST" or not form.is_valid():
        return render(request, "mediation/status/survey.html", context)
    with refusals_on(form):
        _rate(link, form.cleaned_data, at)
    template = "survey_thanks" if form.is_valid() else "survey"
    return render(request, f"mediation/status/{template}.html", context)


@transaction.atomic
def _rate(link: SurveyLink, answers: dict[str, Any], at: datetime) -> None:
    by = Actor.party(link.party_id)
    followup.rate(link, grade=answers["grade"], means=Rating.Means.LINK, words=answers["words"], by=by, at=at)
