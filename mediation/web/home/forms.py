"""Where somebody serves today."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mediation.web.shell.controls import Sheet


class CheckInForm(Sheet):
    """``places``: (value, words) of the places this person may serve at, today's first."""

    place = forms.ChoiceField(label=_("Place"))

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = places  # type: ignore[attr-defined]  # of a ChoiceField
