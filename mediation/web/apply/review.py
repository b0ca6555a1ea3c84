"""The answers as they are read once more before they are sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts import phones
from mediation.casework import Contact, OtherSide
from mediation.web.apply import questions
from mediation.web.apply.questions import QUESTIONS, YES, Answers
from mediation.web.shell import formatting
from windows.models import Centre

Said = dict[str, Any]


@dataclass(frozen=True)
class ReviewLine:
    """``question``: the page on which it is changed."""

    question: str
    name: Promise
    words: str


def lines(answers: Answers, *, at: datetime) -> list[ReviewLine]:
    """One line a question; the code that proved the telephone is none."""
    shown = [one for one in QUESTIONS if one.name in WORDS]
    return [ReviewLine(one.name, one.short, WORDS[one.name](_said(one.name, answers, at))) for one in shown]


def _said(name: str, answers: Answers, at: datetime) -> Said:
    return questions.read(name, answers, at=at).cleaned_data


def _centre(said: Said) -> str:
    return Centre.objects.values_list("name", flat=True).get(code=said["centre"])


def _against(said: Said) -> str:
    if said["other_side"] == OtherSide.UNKNOWN:
        return str(OtherSide.UNKNOWN.label)
    known = (said["respondent_name"], said["relation"], said["respondent_phone"])
    return "\n".join(part for part in known if part)


def _request(said: Said) -> str:
    return "\n".join(
        [said["request"], formatting.yuan(said["amount"])] if said["amount"] is not None else [said["request"]]
    )


def _contact(said: Said) -> str:
    words = str(Contact(said["contact"]).label)
    return f"{words}\n{said['safe_hours']}" if said["contact"] == Contact.HOURS else words


WORDS: dict[str, Callable[[Said], str]] = {
    "centre": _centre,
    "name": lambda said: str(said["name"]),
    "phone": lambda said: phones.grouped(said["phone"]),
    "document": lambda said: str(said["document_number"]),
    "against": _against,
    "facts": lambda said: str(said["facts"]),
    "request": _request,
    "safety": lambda said: _("Yes") if said["is_in_danger"] == YES else _("No"),
    "contact": _contact,
}
