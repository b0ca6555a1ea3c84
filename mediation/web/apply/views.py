"""Applying online: one question a page, the answers read once more, the receipt. No account, no script.

Nothing that was typed stands in an address. The answers are kept on our side (``apply_draft``); every page can be
reached again by Back, and what was sent is not sent again.
"""

from __future__ import annotations

from datetime import datetime

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from mediation import casework
from mediation.web.apply import draft, progress, questions, review, sending
from mediation.web.shell.public import public
from windows import clock
from windows.models import Centre


@public
def start(request: HttpRequest) -> HttpResponse:
    """What this is, what it needs, and whom to call in danger."""
    at = clock.now()
    kept = draft.of(request, at=at)
    context = {
        "is_begun": kept is not None and not kept.is_sent,
        "is_over": "over" in request.GET,
        "checked_within": casework.promised(None, "P-0", at=at),
    }
    return render(request, "mediation/apply/start.html", context)


@public
@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """Throw away what was typed."""
    response = redirect("apply")
    draft.forget(request, response, at=clock.now())
    return response


@public
@require_http_methods(["GET", "POST"])
def answers(request: HttpRequest) -> HttpResponse:
    """Read the answers once more; send them."""
    at = clock.now()
    kept = progress.kept_or_redirect(request, progress.ANSWERS, at=at)
    if isinstance(kept, HttpResponse):
        return kept
    if broken := questions.no_longer_in_order(kept.answers, at=at):
        draft.ask_again(kept, broken, at=at)
        return redirect("apply-question", name=broken)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_bound and sending.send(request, kept, form, at=at):
        return redirect("apply-sent")
    context = {"form": form, "lines": review.lines(kept.answers, at=at), "centre": progress.centre_of(kept)}
    return render(request, "mediation/apply/answers.html", context)


@public
def sent(request: HttpRequest) -> HttpResponse:
    """The receipt, for half an hour in this browser and nowhere else."""
    at = clock.now()
    kept = draft.of(request, at=at)
    if kept is None or not kept.is_sent or kept.proof is None:
        return redirect("apply-answers")
    receipt = casework.receipt_of(kept.proof, at=at)
    if receipt is None:
        return render(request, "mediation/apply/over.html")
    centre, check_by = Centre.objects.get(code=receipt["centre"]), datetime.fromisoformat(receipt["check_by"])
    applied_at = datetime.fromisoformat(receipt["applied_at"])
    context = {
        "receipt": receipt,
        "centre": centre,
        "at": at,
        "applied_at": applied_at,
        "check_by": check_by,
        "decide_by": casework.decided_by(centre, registered_at=check_by),
        "contacted_within": casework.promised(centre, "P-3", at=applied_at),
    }
    return render(request, "mediation/apply/sent.html", context)
