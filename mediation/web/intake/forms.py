"""The form at the window: who, against whom, what, four hints; and more, for whoever goes on filling in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation import terms
from mediation.intake import PersonGiven
from mediation.models import Track
from mediation.web.intake import roster
from mediation.web.intake.more_form import FURTHER, PERSON_FIELDS, MoreForm
from mediation.web.intake.what_form import WhatForm
from mediation.web.intake.who_form import WhoForm
from mediation.web.shell import categories
from windows import hours
from windows.models import Centre, Visit

SUMMARY = 40  # characters that say what it is about; more may follow


class IntakeForm(WhoForm, WhatForm, MoreForm):
    """The whole sheet. ``form_id`` names this one filling-in: sent twice, it makes one case."""

    form_id = forms.UUIDField(widget=forms.HiddenInput)
    field_order = ("form_id", *WhoForm.base_fields, *WhatForm.base_fields, *MoreForm.base_fields)  # as on the sheet

    def __init__(self, *args: Any, centre: Centre, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.centre, self.at = centre, at
        today = Visit.objects.of_day(hours.day_of(at)).filter(centre=centre, ended_at=None).order_by("arrived_at")
        self.fields["visit"].queryset = today  # type: ignore[attr-defined]  # of a ModelChoiceField
        self.fields["track"].choices = _ways(terms.at(centre, hours.day_of(at)))  # type: ignore[attr-defined]

    def further_applicant(self) -> list[forms.BoundField]:
        return self._further("applicant")

    def further_respondent(self) -> list[forms.BoundField]:
        return self._further("respondent")

    def clean_co_applicants(self) -> list[PersonGiven]:
        return self._people("co_applicants")

    def clean_co_respondents(self) -> list[PersonGiven]:
        return self._people("co_respondents")

    def clean_third_parties(self) -> list[PersonGiven]:
        return self._people("third_parties")

    def clean_category_code(self) -> tuple[str, str]:
        """(category, subtype), chosen from the list or, without a script, found by what was typed."""
        typed = self.data.get("category", "").strip()
        kind = categories.meant(self.cleaned_data["category_code"], typed)
        if kind is None and typed:
            self.add_error("category", _("Choose one from the list, or leave it empty."))
        return kind or ("", "")

    def clean(self) -> dict[str, Any]:
        cleaned_data = super().clean() or self.cleaned_data
        for field, (is_missing, sentence) in _MISSING.items():
            if is_missing(cleaned_data) and field not in self.errors:
                self.add_error(field, sentence)
        return cleaned_data

    def _further(self, side: str) -> list[forms.BoundField]:
        """What the table of particulars has and the sheet names nowhere."""
        return [self[PERSON_FIELDS[side][particular.name]] for of, particular in FURTHER if of == side]

    def _people(self, field: str) -> list[PersonGiven]:
        return roster.people(self.cleaned_data[field], on=hours.day_of(self.at))


def _ways(law: terms.Terms) -> list[tuple[str, str]]:
    """The two ways that a worker may choose from, each with how long it may take."""
    mediation = _("Mediation: ends within %(length)s; the employer must agree to it")
    inspection = _("Labour inspection: %(decides)s to decide, up to %(acts)s to act; it can order payment")
    lengths = {"decides": law["LI-1"].words, "acts": law["LI-2"].words}
    return [
        (Track.LABOUR_MEDIATION, mediation % {"length": law["LB-1"].words}),
        (Track.LABOUR_INSPECTION, inspection % lengths),
    ]


_MISSING: dict[str, tuple[Any, Any]] = {
    "applicant_phone": (
        lambda cleaned_data: not cleaned_data.get("applicant_phone") and not cleaned_data.get("no_phone"),
        gettext_lazy("Fill in the telephone, or tick that they have none."),
    ),
    "respondent_name": (
        lambda cleaned_data: not cleaned_data.get("respondent_name") and not cleaned_data.get("respondent_unknown"),
        gettext_lazy("Fill in against whom, or tick that nobody knows."),
    ),
    "speaker_name": (
        lambda cleaned_data: cleaned_data.get("speaker_kind") and not cleaned_data.get("speaker_name"),
        gettext_lazy("Fill in the name of who speaks or listens for the applicant."),
    ),
    "speaker_kind": (
        lambda cleaned_data: cleaned_data.get("speaker_name") and not cleaned_data.get("speaker_kind"),
        gettext_lazy("Choose what this person is to the applicant."),
    ),
    "reference_number": (
        lambda cleaned_data: cleaned_data.get("reference_kind") and not cleaned_data.get("reference_number"),
        gettext_lazy("Fill in the number there."),
    ),
    "reference_kind": (
        lambda cleaned_data: cleaned_data.get("reference_number") and not cleaned_data.get("reference_kind"),
        gettext_lazy("Choose whose number it is."),
    ),
}
