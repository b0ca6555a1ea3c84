"""What is asked online so that nobody comes to harm: danger, and how they may be reached."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from mediation.casework import ContactWish
from mediation.web.apply.question_form import QuestionForm

YES, NO = "yes", "no"


class SafetyQuestion(QuestionForm):
    is_in_danger = forms.ChoiceField(
        label=gettext_lazy("Has somebody been beaten or threatened, or are you afraid of the other side?"),
        choices=[(YES, gettext_lazy("Yes")), (NO, gettext_lazy("No"))],
        error_messages={"required": gettext_lazy("Choose yes or no.")},
        widget=forms.RadioSelect,
    )


class ContactQuestion(QuestionForm):
    contact = forms.ChoiceField(
        label=gettext_lazy("May we call you or write to you?"),
        choices=ContactWish.choices,
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
