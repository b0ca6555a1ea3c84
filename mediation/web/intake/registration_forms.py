"""After the first save: what is still missing about the people, the kind of dispute, and where it goes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Person, PersonKind, Sex
from accounts.particulars import Particular, particulars_of
from mediation import routing
from mediation.models import Category, Party, Track
from mediation.routing import subtypes
from mediation.web.shell.controls import DayField, PhoneInput, Sheet
from windows.models import Agency, Centre

OF_PEOPLE = ("sex", "born_on")


class ParticularsForm(Sheet):
    """Of every party what is not known yet, or was mistyped. Whatever is left empty stays as it is."""

    def __init__(self, *args: Any, parties: list[Party], **kwargs: Any) -> None:
        self.parties = parties
        super().__init__(*args, **kwargs)
        for party in parties:
            for particular in particulars_of(party.person.kind):
                self.fields[f"{particular.name}_{party.number}"] = _field(particular, party)
            if party.person.kind == PersonKind.NATURAL_PERSON:
                self.fields |= {f"{name}_{party.number}": field for name, field in _of_people(party.person).items()}

    def groups(self) -> list[tuple[Party, list[forms.BoundField]]]:
        """The fields of each party."""
        return [(party, [self[field] for field in self._fields(party).values()]) for party in self.parties]

    def changes(self, party: Party) -> dict[str, Any]:
        """What was typed about one of them."""
        typed = {column: self.cleaned_data[field] for column, field in self._fields(party).items()}
        return {column: value for column, value in typed.items() if value}

    def _fields(self, party: Party) -> dict[str, str]:
        """The name of each field by the column it corrects."""
        columns = [particular.name for particular in particulars_of(party.person.kind)]
        columns += OF_PEOPLE if party.person.kind == PersonKind.NATURAL_PERSON else ()
        return {column: f"{column}_{party.number}" for column in columns}


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
        category, _slash, subtype = (cleaned_data.get("category_code") or "").partition("/")
        if category not in Category or not subtypes.is_known(category, subtype):
            meant = routing.look_up(cleaned_data.get("category", ""))
            if len(meant) != 1:
                self.add_error("category", _("Choose one from the list."))
                return cleaned_data
            category, subtype = meant[0].category, meant[0].subtype
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


def _of_people(person: Person) -> dict[str, forms.Field]:
    """What the papers ask of a natural person and an identity number tells by itself; a birthday is never shown."""
    sexes = [("", "—"), *Sex.choices]
    known = _("known already") if person.born_on else ""
    return {
        "sex": forms.ChoiceField(label=_("Sex"), choices=sexes, required=False, help_text=person.get_sex_display()),
        "born_on": DayField(label=_("Born on"), required=False, help_text=known),
    }


def _field(particular: Particular, party: Party) -> forms.CharField:
    """Empty; what is known already stands under its name, masked as everywhere."""
    known = particular.masked(party.person)
    widget = PhoneInput if particular.name == "phone" else forms.TextInput
    return forms.CharField(
        label=str(particular.label),
        help_text=_("now %(known)s") % {"known": known} if known else "",
        required=False,
        max_length=particular.most,
        widget=widget(attrs={"autocomplete": "off"}),
    )
