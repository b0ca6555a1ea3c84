"""After the first save: what is still missing about the people."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from accounts.models import Person, PersonKind, Sex
from accounts.particulars import Particular, particulars_of
from mediation.models import Party
from mediation.web.shell.controls import DayField, PhoneInput, Sheet

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
