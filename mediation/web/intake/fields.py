"""What the fields of the sheet at the window are made of: short ways to write a field that may stay empty."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy, pgettext_lazy

from mediation.web.shell.controls import PhoneInput


class Answer(TextChoices):
    NO = "no", gettext_lazy("no")
    YES = "yes", gettext_lazy("yes")


# 有 and 无, where it is asked whether there was any.
ANY = [(Answer.NO, pgettext_lazy("any", "no")), (Answer.YES, pgettext_lazy("any", "yes"))]


def text_field(
    label: Any, *, most: int = 100, required: bool = False, attrs: dict[str, Any] | None = None
) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off", **(attrs or {})})
    return forms.CharField(label=label, max_length=most, required=required, widget=widget)


def phone_field(label: Any) -> forms.CharField:
    widget = PhoneInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, max_length=30, required=False, widget=widget)


def tick_box(label: Any, *, initial: bool = False) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False, initial=initial)


def choice_field(label: Any, choices: Any, *, empty: Any = None, initial: str = "") -> forms.ChoiceField:
    known = [("", empty), *choices] if empty is not None else choices
    return forms.ChoiceField(label=label, choices=known, required=False, initial=initial)


def radio_field(label: Any, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, required=False, widget=forms.RadioSelect)


def lines_field(label: Any, help_text: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 2, "autocomplete": "off"})
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=20_000, widget=widget)
