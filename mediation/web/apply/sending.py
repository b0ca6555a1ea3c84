"""Sending an application online: once, by whoever proved a telephone, and not by a machine."""

from __future__ import annotations

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from mediation import casework
from mediation.casework import public_access, too_many
from mediation.web.apply import draft, questions
from mediation.web.apply.draft import Kept
from mediation.web.shell.public import count_attempt
from windows.models import Centre

SENT = bytes(32)  # one proof, one application: whatever is pressed again is the same one


def send(request: HttpRequest, kept: Kept, form: forms.Form, *, at: datetime) -> bool:
    """Whether it is in; where not, the form says why and what to do."""
    form.full_clean()
    try:
        count_attempt(request, "apply", at=at)
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
