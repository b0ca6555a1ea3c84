"""Where what is known of a person, a party, a case and a matter is asked for, shown and printed, or why it is not.

One row for every column; ``mediation/checks/fields.py`` holds them against the real forms, bodies, pages and papers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Model

from accounts.models import Person
from accounts.particulars import PARTICULARS, Particular
from mediation.models import Case, Matter, Party


@dataclass(frozen=True)
class Not:
    """Not there, and why that is right."""

    because: str


@dataclass(frozen=True)
class Told:
    """Somebody tells it. Each place by its name there, or why it is not there.

    ``window``: fields of the sheet at the window or of the form after the first save. ``online``: of an application
    online. ``api``: of the body. ``page``: what a template of a case or a matter asks for. ``paper``: a part of a form.
    """

    window: tuple[str, ...] | Not
    online: str | Not
    api: str | Not
    page: str | Not
    paper: str | Not


@dataclass(frozen=True)
class Made:
    """Nobody tells it: it follows from something else."""

    because: str


Row = Told | Made

_KEY = Made("the key of the row")
_LATER = Not("whoever applies online is asked for it at a window")
_NO_FORM = Not("no official form asks for it")
_STAMP = Made("written by lifecycle.move: STAMPS")
_ARCHIVING = Made("written when the file is archived, by the centre's rule")
_BY_AN_ACT = "is decided by an act of its own, not when the matter is taken in"

PERSON: Mapping[str, Row] = {
    "id": _KEY,
    "centre_id": Made("where the person was recorded"),
    "version": Made("counts corrections"),
    "recorded_at": Made("when"),
    "kind": Told(
        ("is_organisation", "is_applicant_organisation"), "other_side", "kind", "one.kind", "Organisation.credit_code"
    ),
    "name": Told(("applicant_name", "respondent_name", "name_1"), "name", "name", "one.seen.name", "Individual.name"),
    "sex": Told(("sex", "sex_1"), _LATER, "sex", Not("only papers ask for it"), "Individual.sex"),
    "born_on": Told(("born_on", "born_on_1"), _LATER, "born_on", Not("only papers ask for it"), "Individual.age"),
    "document_kind": Told(
        ("document_kind",),
        Not("a resident identity number is asked for"),
        "document_kind",
        Not("the number shows it"),
        Not("a number is printed under the kind that its form names"),
    ),
    "document_number": Told(
        ("applicant_document", "respondent_document", "document_number_1"),
        "document_number",
        "document_number",
        "one.seen.document",
        "Individual.id_number",
    ),
    "document_index": Made("the blind index of the number"),
    "phone": Told(
        ("applicant_phone", "respondent_phone", "phone_1"),
        "respondent_phone",
        "phone",
        "one.seen.phone",
        "Individual.contact",
    ),
    "phone_index": Made("the blind index of the telephone"),
    "phone_checked_at": Made("when a code sent to it came back; shown on the page of the case"),
    "address": Told(
        ("address", "respondent_address", "address_1"),
        _LATER,
        "address",
        Not("read in full, for a reason, or not at all"),
        "Individual.address",
    ),
    "legal_representative": Told(
        ("applicant_legal_representative", "respondent_legal_representative", "legal_representative_2"),
        Not("whoever applies online is a person, and seldom knows who represents the other side"),
        "legal_representative",
        "one.seen.further",
        "Organisation.legal_representative",
    ),
    "contact_name": Told(
        ("applicant_contact_name", "respondent_contact", "contact_name_2"),
        _LATER,
        "contact_name",
        "one.seen.further",
        "Organisation.contact",
    ),
    "identity_status": Told(
        ("document_seen",),
        Not("nobody saw a document"),
        "identity_status",
        "person.get_identity_status_display",
        _NO_FORM,
    ),
    "is_rural_household": Told(
        ("is_rural_household",), _LATER, "is_rural_household", Not("it makes wages those of migrant workers"), _NO_FORM
    ),
}

PARTY: Mapping[str, Row] = {
    "id": _KEY,
    "case": Made("the case"),
    "centre_id": Made("of the case"),
    "number": Made("in the order in which they were named"),
    "person": Made("who: its own table"),
    "person_version": Made("as that person stood recorded then"),
    "joined_at": Made("when"),
    "consented_at": Made("with the consent; shown beside it"),
    "role": Told(
        ("co_applicants", "co_respondents", "third_parties"), "other_side", "role", "one.role", "Individual.role"
    ),
    "relation": Told(("relation",), "relation", "relation", "one.seen.party.relation", _NO_FORM),
    "consent": Told(
        ("is_willing",),
        Not("whoever applies online consents by applying"),
        "consent_means",
        "one.seen.party.get_consent_display",
        Not("an acceptance notice asks for it, a record says who was there"),
    ),
    "is_migrant_worker": Told(
        ("is_rural_household",), _LATER, "is_migrant_worker", "case.migrant_worker_wages", _NO_FORM
    ),
    "may_be_messaged": Told(
        ("may_be_messaged", "is_safe_number"),
        "contact",
        "may_be_messaged",
        "one.seen.party.may_be_messaged",
        Not("ticked by hand on the confirmation of the service address (民事诉讼法 Art. 90)"),
    ),
    "may_be_called": Told(("must_not_be_called",), "contact", "may_be_called", "one.no_call", Not("for staff alone")),
    "safe_hours": Told(
        ("safe_hours",), "safe_hours", "safe_hours", "one.seen.party.safe_hours", Not("for staff alone")
    ),
}

CASE: Mapping[str, Row] = {
    "id": _KEY,
    "centre": Made("where it was brought"),
    "matter": Made("what was brought: its own table"),
    "code": Made("drawn for every case"),
    "register_year": Made("drawn with the register number"),
    "register_number": Made("drawn when it is registered"),
    "status": Made("written by lifecycle.move alone"),
    "outcome": Made("written with the act that ends it"),
    "segment": Made("counts reopenings"),
    "owner": Made("written by assignments alone"),
    "mediating_body": Made(_BY_AN_ACT),
    "mediator": Made(_BY_AN_ACT),
    "first_contact": Made("whoever registers it (首问责任)"),
    "window": Made("the window at which it was brought, then the one it is assigned to"),
    "source": Told(
        ("source",), Not("an application online is one on application"), "source", _NO_FORM, "AcceptanceRegister.source"
    ),
    "entrusted_by": Told(
        ("entrusted_by",),
        Not("nobody entrusts online"),
        "entrusted_by",
        "case.entrusted_by",
        "AcceptanceRegister.entrusted_by",
    ),
    "track": Told(("track",), _LATER, "track", "case.get_track_display", Not("it decides which papers there are")),
    "category": Told(
        ("category_code",),
        Not("proposed from the words, confirmed by a person"),
        Not(_BY_AN_ACT),
        "about",
        "AcceptanceRegister.dispute_type",
    ),
    "subtype": Told(
        ("category_code",), Not("proposed from the words, confirmed by a person"), Not(_BY_AN_ACT), "about", _NO_FORM
    ),
    "category_version": Made("the list in force when it was classified"),
    "wage_arrears": Told(
        ("wage_arrears",), _LATER, "wage_arrears", "case.wage_arrears", "AcceptanceRegister.dispute_type"
    ),
    "migrant_worker_wages": Made("wages owed, to somebody of a rural household; an act of classification may say so"),
    "employment": Told(("employment",), _LATER, "employment", "case.get_employment_display", _NO_FORM),
    "amount": Told(("amount",), "amount", "amount", "case.amount", Not("it stands in the words of the request")),
    "people": Told(("people",), _LATER, "people", "case.people", Not("every party is named")),
    "risk": Told(("danger",), "is_in_danger", "risk", "case.get_risk_display", Not("for staff alone")),
    "is_joint_application": Told(
        ("is_joint_application",),
        Not("one side writes it"),
        "is_joint_application",
        "case.is_joint_application",
        "AcceptanceRegister.remark",
    ),
    "is_supervised": Made("written when a concern is raised"),
    "is_court_owned": Made("of the track"),
    "has_safe_contact": Told(
        ("has_safe_contact",), "is_in_danger", "has_safe_contact", "case.has_safe_contact", Not("for staff alone")
    ),
    "applied_at": Told(
        ("occurred_at",),
        Not("it is now"),
        Not("a program registers what is brought now"),
        "case.applied_at",
        "RefusalNotice.received_on",
    ),
    "registered_at": _STAMP,
    "acknowledged_at": _STAMP,
    "accepted_at": _STAMP,
    "resolved_at": _STAMP,
    "performed_at": _STAMP,
    "closed_at": _STAMP,
    "archived_at": _STAMP,
    "last_changed_at": Made("of the last line of the journal"),
    "refusal_reason": Made(_BY_AN_ACT),
    "route_told": Made(_BY_AN_ACT),
    "termination_reason": Made(_BY_AN_ACT),
    "dossier_year": _ARCHIVING,
    "dossier_number": _ARCHIVING,
    "retention": _ARCHIVING,
    "retention_years": _ARCHIVING,
    "retention_basis": _ARCHIVING,
    "retained_from": _ARCHIVING,
    "next_due_at": Made("written by deadlines alone"),
    "next_term": Made("written by deadlines alone"),
    "head_seq": Made("written by journal alone"),
    "head_hash": Made("written by journal alone"),
}

MATTER: Mapping[str, Row] = {
    "id": _KEY,
    "centre": Made("where it was brought"),
    "first_contact": Made("whoever takes it in (首问责任)"),
    "received_at": Made("when it was brought; of a dispute, when it was applied for"),
    "answered_at": Made(_BY_AN_ACT),
    "handed_at": Made(_BY_AN_ACT),
    "kind": Told(("kind",), Not("only a dispute is brought online"), "kind", "matter.get_kind_display", _NO_FORM),
    "channel": Told(("channel",), Not("it is online"), "channel", "case.matter.get_channel_display", _NO_FORM),
    "topic": Told(("topic",), Not("only a dispute is brought online"), "topic", "matter.topic", _NO_FORM),
    "visit": Told(("visit",), Not("nobody has come"), "visit", "trips.made", _NO_FORM),
    "window": Made("the one at which it is taken in; a program names it"),
    "handed_to": Told(
        ("agency",), Not("only a dispute is brought online"), "agency", "matter.handed_to.name", _NO_FORM
    ),
    "receipt_number": Told(
        ("receipt_number",),
        Not("only a dispute is brought online"),
        "receipt_number",
        "matter.receipt_number",
        _NO_FORM,
    ),
}


def _in_words(particular: Particular) -> Told:
    """A particular that has no row of its own is asked of both sides, shown, and printed under its name."""
    name = particular.name
    later, form = (f"{name}_2", "Organisation") if particular.of_organisations else (f"{name}_1", "Individual")
    return Told((f"applicant_{name}", f"respondent_{name}", later), _LATER, name, "one.seen.further", f"{form}.{name}")


PEOPLE: Mapping[str, Row] = {known.name: _in_words(known) for known in PARTICULARS} | dict(PERSON)
TABLES: Mapping[type[Model], Mapping[str, Row]] = {Person: PEOPLE, Party: PARTY, Case: CASE, Matter: MATTER}
