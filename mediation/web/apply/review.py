"""The answers as they are read once more before they are sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts import phones
from mediation.casework import ContactWish, OtherSide
from mediation.web.apply import questions
from mediation.web.apply.about_safety import YES
from mediation.web.apply.questions import QUESTIONS, Answers
from mediation.web.shell import formatting
from windows.models import Centre

Answer = dict[str, Any]


@dataclass(frozen=True)
class ReviewLine:
    """``question``: the page on which it is changed."""

    question: str
    name: Promise
    words: str


def lines(answers: Answers, *, at: datetime) -> list[ReviewLine]:
    """One line a question; the code that proved the telephone is none."""
    shown = [question for question in QUESTIONS if question.name in WORDS]
    return [
        ReviewLine(question.name, question.short, WORDS[question.name](_read(question.name, answers, at)))
        for question in shown
    ]


def _read(name: str, answers: Answers, at: datetime) -> Answer:
    return questions.read(name, answers, at=at).cleaned_data


def _centre(answer: Answer) -> str:
    return Centre.objects.values_list("name", flat=True).get(code=answer["centre"])


def _against(answer: Answer) -> str:
    if answer["other_side"] == OtherSide.UNKNOWN:
        return str(OtherSide.UNKNOWN.label)
    known = (answer["respondent_name"], answer["relation"], answer["respondent_phone"])
    return "\n".join(part for part in known if part)


def _request(answer: Answer) -> str:
    return "\n".join(
        [answer["request"], formatting.yuan(answer["amount"])] if answer["amount"] is not None else [answer["request"]]
    )


def _contact(answer: Answer) -> str:
    words = str(ContactWish(answer["contact"]).label)
    return f"{words}\n{answer['safe_hours']}" if answer["contact"] == ContactWish.HOURS else words


WORDS: dict[str, Callable[[Answer], str]] = {
    "centre": _centre,
    "name": lambda answer: str(answer["name"]),
    "phone": lambda answer: phones.grouped(answer["phone"]),
    "document": lambda answer: str(answer["document_number"]),
    "against": _against,
    "facts": lambda answer: str(answer["facts"]),
    "request": _request,
    "safety": lambda answer: _("Yes") if answer["is_in_danger"] == YES else _("No"),
    "contact": _contact,
}
