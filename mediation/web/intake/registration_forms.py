"""After the first save: what is still missing about the people, the kind of dispute, and where it goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.fields import masking
from accounts.models import PersonKind
from mediation import routing
from mediation.models import Category, Party, Track
from mediation.routing import subtypes
from mediation.web.shell.controls import PhoneInput, Sheet
from windows.models import Agency, Centre

MASKS: dict[str, Callable[[str], str]] = {
    "name": str,
    "phone": masking.mask_phone,
    "document_number": masking.mask_document,
    "address": str,
    "contact_name": masking.mask_name,  # whoever speaks for an organisation is a person
}
LABELS = {
    "name": gettext_lazy("Name"),
    "phone": gettext_lazy("Telephone"),
    "document_number": gettext_lazy("Identity number or company code"),
    "address": gettext_lazy("Address"),
    "contact_name": gettext_lazy("Contact person"),
}


class ParticularsForm(Sheet):
    """Of every party what is not known yet, or was mistyped. Whatever is left empty stays as it is."""

    def __init__(self, *args: Any, parties: list[Party], **kwargs: Any) -> None:
        self.parties = parties
        super().__init__(*args, **kwargs)
        for party in parties:
            for detail in self._details(party):
                self.fields[f"{detail}_{party.number}"] = _field(detail, party)

    def groups(self) -> list[tuple[Party, list[forms.BoundField]]]:
        """The fields of each party."""
        return [(party, [self[f"{d}_{party.number}"] for d in self._details(party)]) for party in self.parties]

    def changes(self, party: Party) -> dict[str, str]:
        """What was typed about one of them."""
        typed = {detail: self.cleaned_data[f"{detail}_{party.number}"] for detail in self._details(party)}
        return {detail: value for detail, value in typed.items() if value}

    def _details(self, party: Party) -> list[str]:
        is_natural = party.person.kind == PersonKind.NATURAL_PERSON
        return [detail for detail in LABELS if detail != "contact_name" or not is_natural]


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
        said = super().clean() or self.cleaned_data
        category, _slash, subtype = (said.get("category_code") or "").partition("/")
        if category not in Category or not subtypes.is_known(category, subtype):
            meant = routing.look_up(said.get("category", ""))
            if len(meant) != 1:
                self.add_error("category", _("Choose one from the list."))
                return said
            category, subtype = meant[0].category, meant[0].subtype
        return said | {"kind": {"category": category, "subtype": subtype}}


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


def _field(detail: str, party: Party) -> forms.CharField:
    """Empty; what is known already stands under its name, masked as everywhere."""
    known = getattr(party.person, detail)
    is_natural = party.person.kind == PersonKind.NATURAL_PERSON
    mask = masking.mask_name if detail == "name" and is_natural else MASKS.get(detail, str)
    widget = PhoneInput if detail == "phone" else forms.TextInput
    return forms.CharField(
        label=LABELS[detail],
        help_text=_("now %(known)s") % {"known": mask(known)} if known else "",
        required=False,
        max_length=200,
        widget=widget(attrs={"autocomplete": "off"}),
    )
