"""After the first save: what kind of dispute it is, and where it goes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation.models import Track
from mediation.web.shell import categories
from mediation.web.shell.controls import Sheet
from windows.models import Agency, Centre


class KindForm(Sheet):
    """What kind of dispute a person decides it is; for wages, which way the worker chose in writing."""

    category = forms.CharField(
        label=gettext_lazy("Kind of dispute"),
        max_length=100,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "data-combobox": "categories", "data-into": "category_code"}
        ),
    )
    category_code = forms.CharField(required=False, max_length=44, widget=forms.HiddenInput)
    track = forms.ChoiceField(
        label=gettext_lazy("Which way does the worker choose, in writing?"),
        required=False,
        widget=forms.RadioSelect,
        choices=[
            (Track.LABOUR_MEDIATION, gettext_lazy("Mediation")),
            (Track.LABOUR_INSPECTION, gettext_lazy("Labour inspection")),
        ],
    )

    def clean(self) -> dict[str, Any]:
        cleaned_data = super().clean() or self.cleaned_data
        kind = categories.meant(cleaned_data.get("category_code") or "", cleaned_data.get("category", ""))
        if kind is None:
            self.add_error("category", _("Choose one from the list."))
            return cleaned_data
        category, subtype = kind
        return cleaned_data | {"kind": {"category": category, "subtype": subtype}}


class RouteForm(Sheet):
    """Where it goes. Elsewhere than the rule proposes needs its reason."""

    lead = forms.ModelChoiceField(
        label=gettext_lazy("Lead agency"), queryset=Agency.objects.none(), to_field_name="code", empty_label="—"
    )
    reason = forms.CharField(
        label=gettext_lazy("Why elsewhere than proposed"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, centre: Centre, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leading = Agency.objects.of_centre(centre).leading().order_by("name")
        self.fields["lead"].queryset = leading  # type: ignore[attr-defined]  # of a ModelChoiceField
