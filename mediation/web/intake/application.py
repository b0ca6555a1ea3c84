"""From the form at the window to an application, and from what the domain refuses back to the fields."""

from __future__ import annotations

from typing import Any

from accounts.models import IdentityStatus, PersonKind
from mediation import routing
from mediation.intake import Application, PartyGiven, PersonGiven, ReferenceGiven, RepresentativeGiven
from mediation.models import Channel, Consent, Party, Risk, Track
from mediation.web.intake.forms import Answer
from mediation.web.intake.roster import kind_of
from windows.models import Window

Said = dict[str, Any]
MEANS = {Channel.WINDOW: Consent.Means.IN_PERSON, Channel.PHONE: Consent.Means.PHONE}
PERSON_FIELDS = {
    "applicant": {
        "name": "applicant_name",
        "phone": "applicant_phone",
        "document_number": "applicant_document",
        "safe_hours": "safe_hours",
    },
    "respondent": {"name": "respondent_name", "phone": "respondent_phone", "document_number": "respondent_document"},
    "speaker": {"name": "speaker_name", "phone": "speaker_phone"},
}


def application(said: Said, *, window: Window | None) -> Application:
    """What the cleaned form says."""
    return Application(
        facts=said["facts"],
        request=said["request"],
        amount=said["amount"],
        parties=[party for _field, party in parties(said)],
        people=max(said["people"] or 1, 1 + len(said["co_applicants"])),
        channel=said["channel"] or Channel.WINDOW,
        source=said["source"],
        entrusted_by=said["entrusted_by"],
        occurred_at=said["occurred_at"],
        references=_references(said),
        is_joint_application=said["is_joint_application"],
        track=said["track"],
        employment=said["employment"],
        wage_arrears=said["wage_arrears"],
        risk=risk(said),
        has_safe_contact=said["has_safe_contact"],
        is_read_back=said["is_read_back"],
        window=window,
        visit=said["visit"],
    )


def parties(said: Said) -> list[tuple[str, PartyGiven]]:
    """Everybody, numbered as they stand here, each with the part of the form they were typed in."""
    means = _means(said)
    found = [("applicant", _applicant(said, means))]
    if said["respondent_name"]:
        found.append(("respondent", _respondent(said, means if said["is_joint_application"] else "")))
    for field, role in _ROLES.items():
        consents = means if role == Party.Role.APPLICANT else ""
        found += [(field, PartyGiven(role, person, consent_means=consents)) for person in said[field]]
    return found


def field_of(said: Said, name: str) -> str:
    """Which field shows an error that the domain has for ``parties.2.phone``."""
    head, _dot, rest = name.partition(".")
    if head != "parties" or not rest:
        return head
    number, _dot, what = rest.partition(".")
    known = [field for field, _party in parties(said)]
    place = known[int(number) - 1] if number.isdigit() and int(number) <= len(known) else "applicant"
    if what.startswith("representatives"):
        place, what = "speaker", what.rpartition(".")[2]
    return PERSON_FIELDS.get(place, {}).get(what, place if place in _ROLES else f"{place}_name")


def risk(said: Said) -> str:
    """The level a person said by answering the questions, or what the words suggest (人民调解法 Art. 25)."""
    if said.get("danger") == Answer.YES:
        return Risk.RED
    category, _subtype = said.get("category_code") or ("", "")
    words = f"{said.get('facts', '')} {said.get('request', '')}"
    suggested = routing.screen(
        words, people=said.get("people") or 1, category=category, wage_arrears=said.get("wage_arrears", False)
    )
    return suggested.level


_ROLES = {
    "co_applicants": Party.Role.APPLICANT,
    "co_respondents": Party.Role.RESPONDENT,
    "third_parties": Party.Role.THIRD_PARTY,
}


def _means(said: Said) -> str:
    """How whoever applies consents to mediation by applying for it; inspection is another thing."""
    if not said["is_willing"] or said["track"] == Track.LABOUR_INSPECTION:
        return ""
    return MEANS.get(said["channel"] or Channel.WINDOW, Consent.Means.WRITING)


def _applicant(said: Said, means: str) -> PartyGiven:
    kind = kind_of(said["applicant_name"], is_organisation=said["is_applicant_organisation"])
    is_natural = kind == PersonKind.NATURAL_PERSON
    rural = said["is_rural_household"]
    person = PersonGiven(
        kind=kind,
        name=said["applicant_name"],
        phone=said["applicant_phone"],
        document_kind=said["document_kind"] if said["applicant_document"] else "",
        document_number=said["applicant_document"],
        sex=said["sex"] if is_natural else "",
        born_on=said["born_on"] if is_natural else None,
        address=said["address"],
        is_rural_household=rural == Answer.YES if rural and is_natural else None,
        identity_status=IdentityStatus.CHECKED if said["document_seen"] else IdentityStatus.STATED,
    )
    is_safe = said["is_safe_number"] if said["has_safe_contact"] else True
    has_safe_hours = bool(said["safe_hours"])
    return PartyGiven(
        Party.Role.APPLICANT,
        person,
        consent_means=means,
        may_be_messaged=bool(said["may_be_messaged"] and is_safe),
        may_be_called=not said["must_not_be_called"] and (is_safe or has_safe_hours),
        safe_hours=said["safe_hours"],
        representatives=_representatives(said),
    )


def _respondent(said: Said, means: str) -> PartyGiven:
    person = PersonGiven(
        kind=kind_of(said["respondent_name"], is_organisation=said["is_organisation"]),
        name=said["respondent_name"],
        phone=said["respondent_phone"],
        document_number=said["respondent_document"],
        address=said["respondent_address"],
        contact_name=said["respondent_contact"],
    )
    return PartyGiven(Party.Role.RESPONDENT, person, relation=said["relation"], consent_means=means)


def _representatives(said: Said) -> tuple[RepresentativeGiven, ...]:
    if not said["speaker_name"]:
        return ()
    person = PersonGiven(PersonKind.NATURAL_PERSON, said["speaker_name"], phone=said["speaker_phone"])
    return (RepresentativeGiven(said["speaker_kind"], person, said["speaker_authority"], said["speaker_told"]),)


def _references(said: Said) -> list[ReferenceGiven]:
    if not said["reference_number"]:
        return []
    return [ReferenceGiven(said["reference_kind"], said["reference_number"], said["reference_organ"])]
