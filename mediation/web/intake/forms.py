"""The form at the window: who, against whom, what, four hints; and more, for whoever goes on filling in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.models import DocumentKind, Sex
from accounts.particulars import PARTICULARS
from mediation import routing, terms
from mediation.intake import PersonGiven
from mediation.models import Category, Channel, Employment, ExternalReference, Representation, Source, Track
from mediation.routing import subtypes
from mediation.web.intake import roster
from mediation.web.shell.controls import DayField, MomentField, PhoneInput, Sheet
from mediation.web.shell.money import MoneyField
from windows import hours
from windows.models import Centre, Visit

SUMMARY = 40  # characters that say what it is about; more may follow


class Answer(TextChoices):
    NO = "no", gettext_lazy("no")
    YES = "yes", gettext_lazy("yes")


# 有 and 无, where it is asked whether there was any.
ANY = [(Answer.NO, pgettext_lazy("any", "no")), (Answer.YES, pgettext_lazy("any", "yes"))]


def _text(
    label: Any, *, most: int = 100, required: bool = False, attrs: dict[str, Any] | None = None
) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off", **(attrs or {})})
    return forms.CharField(label=label, max_length=most, required=required, widget=widget)


def _phone(label: Any) -> forms.CharField:
    widget = PhoneInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, max_length=30, required=False, widget=widget)


def _box(label: Any, *, initial: bool = False) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False, initial=initial)


def _one_of(label: Any, choices: Any, *, empty: Any = None, initial: str = "") -> forms.ChoiceField:
    known = [("", empty), *choices] if empty is not None else choices
    return forms.ChoiceField(label=label, choices=known, required=False, initial=initial)


def _radio(label: Any, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, required=False, widget=forms.RadioSelect)


def _lines(label: Any, help_text: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 2, "autocomplete": "off"})
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=20_000, widget=widget)


class WhoForm(Sheet):
    """谁来 and 对谁."""

    applicant_name = _text(gettext_lazy("Name"), required=True, attrs={"autofocus": True})
    applicant_phone = _phone(gettext_lazy("Telephone"))
    applicant_document = _text(gettext_lazy("Identity number"), most=40)
    no_phone = _box(gettext_lazy("has no telephone"))
    document_seen = _box(gettext_lazy("document seen"))
    is_read_back = _box(gettext_lazy("written for them and read back"))

    respondent_name = _text(gettext_lazy("Name or organisation"))
    respondent_phone = _phone(gettext_lazy("Telephone"))
    relation = _text(gettext_lazy("Relation"), most=40, attrs={"list": "relations"})
    is_organisation = _box(gettext_lazy("an organisation"))
    respondent_unknown = _box(gettext_lazy("nobody knows who it is"))
    is_joint_application = _box(gettext_lazy("both sides have come together"))


class WhatForm(Sheet):
    """何事, 提示, and the path where wages are meant."""

    facts = forms.CharField(
        label=gettext_lazy("What happened"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off", "data-enter-moves": True}),
    )
    request = _text(gettext_lazy("What they ask for"), most=2000)
    amount = MoneyField(label=gettext_lazy("Amount"), min_value=0)
    category = _text(
        gettext_lazy("Kind of dispute"),
        attrs={
            "placeholder": gettext_lazy("first letters of its pinyin: ldzy"),
            "data-combobox": "categories",
            "data-into": "category_code",
        },
    )
    category_code = forms.CharField(required=False, max_length=44, widget=forms.HiddenInput)
    has_safe_contact = _box(gettext_lazy("see alone"))
    is_safe_number = _box(gettext_lazy("messages to this number are safe"))

    danger = _radio(gettext_lazy("Beating, threats, talk of suicide?"), ANY)
    people = forms.IntegerField(
        label=gettext_lazy("People"),
        min_value=1,
        max_value=100_000,
        initial=1,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    is_rural_household = _radio(gettext_lazy("Rural household registration?"), Answer.choices)

    wage_arrears = _box(gettext_lazy("wages are owed"))
    track = _radio(
        gettext_lazy("Which way does the worker choose, in writing?"),
        [(track, track.label) for track in (Track.LABOUR_MEDIATION, Track.LABOUR_INSPECTION)],
    )
    employment = _radio(gettext_lazy("Does the employment go on?"), Employment.choices)


class MoreForm(Sheet):
    """继续填写: what need not be said before there is a number."""

    is_willing = _box(gettext_lazy("the applicant is willing to mediate"), initial=True)
    may_be_messaged = _box(gettext_lazy("text messages may be sent"), initial=True)
    must_not_be_called = _box(gettext_lazy("must not be called"))
    safe_hours = _text(
        gettext_lazy("Call only at these hours"),
        most=60,
        attrs={"placeholder": gettext_lazy("working days, 9 to 11 in the morning")},
    )
    document_kind = _one_of(
        gettext_lazy("Kind of document"), DocumentKind.choices, empty=gettext_lazy("identity card or company code")
    )
    sex = _one_of(gettext_lazy("Sex"), Sex.choices, empty="—")
    born_on = DayField(label=gettext_lazy("Born on"), required=False)
    address = _text(gettext_lazy("Address"), most=200)
    is_applicant_organisation = _box(gettext_lazy("the applicant is an organisation"))
    respondent_document = _text(gettext_lazy("Identity number or company code"), most=40)
    respondent_contact = _text(gettext_lazy("Contact person"))
    respondent_address = _text(gettext_lazy("Address"), most=200)

    speaker_kind = _one_of(gettext_lazy("Speaks or listens for the applicant"), Representation.Kind.choices, empty="—")
    speaker_name = _text(gettext_lazy("Name"))
    speaker_phone = _phone(gettext_lazy("Telephone"))
    speaker_authority = _one_of(
        gettext_lazy("Authority"), Representation.Authority.choices, initial=Representation.Authority.NONE
    )
    speaker_told = _one_of(
        gettext_lazy("May be told"), Representation.MayBeTold.choices, initial=Representation.MayBeTold.APPOINTMENTS
    )

    co_applicants = _lines(
        gettext_lazy("Further applicants"), gettext_lazy("One a line: name, telephone, identity number. Paste a list.")
    )
    co_respondents = _lines(gettext_lazy("Further respondents"), gettext_lazy("One a line."))
    third_parties = _lines(gettext_lazy("Third parties"), gettext_lazy("One a line."))

    reference_kind = _one_of(gettext_lazy("Known elsewhere as"), ExternalReference.Kind.choices, empty="—")
    reference_number = _text(gettext_lazy("Number there"), most=60)
    reference_organ = _text(gettext_lazy("Organ"), most=80)
    channel = _one_of(
        gettext_lazy("Came"),
        [choice for choice in Channel.choices if choice[0] != Channel.ONLINE],
        initial=Channel.WINDOW,
    )
    source = _one_of(gettext_lazy("Source"), Source.choices, initial=Source.ON_APPLICATION)
    entrusted_by = _text(gettext_lazy("Entrusted by"), most=80)
    occurred_at = MomentField(
        label=gettext_lazy("Applied earlier, at"), required=False, input_formats=["%Y-%m-%dT%H:%M"]
    )
    visit = forms.ModelChoiceField(
        label=gettext_lazy("Ticket"), queryset=Visit.objects.none(), required=False, empty_label="—"
    )


#: Where the sheet asks for what is told of a person, by whose it is; what stands here in no other name has its own.
PERSON_FIELDS: dict[str, dict[str, str]] = {
    "applicant": {
        "name": "applicant_name",
        "phone": "applicant_phone",
        "document_number": "applicant_document",
        "address": "address",
    },
    "respondent": {
        "name": "respondent_name",
        "phone": "respondent_phone",
        "document_number": "respondent_document",
        "address": "respondent_address",
        "contact_name": "respondent_contact",
    },
}
#: What is asked of both sides in a field of its own name, as everything is that the table of particulars gains.
FURTHER = tuple(
    (side, particular)
    for side, fields in PERSON_FIELDS.items()
    for particular in PARTICULARS
    if particular.name not in fields
)
for _side, _particular in FURTHER:
    PERSON_FIELDS[_side][_particular.name] = f"{_side}_{_particular.name}"
    MoreForm.base_fields[f"{_side}_{_particular.name}"] = _text(_particular.label, most=_particular.most)


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
        category, _slash, subtype = self.cleaned_data["category_code"].partition("/")
        if category in Category and subtypes.is_known(category, subtype):
            return category, subtype
        typed = self.data.get("category", "").strip()
        if not typed:
            return "", ""
        meant = routing.look_up(typed)
        if len(meant) == 1:
            return meant[0].category, meant[0].subtype
        self.add_error("category", _("Choose one from the list, or leave it empty."))
        return "", ""

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
