"""Applying online: one question a page, the answers read once more, the receipt. No account, no script.

Nothing that was typed stands in an address. The answers are kept on our side (``apply_draft``); every page can be
reached again by Back, and what was sent is not sent again.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mediation import casework
from mediation.casework import attempts, proving, public_access, too_many
from mediation.web.apply import draft, questions, review
from mediation.web.apply.draft import Kept
from mediation.web.apply.questions import BY_NAME, QUESTIONS, QuestionPage
from mediation.web.shell.public import public
from windows import clock
from windows.models import Centre

FIRST, ANSWERS = QUESTIONS[0].name, "answers"
SENT = bytes(32)  # one proof, one application: whatever is pressed again is the same one
NEEDED = {"phone": ("centre",), "code": ("centre", "phone")}  # a code is sent in the name of a centre


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
def question(request: HttpRequest, name: str) -> HttpResponse:
    """Ask, keep, go on to what is still missing."""
    if name not in BY_NAME:
        raise Http404
    at, asked = clock.now(), BY_NAME[name]
    kept = _kept(request, name, at=at)
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
    kept = _kept(request, asked.name, at=at)
    if isinstance(kept, HttpResponse):
        return kept
    try:
        proof = _ask_for_code(request, kept, at=at)
    except too_many.TooManyAttempts as often:
        return _later(request, asked, asked.form(at=at), kept, too_many.words_for(often, at=at))
    draft.answer(kept, "phone", kept.answers["phone"], at=at, proof=proof)
    draft.ask_again(kept, "code", at=at)
    return redirect("apply-question", name="code")


@public
@require_http_methods(["GET", "POST"])
def answers(request: HttpRequest) -> HttpResponse:
    """Read the answers once more; send them."""
    at = clock.now()
    kept = _kept(request, ANSWERS, at=at)
    if isinstance(kept, HttpResponse):
        return kept
    if broken := questions.no_longer_in_order(kept.answers, at=at):
        draft.ask_again(kept, broken, at=at)
        return redirect("apply-question", name=broken)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_bound and _is_sent(request, kept, form, at=at):
        return redirect("apply-sent")
    context = {"form": form, "lines": review.lines(kept.answers, at=at), "centre": _centre(kept)}
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


def _kept(request: HttpRequest, name: str, *, at: datetime) -> Kept | HttpResponse:
    """What was answered so far, or where to go instead: what was sent is shown, what comes later waits its turn."""
    kept = draft.of(request, at=at)
    if kept is None:
        return Kept() if name == FIRST else redirect(f"{reverse('apply')}?over")
    if kept.is_sent:
        return redirect("apply-sent")
    first = questions.missing(kept.answers) or ANSWERS
    if name not in kept.answers and name != first:
        return redirect(_address(first))
    if broken := questions.no_longer_in_order(kept.answers, at=at, of=NEEDED.get(name, ())):
        draft.ask_again(kept, broken, at=at)
        return redirect(_address(broken))
    return kept


def _address(name: str) -> str:
    return reverse("apply-answers") if name == ANSWERS else reverse("apply-question", kwargs={"name": name})


def _answered(
    request: HttpRequest, asked: QuestionPage, form: questions.Question, kept: Kept, *, at: datetime
) -> HttpResponse:
    """Keep a valid answer and what it brings with it; then to what is still missing."""
    key = ""
    if not kept.is_begun:
        _count_attempt(request, "apply-draft", at=at)
        key = draft.begin(kept, at=at)
    effect = EFFECTS.get(asked.name)
    proof = effect(request, kept, form, at) if effect else None
    kept = draft.answer(kept, asked.name, form.typed(), at=at, proof=proof)
    response = redirect(_address(questions.missing(kept.answers) or ANSWERS))
    if key:
        draft.hand_over(key, response, secure=request.is_secure())
    return response


def _prove_anew(request: HttpRequest, kept: Kept, form: questions.Question, at: datetime) -> UUID | None:
    """Another telephone is proved anew; with the same one, what is underway goes on."""
    if kept.proof and proving.is_underway(kept.proof, form.cleaned_data["phone"], at=at):
        return None
    kept.answers["phone"] = form.typed()
    proof = _ask_for_code(request, kept, at=at)
    draft.ask_again(kept, "code", at=at)
    return proof


def _prove(request: HttpRequest, kept: Kept, form: questions.Question, at: datetime) -> None:
    if kept.proof is None:
        raise public_access.NotOpened
    proving.prove(kept.proof, form.cleaned_data["one_time_code"], at=at)


Effect = Callable[[HttpRequest, Kept, questions.Question, datetime], UUID | None]
EFFECTS: dict[str, Effect] = {"phone": _prove_anew, "code": _prove}


def _ask_for_code(request: HttpRequest, kept: Kept, *, at: datetime) -> UUID:
    _count_attempt(request, "apply-code", at=at)
    phone = questions.read("phone", kept.answers, at=at).cleaned_data["phone"]
    centre = Centre.objects.get(code=kept.answers["centre"]["centre"])
    return proving.ask_for_code(centre, phone, source=casework.origin_of(request.META), at=at).pk


def _is_sent(request: HttpRequest, kept: Kept, form: forms.Form, *, at: datetime) -> bool:
    """Whether it is in; where not, the form says why and what to do."""
    form.full_clean()
    try:
        _count_attempt(request, "apply", at=at)
        _submit(kept, at=at)
    except too_many.TooManyAttempts:
        sentence = _("There were too many applications from here. Please try again later, or call the centre.")
        form.add_error(None, sentence)
    except casework.TooQuick:
        form.add_error(None, _("That was very quick. Please read your answers once more, then send them."))
    except public_access.NotOpened:
        draft.ask_again(kept, "code", at=at)
        form.add_error(None, _("Confirm your telephone once more: press “Change” beside your mobile number."))
    except ValidationError as problem:
        for message in problem.messages:
            form.add_error(None, message)
    return not form.errors


def _submit(kept: Kept, *, at: datetime) -> None:
    centre = Centre.objects.get(code=kept.answers["centre"]["centre"])
    if kept.proof is None:
        raise public_access.NotOpened
    written = questions.written(kept.answers, at=at)
    casework.apply(centre, written, proof_id=kept.proof, digest=SENT, at=at)
    draft.sent(kept, at=at)


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
        "centre": _centre(kept),
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


def _centre(kept: Kept) -> Centre | None:
    code = kept.answers.get("centre", {}).get("centre")
    return Centre.objects.filter(code=code).first() if code else None


def _count_attempt(request: HttpRequest, name: str, *, at: datetime) -> None:
    attempts.count_attempt(name, source=casework.origin_of(request.META), at=at)
