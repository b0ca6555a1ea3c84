"""The questions of an application online, one a page, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from mediation.casework import Written
from mediation.web.apply.about_safety import YES, ContactQuestion, SafetyQuestion
from mediation.web.apply.about_the_dispute import AgainstQuestion, FactsQuestion, RequestQuestion
from mediation.web.apply.about_you import CentreQuestion, CodeQuestion, DocumentQuestion, NameQuestion, PhoneQuestion
from mediation.web.apply.question_form import QuestionForm

Answers = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class QuestionPage:
    """A question of the table. ``title``: the heading of its page; ``short``: its line among the answers."""

    name: str
    form: type[QuestionForm]
    title: Promise
    short: Promise

    @property
    def template(self) -> str:
        return f"mediation/apply/{self.name}.html"


QUESTIONS: tuple[QuestionPage, ...] = (
    QuestionPage("centre", CentreQuestion, gettext_lazy("Which centre is near you?"), gettext_lazy("Centre")),
    QuestionPage("name", NameQuestion, gettext_lazy("What is your name?"), gettext_lazy("Your name")),
    QuestionPage(
        "phone", PhoneQuestion, gettext_lazy("What is your mobile number?"), gettext_lazy("Your mobile number")
    ),
    QuestionPage("code", CodeQuestion, gettext_lazy("Code from the text message"), gettext_lazy("Confirmed")),
    QuestionPage(
        "document", DocumentQuestion, gettext_lazy("What is your identity number?"), gettext_lazy("Identity number")
    ),
    QuestionPage("against", AgainstQuestion, gettext_lazy("Who is the dispute with?"), gettext_lazy("Against whom")),
    QuestionPage("facts", FactsQuestion, gettext_lazy("What happened?"), gettext_lazy("What happened")),
    QuestionPage(
        "request", RequestQuestion, gettext_lazy("What are you asking for?"), gettext_lazy("What you ask for")
    ),
    QuestionPage("safety", SafetyQuestion, gettext_lazy("Are you safe?"), gettext_lazy("Beaten, threatened or afraid")),
    QuestionPage(
        "contact", ContactQuestion, gettext_lazy("Is it safe to contact you?"), gettext_lazy("Safe to contact")
    ),
)

BY_NAME = {question.name: question for question in QUESTIONS}


def place_of(name: str) -> int:
    return next(place for place, question in enumerate(QUESTIONS) if question.name == name)


def missing(answers: Answers) -> str:
    """The first question that is not answered; empty when all are."""
    return next((question.name for question in QUESTIONS if question.name not in answers), "")


def read(name: str, answers: Answers, *, at: datetime) -> QuestionForm:
    """The answer to a question, read again."""
    form = BY_NAME[name].form(dict(answers.get(name, {})), at=at)
    form.full_clean()
    return form


def no_longer_in_order(answers: Answers, *, at: datetime, of: Iterable[str] = tuple(BY_NAME)) -> str:
    """The first question, ``of`` these, whose answer does not hold, as a centre that is gone; empty when all do."""
    return next((name for name in of if not read(name, answers, at=at).is_valid()), "")


def written(answers: Answers, *, at: datetime) -> Written:
    """All of it, as the centre takes it. Every answer must be in order."""
    cleaned: dict[str, Any] = {}
    for question in QUESTIONS:
        cleaned |= read(question.name, answers, at=at).cleaned_data
    fields = {name: cleaned[name] for name in Written.__dataclass_fields__ if name in cleaned}
    return Written(**fields | {"is_in_danger": cleaned["is_in_danger"] == YES})
