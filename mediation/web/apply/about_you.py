"""What is asked of whoever applies online: the centre near them, their name, their telephone, their document."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from accounts import documents, names
from mediation import codes
from mediation.casework import proving
from mediation.web.apply.question_form import QuestionForm
from mediation.web.shell.controls import PhoneInput
from windows import hours
from windows.models import Centre


class CentreQuestion(QuestionForm):
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


class NameQuestion(QuestionForm):
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


class PhoneQuestion(QuestionForm):
    phone = forms.CharField(
        label=gettext_lazy("Your mobile number"),
        max_length=30,
        error_messages={"required": gettext_lazy("Write your mobile number.")},
        widget=PhoneInput({"autocomplete": "tel"}),
    )

    def clean_phone(self) -> str:
        return proving.mobile(self.cleaned_data["phone"])


class CodeQuestion(QuestionForm):
    one_time_code = forms.CharField(
        label=gettext_lazy("Code from the text message"),
        max_length=codes.LONGEST_ONE_TIME,
        error_messages={"required": gettext_lazy("Write the six digits of the text message.")},
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def clean_one_time_code(self) -> str:
        """Only digits are kept with the answers."""
        return codes.one_time(self.cleaned_data["one_time_code"])


class DocumentQuestion(QuestionForm):
    document_number = forms.CharField(
        label=gettext_lazy("Your identity number"),
        max_length=40,
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_document_number(self) -> str:
        cleaned = self.cleaned_data["document_number"]
        return documents.normal(documents.kind_of(cleaned), cleaned, on=hours.day_of(self.at)) if cleaned else ""
