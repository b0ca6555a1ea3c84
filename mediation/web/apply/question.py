"""One question of an application online: it is asked, its answer kept, and what is still missing follows."""

from __future__ import annotations

from datetime import datetime

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mediation.casework import public_access, too_many
from mediation.web.apply import draft, effects, progress, questions
from mediation.web.apply.draft import Kept
from mediation.web.apply.question_form import QuestionForm
from mediation.web.apply.questions import BY_NAME, QUESTIONS, QuestionPage
from mediation.web.shell.public import count_attempt, public
from windows import clock


@public
@require_http_methods(["GET", "POST"])
def question(request: HttpRequest, name: str) -> HttpResponse:
    """Ask, keep, go on to what is still missing."""
    if name not in BY_NAME:
        raise Http404
    at, asked = clock.now(), BY_NAME[name]
    kept = progress.kept_or_redirect(request, name, at=at)
    if isinstance(kept, HttpResponse):
        return kept
    if request.method != "POST":
        return _shown(request, asked, asked.form(initial=kept.answers.get(name), at=at), kept)
    form = asked.form(request.POST, at=at)
    if not form.is_valid():
        return _shown(request, asked, form, kept)
    try:
        return _answered(request, asked, form, kept, at=at)
    except too_many.TooManyAttempts as often:
        return _later(request, asked, form, kept, too_many.words_for(often, at=at))
    except public_access.NotOpened:
        form.add_error("one_time_code", _("This code is wrong or no longer good. Ask for a new one."))
        return _shown(request, asked, form, kept)


@public
@require_POST
def code_again(request: HttpRequest) -> HttpResponse:
    """Nothing came: another code to the same telephone."""
    at, asked = clock.now(), BY_NAME["code"]
    kept = progress.kept_or_redirect(request, asked.name, at=at)
    if isinstance(kept, HttpResponse):
        return kept
    try:
        proof = effects.ask_for_code(request, kept, at=at)
    except too_many.TooManyAttempts as often:
        return _later(request, asked, asked.form(at=at), kept, too_many.words_for(often, at=at))
    draft.answer(kept, "phone", kept.answers["phone"], at=at, proof=proof)
    draft.ask_again(kept, "code", at=at)
    return redirect("apply-question", name="code")


def _answered(
    request: HttpRequest, asked: QuestionPage, form: QuestionForm, kept: Kept, *, at: datetime
) -> HttpResponse:
    """Keep a valid answer and what it brings with it; then to what is still missing."""
    key = ""
    if not kept.is_begun:
        count_attempt(request, "apply-draft", at=at)
        key = draft.begin(kept, at=at)
    effect = effects.EFFECTS.get(asked.name)
    proof = effect(request, kept, form, at) if effect else None
    kept = draft.answer(kept, asked.name, form.typed(), at=at, proof=proof)
    response = redirect(progress.address_of(questions.missing(kept.answers) or progress.ANSWERS))
    if key:
        draft.hand_over(key, response, secure=request.is_secure())
    return response


def _shown(
    request: HttpRequest,
    asked: QuestionPage,
    form: forms.Form,
    kept: Kept,
    *,
    status: int = 200,
    wait: str = "",
) -> HttpResponse:
    place = questions.place_of(asked.name)
    context = {
        "asked": asked,
        "form": form,
        "centre": progress.centre_of(kept),
        "place": place + 1,
        "places": len(QUESTIONS),
        "before": QUESTIONS[place - 1].name if place else "",
        "is_begun": kept.is_begun,
        "is_answered": asked.name in kept.answers,
        "wait": wait,
    }
    return render(request, asked.template, context, status=status)


def _later(request: HttpRequest, asked: QuestionPage, form: forms.Form, kept: Kept, wait: str) -> HttpResponse:
    return _shown(request, asked, form, kept, status=429, wait=wait)
