"""继续填写: what need not be said before there is a number, and where the sheet asks for what is told of a person."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from accounts.models import DocumentKind, Sex
from accounts.particulars import PARTICULARS
from mediation.models import Channel, ExternalReference, Representation, Source
from mediation.web.intake.fields import choice_field, lines_field, phone_field, text_field, tick_box
from mediation.web.shell.controls import DayField, MomentField, Sheet
from windows.models import Visit


class MoreForm(Sheet):
    """继续填写: what need not be said before there is a number."""

    is_willing = tick_box(gettext_lazy("the applicant is willing to mediate"), initial=True)
    may_be_messaged = tick_box(gettext_lazy("text messages may be sent"), initial=True)
    must_not_be_called = tick_box(gettext_lazy("must not be called"))
    safe_hours = text_field(
        gettext_lazy("Call only at these hours"),
        most=60,
        attrs={"placeholder": gettext_lazy("working days, 9 to 11 in the morning")},
    )
    document_kind = choice_field(
        gettext_lazy("Kind of document"), DocumentKind.choices, empty=gettext_lazy("identity card or company code")
    )
    sex = choice_field(gettext_lazy("Sex"), Sex.choices, empty="—")
    born_on = DayField(label=gettext_lazy("Born on"), required=False)
    address = text_field(gettext_lazy("Address"), most=200)
    is_applicant_organisation = tick_box(gettext_lazy("the applicant is an organisation"))
    respondent_document = text_field(gettext_lazy("Identity number or company code"), most=40)
    respondent_contact = text_field(gettext_lazy("Contact person"))
    respondent_address = text_field(gettext_lazy("Address"), most=200)

    speaker_kind = choice_field(
        gettext_lazy("Speaks or listens for the applicant"), Representation.Kind.choices, empty="—"
    )
    speaker_name = text_field(gettext_lazy("Name"))
    speaker_phone = phone_field(gettext_lazy("Telephone"))
    speaker_authority = choice_field(
        gettext_lazy("Authority"), Representation.Authority.choices, initial=Representation.Authority.NONE
    )
    speaker_told = choice_field(
        gettext_lazy("May be told"), Representation.MayBeTold.choices, initial=Representation.MayBeTold.APPOINTMENTS
    )

    co_applicants = lines_field(
        gettext_lazy("Further applicants"), gettext_lazy("One a line: name, telephone, identity number. Paste a list.")
    )
    co_respondents = lines_field(gettext_lazy("Further respondents"), gettext_lazy("One a line."))
    third_parties = lines_field(gettext_lazy("Third parties"), gettext_lazy("One a line."))

    reference_kind = choice_field(gettext_lazy("Known elsewhere as"), ExternalReference.Kind.choices, empty="—")
    reference_number = text_field(gettext_lazy("Number there"), most=60)
    reference_organ = text_field(gettext_lazy("Organ"), most=80)
    channel = choice_field(
        gettext_lazy("Came"),
        [choice for choice in Channel.choices if choice[0] != Channel.ONLINE],
        initial=Channel.WINDOW,
    )
    source = choice_field(gettext_lazy("Source"), Source.choices, initial=Source.ON_APPLICATION)
    entrusted_by = text_field(gettext_lazy("Entrusted by"), most=80)
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
    MoreForm.base_fields[f"{_side}_{_particular.name}"] = text_field(_particular.label, most=_particular.most)
