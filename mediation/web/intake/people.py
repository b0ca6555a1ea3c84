"""Who takes part, from the form at the window; and from what the domain refuses of them back to the fields."""

from __future__ import annotations

from typing import Any

from accounts.models import IdentityStatus, PersonKind
from mediation.intake import PartyGiven, PersonGiven, RepresentativeGiven
from mediation.models import Channel, Consent, Party, Track
from mediation.web.intake.fields import Answer
from mediation.web.intake.more_form import PERSON_FIELDS
from mediation.web.intake.roster import kind_of

CleanedData = dict[str, Any]
MEANS = {Channel.WINDOW: Consent.Means.IN_PERSON, Channel.PHONE: Consent.Means.PHONE}

SPEAKER_FIELDS = {"name": "speaker_name", "phone": "speaker_phone"}
OTHERS = {"safe_hours": "safe_hours", "sex": "sex", "born_on": "born_on", "document_kind": "document_kind"}


def parties(cleaned_data: CleanedData) -> list[tuple[str, PartyGiven]]:
    """Everybody, numbered as they stand here, each with the part of the form they were typed in."""
    means = _means(cleaned_data)
    everybody = [("applicant", _applicant(cleaned_data, means))]
    if cleaned_data["respondent_name"]:
        everybody.append(
            ("respondent", _respondent(cleaned_data, means if cleaned_data["is_joint_application"] else ""))
        )
    for field, role in _ROLES.items():
        consents = means if role == Party.Role.APPLICANT else ""
        everybody += [(field, PartyGiven(role, person, consent_means=consents)) for person in cleaned_data[field]]
    return everybody


def field_of(cleaned_data: CleanedData, name: str) -> str:
    """Which field shows an error that the domain has for ``parties.2.phone``."""
    head, _dot, rest = name.partition(".")
    if head != "parties" or not rest:
        return head
    number, _dot, what = rest.partition(".")
    known = [field for field, _party in parties(cleaned_data)]
    place = known[int(number) - 1] if number.isdigit() and int(number) <= len(known) else "applicant"
    if what.startswith("representatives"):
        place, what = "speaker", what.rpartition(".")[2]
    if place in _ROLES:
        return place
    return {**PERSON_FIELDS, "speaker": SPEAKER_FIELDS}[place].get(what, OTHERS.get(what, f"{place}_name"))


_ROLES = {
    "co_applicants": Party.Role.APPLICANT,
    "co_respondents": Party.Role.RESPONDENT,
    "third_parties": Party.Role.THIRD_PARTY,
}


def _means(cleaned_data: CleanedData) -> str:
    """How whoever applies consents to mediation by applying for it; inspection is another thing."""
    if not cleaned_data["is_willing"] or cleaned_data["track"] == Track.LABOUR_INSPECTION:
        return ""
    return MEANS.get(cleaned_data["channel"] or Channel.WINDOW, Consent.Means.WRITING)


def _applicant(cleaned_data: CleanedData, means: str) -> PartyGiven:
    kind = kind_of(cleaned_data["applicant_name"], is_organisation=cleaned_data["is_applicant_organisation"])
    is_natural = kind == PersonKind.NATURAL_PERSON
    rural = cleaned_data["is_rural_household"]
    person = PersonGiven(
        kind=kind,
        **_particulars("applicant", cleaned_data),
        document_kind=cleaned_data["document_kind"] if cleaned_data["applicant_document"] else "",
        sex=cleaned_data["sex"] if is_natural else "",
        born_on=cleaned_data["born_on"] if is_natural else None,
        is_rural_household=rural == Answer.YES if rural and is_natural else None,
        identity_status=IdentityStatus.CHECKED if cleaned_data["document_seen"] else IdentityStatus.STATED,
    )
    is_safe = cleaned_data["is_safe_number"] if cleaned_data["has_safe_contact"] else True
    has_safe_hours = bool(cleaned_data["safe_hours"])
    return PartyGiven(
        Party.Role.APPLICANT,
        person,
        consent_means=means,
        may_be_messaged=bool(cleaned_data["may_be_messaged"] and is_safe),
        may_be_called=not cleaned_data["must_not_be_called"] and (is_safe or has_safe_hours),
        safe_hours=cleaned_data["safe_hours"],
        representatives=_representatives(cleaned_data),
    )


def _respondent(cleaned_data: CleanedData, means: str) -> PartyGiven:
    kind = kind_of(cleaned_data["respondent_name"], is_organisation=cleaned_data["is_organisation"])
    person = PersonGiven(kind=kind, **_particulars("respondent", cleaned_data))
    return PartyGiven(Party.Role.RESPONDENT, person, relation=cleaned_data["relation"], consent_means=means)


def _particulars(side: str, cleaned_data: CleanedData) -> dict[str, Any]:
    """What was typed of one side, by the name of its column."""
    return {column: cleaned_data[field] for column, field in PERSON_FIELDS[side].items()}


def _representatives(cleaned_data: CleanedData) -> tuple[RepresentativeGiven, ...]:
    if not cleaned_data["speaker_name"]:
        return ()
    person = PersonGiven(PersonKind.NATURAL_PERSON, cleaned_data["speaker_name"], phone=cleaned_data["speaker_phone"])
    return (
        RepresentativeGiven(
            cleaned_data["speaker_kind"], person, cleaned_data["speaker_authority"], cleaned_data["speaker_told"]
        ),
    )
