"""What an answer brings with it: a telephone is sent a code, and a code proves the telephone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest

from mediation import casework
from mediation.casework import proving, public_access
from mediation.web.apply import draft, questions
from mediation.web.apply.draft import Kept
from mediation.web.apply.question_form import QuestionForm
from mediation.web.shell.public import count_attempt
from windows.models import Centre


def _prove_anew(request: HttpRequest, kept: Kept, form: QuestionForm, at: datetime) -> UUID | None:
    """Another telephone is proved anew; with the same one, what is underway goes on."""
    if kept.proof and proving.is_underway(kept.proof, form.cleaned_data["phone"], at=at):
        return None
    kept.answers["phone"] = form.typed()
    proof = ask_for_code(request, kept, at=at)
    draft.ask_again(kept, "code", at=at)
    return proof


def _prove(request: HttpRequest, kept: Kept, form: QuestionForm, at: datetime) -> None:
    if kept.proof is None:
        raise public_access.NotOpened
    proving.prove(kept.proof, form.cleaned_data["one_time_code"], at=at)


Effect = Callable[[HttpRequest, Kept, QuestionForm, datetime], UUID | None]

EFFECTS: dict[str, Effect] = {"phone": _prove_anew, "code": _prove}


def ask_for_code(request: HttpRequest, kept: Kept, *, at: datetime) -> UUID:
    count_attempt(request, "apply-code", at=at)
    phone = questions.read("phone", kept.answers, at=at).cleaned_data["phone"]
    centre = Centre.objects.get(code=kept.answers["centre"]["centre"])
    return proving.ask_for_code(centre, phone, source=casework.origin_of(request.META), at=at).pk
