"""The questions of an application online, one a page, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import documents, names, phones
from mediation import casework, codes
from mediation.casework import Contact, OtherSide, Written, proving
from mediation.web.shell.controls import PhoneInput, Sheet
from mediation.web.shell.money import MoneyField
from windows import hours
from windows.models import Centre

LONGEST = 2000
MOST_TYPED = 2 * LONGEST  # characters as they come in: blanks around it, and two for the end of each line
YES, NO = "yes", "no"
TOO_LONG = gettext_lazy("Please shorten it to %(limit_value)d characters.")
Answers = Mapping[str, Mapping[str, Any]]


class Question(Sheet):
    """One page. ``at`` is when it is asked; what was typed is kept as it was typed."""

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        self.at = at
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Blanks and leading noughts count too: nobody fills our disk with what looks short once it is read."""
        if any(len(typed or "") > MOST_TYPED for typed in self.typed().values()):
            self.add_error(None, _("Please shorten it to %(limit_value)d characters.") % {"limit_value": LONGEST})
        cleaned = super().clean() or self.cleaned_data
        for name, sentence in casework.unsaid(cleaned).items():
            if name not in self.errors:
                self.add_error(name, sentence)
        return cleaned

    def typed(self) -> dict[str, Any]:
        return {name: field.widget.value_from_datadict(self.data, {}, name) for name, field in self.fields.items()}


class CentreQuestion(Question):
    centre = forms.ChoiceField(
        label=gettext_lazy("Centre"),
        error_messages={"required": gettext_lazy("Choose a centre.")},
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        centres = Centre.objects.order_by("tier", "name", "code").values_list("code", "name", "address")
        shown = [(code, "\n".join(filter(None, [name, address]))) for code, name, address in centres]
        self.fields["centre"].choices = shown  # type: ignore[attr-defined]  # of a ChoiceField


class NameQuestion(Question):
    name = forms.CharField(
        label=gettext_lazy("Your full name"),
        max_length=100,
        error_messages={"required": gettext_lazy("Write your full name.")},
        widget=forms.TextInput({"autocomplete": "name"}),
    )

    def clean_name(self) -> str:
        """As it was typed: papers print it so."""
        names.checked(self.cleaned_data["name"])
        return str(self.cleaned_data["name"])


class PhoneQuestion(Question):
    phone = forms.CharField(
        label=gettext_lazy("Your mobile number"),
        max_length=30,
        error_messages={"required": gettext_lazy("Write your mobile number.")},
        widget=PhoneInput({"autocomplete": "tel"}),
    )

    def clean_phone(self) -> str:
        return proving.mobile(self.cleaned_data["phone"])


class CodeQuestion(Question):
    one_time_code = forms.CharField(
        label=gettext_lazy("Code from the text message"),
        max_length=codes.LONGEST_ONE_TIME,
        error_messages={"required": gettext_lazy("Write the six digits of the text message.")},
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def clean_one_time_code(self) -> str:
        """Only digits are kept with the answers."""
        return codes.one_time(self.cleaned_data["one_time_code"])


class DocumentQuestion(Question):
    document_number = forms.CharField(
        label=gettext_lazy("Your identity number"),
        max_length=40,
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_document_number(self) -> str:
        cleaned = self.cleaned_data["document_number"]
        return documents.normal(documents.kind_of(cleaned), cleaned, on=hours.day_of(self.at)) if cleaned else ""


class AgainstQuestion(Question):
    other_side = forms.ChoiceField(
        label=gettext_lazy("Who is the other side?"),
        choices=OtherSide.choices,
        error_messages={"required": gettext_lazy("Choose who the other side is.")},
        widget=forms.RadioSelect,
    )
    respondent_name = forms.CharField(
        label=gettext_lazy("Name of the person or organisation"),
        help_text=gettext_lazy("As far as you know it."),
        max_length=100,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    relation = forms.CharField(
        label=gettext_lazy("What they are to you"),
        help_text=gettext_lazy("For example: neighbour, employer, landlord, shop."),
        max_length=40,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    respondent_phone = forms.CharField(
        label=gettext_lazy("Their telephone"), max_length=30, required=False, widget=PhoneInput({"autocomplete": "off"})
    )

    def clean_respondent_name(self) -> str:
        cleaned = str(self.cleaned_data["respondent_name"])
        if cleaned:
            names.checked(cleaned)
        return cleaned

    def clean_respondent_phone(self) -> str:
        cleaned = self.cleaned_data["respondent_phone"]
        return phones.normal(cleaned) if cleaned else ""


class FactsQuestion(Question):
    facts = forms.CharField(
        label=gettext_lazy("In your own words"),
        max_length=LONGEST,
        error_messages={"max_length": TOO_LONG, "required": gettext_lazy("Write what happened.")},
        widget=forms.Textarea({"rows": 8, "autocomplete": "off"}),
    )


class RequestQuestion(Question):
    request = forms.CharField(
        label=gettext_lazy("What should the other side do?"),
        max_length=LONGEST,
        error_messages={"max_length": TOO_LONG, "required": gettext_lazy("Write what the other side should do.")},
        widget=forms.Textarea({"rows": 3, "autocomplete": "off"}),
    )
    amount = MoneyField(label=gettext_lazy("If it is about money, how much?"), min_value=0)


class SafetyQuestion(Question):
    is_in_danger = forms.ChoiceField(
        label=gettext_lazy("Has somebody been beaten or threatened, or are you afraid of the other side?"),
        choices=[(YES, gettext_lazy("Yes")), (NO, gettext_lazy("No"))],
        error_messages={"required": gettext_lazy("Choose yes or no.")},
        widget=forms.RadioSelect,
    )


class ContactQuestion(Question):
    contact = forms.ChoiceField(
        label=gettext_lazy("May we call you or write to you?"),
        choices=Contact.choices,
        error_messages={"required": gettext_lazy("Choose whether we may call you or write to you.")},
        widget=forms.RadioSelect,
    )
    safe_hours = forms.CharField(
        label=gettext_lazy("Safe hours"),
        help_text=gettext_lazy("For example: working days, 9 to 11 in the morning."),
        max_length=60,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )


@dataclass(frozen=True)
class QuestionPage:
    """A question of the table. ``title``: the heading of its page; ``short``: its line among the answers."""

    name: str
    form: type[Question]
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


def read(name: str, answers: Answers, *, at: datetime) -> Question:
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
