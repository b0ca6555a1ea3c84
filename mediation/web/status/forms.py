"""What the parties write on their pages: codes, what was paid, how it was."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from mediation import codes
from mediation.models import Grade
from mediation.web.shell.controls import HappenedField, Sheet
from mediation.web.shell.file_field import MaterialField
from mediation.web.shell.money import MoneyField


class ReceiptForm(Sheet):
    receipt_code = forms.CharField(
        label=gettext_lazy("Receipt code"),
        max_length=codes.LONGEST,
        help_text=gettext_lazy("The twelve characters and the check character on the folded half of your slip."),
        widget=forms.TextInput(
            {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "code"}
        ),
    )


class OneTimeForm(Sheet):
    receipt_code = forms.CharField(widget=forms.HiddenInput)
    one_time_code = forms.CharField(
        label=gettext_lazy("Code from the text message"),
        max_length=codes.LONGEST_ONE_TIME,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class PaymentForm(Sheet):
    """What a party tells about one agreed term; the sum is the agreed one unless another is typed."""

    note = forms.CharField(widget=forms.HiddenInput)
    term = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    amount = MoneyField(label=gettext_lazy("Amount"), min_value=0)
    reference = forms.CharField(label=gettext_lazy("Number of the transfer"), max_length=60, required=False)
    occurred_at = HappenedField(label=gettext_lazy("When it was done"), required=False)
    file = MaterialField(label=gettext_lazy("Photo or file of the slip"), required=False)

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at

    def clean_occurred_at(self) -> datetime:
        field: HappenedField = self.fields["occurred_at"]  # type: ignore[assignment]
        return field.clean_at(self.cleaned_data["occurred_at"], self.at)


class SurveyForm(Sheet):
    """One tap on a grade sends it, with the words if there are any."""

    words = forms.CharField(
        label=gettext_lazy("What should we know?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
    grade = forms.TypedChoiceField(
        label=gettext_lazy("How satisfied are you with how your matter was dealt with?"),
        choices=list(reversed(Grade.choices)),
        coerce=int,
        widget=forms.RadioSelect,
    )
