"""How far somebody is with an application online: what may be shown now, or where to go instead."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from mediation.web.apply import draft, questions
from mediation.web.apply.draft import Kept
from mediation.web.apply.questions import QUESTIONS
from windows.models import Centre

FIRST, ANSWERS = QUESTIONS[0].name, "answers"
NEEDED = {"phone": ("centre",), "code": ("centre", "phone")}  # a code is sent in the name of a centre


def kept_or_redirect(request: HttpRequest, name: str, *, at: datetime) -> Kept | HttpResponse:
    """What was answered so far, or where to go instead: what was sent is shown, what comes later waits its turn."""
    kept = draft.of(request, at=at)
    if kept is None:
        return Kept() if name == FIRST else redirect(f"{reverse('apply')}?over")
    if kept.is_sent:
        return redirect("apply-sent")
    first = questions.missing(kept.answers) or ANSWERS
    if name not in kept.answers and name != first:
        return redirect(address_of(first))
    if broken := questions.no_longer_in_order(kept.answers, at=at, of=NEEDED.get(name, ())):
        draft.ask_again(kept, broken, at=at)
        return redirect(address_of(broken))
    return kept


def address_of(name: str) -> str:
    return reverse("apply-answers") if name == ANSWERS else reverse("apply-question", kwargs={"name": name})


def centre_of(kept: Kept) -> Centre | None:
    code = kept.answers.get("centre", {}).get("centre")
    return Centre.objects.filter(code=code).first() if code else None
