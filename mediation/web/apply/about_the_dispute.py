"""What is asked about a dispute online: against whom, what happened, what they ask for."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from accounts import names, phones
from mediation.casework import OtherSide
from mediation.web.apply.question_form import LONGEST, TOO_LONG, QuestionForm
from mediation.web.shell.controls import PhoneInput
from mediation.web.shell.money import MoneyField


class AgainstQuestion(QuestionForm):
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


class FactsQuestion(QuestionForm):
    facts = forms.CharField(
        label=gettext_lazy("In your own words"),
        max_length=LONGEST,
        error_messages={"max_length": TOO_LONG, "required": gettext_lazy("Write what happened.")},
        widget=forms.Textarea({"rows": 8, "autocomplete": "off"}),
    )


class RequestQuestion(QuestionForm):
    request = forms.CharField(
        label=gettext_lazy("What should the other side do?"),
        max_length=LONGEST,
        error_messages={"max_length": TOO_LONG, "required": gettext_lazy("Write what the other side should do.")},
        widget=forms.Textarea({"rows": 3, "autocomplete": "off"}),
    )
    amount = MoneyField(label=gettext_lazy("If it is about money, how much?"), min_value=0)
