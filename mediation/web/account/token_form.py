"""What is typed about a token for a program."""

from __future__ import annotations

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

LONGEST = 365  # days of a token


class TokenForm(forms.Form):
    """A token for a program: what for, how far it reaches and how long."""

    name = forms.CharField(label=_("Which program it is for"), max_length=100)
    scope = forms.ChoiceField(
        label=_("How far it reaches"), choices=[("read", _("reads only")), ("all", _("reads and changes"))]
    )
    days = forms.IntegerField(
        label=_("Days it is good for"),
        min_value=1,
        max_value=LONGEST,
        initial=30,
        help_text=format_lazy(_("At most {days}."), days=LONGEST),
    )
