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
class Absent:
    """Not there, and why that is right."""

    because: str


@dataclass(frozen=True)
class Entered:
    """Somebody tells it. Each place by its name there, or why it is not there.

    ``window``: fields of the sheet at the window or of the form after the first save. ``online``: of an application
    online. ``api``: of the body. ``page``: what a template of a case or a matter asks for. ``paper``: a part of a form.
    """

    window: tuple[str, ...] | Absent
    online: str | Absent
    api: str | Absent
    page: str | Absent
    paper: str | Absent


@dataclass(frozen=True)
class Derived:
    """Nobody tells it: it follows from something else."""

    because: str


Row = Entered | Derived

_KEY = Derived("the key of the row")
_LATER = Absent("whoever applies online is asked for it at a window")
_NO_FORM = Absent("no official form asks for it")
_STAMP = Derived("written by lifecycle.move: STAMPS")
_ARCHIVING = Derived("written when the file is archived, by the centre's rule")
_BY_AN_ACT = "is decided by an act of its own, not when the matter is taken in"

_AS_WRITTEN = Derived("the name beside it as it was written, where that is another spelling; papers print it")

PERSON: Mapping[str, Row] = {
    "id": _KEY,
    "centre_id": Derived("where the person was recorded"),
    "version": Derived("counts corrections"),
    "recorded_at": Derived("when"),
    "kind": Entered(
        ("is_organisation", "is_applicant_organisation"),
        "other_side",
        "kind",
        "person.kind",
        "Organisation.credit_code",
    ),
    "name": Entered(
        ("applicant_name", "respondent_name", "name_1"), "name", "name", "person.seen.name", "Individual.name"
    ),
    "name_as_written": _AS_WRITTEN,
    "legal_representative_as_written": _AS_WRITTEN,
    "contact_name_as_written": _AS_WRITTEN,
    "sex": Entered(("sex", "sex_1"), _LATER, "sex", Absent("only papers ask for it"), "Individual.sex"),
    "born_on": Entered(("born_on", "born_on_1"), _LATER, "born_on", Absent("only papers ask for it"), "Individual.age"),
    "document_kind": Entered(
        ("document_kind",),
        Absent("a resident identity number is asked for"),
        "document_kind",
        Absent("the number shows it"),
        Absent("a number is printed under the kind that its form names"),
    ),
    "document_number": Entered(
        ("applicant_document", "respondent_document", "document_number_1"),
        "document_number",
        "document_number",
        "person.seen.document",
        "Individual.id_number",
    ),
    "mismatch_reason": Entered(
        ("applicant_mismatch_reason", "respondent_mismatch_reason", "mismatch_reason_1"),
        _LATER,
        "mismatch_reason",
        "person.seen.further",
        _NO_FORM,
    ),
    "document_index": Derived("the blind index of the number"),
    "phone": Entered(
        ("applicant_phone", "respondent_phone", "phone_1"),
        "respondent_phone",
        "phone",
        "person.seen.phone",
        "Individual.contact",
    ),
    "phone_index": Derived("the blind index of the telephone"),
    "phone_checked_at": Derived("when a code sent to it came back; shown on the page of the case"),
    "address": Entered(
        ("address", "respondent_address", "address_1"),
        _LATER,
        "address",
        Absent("read in full, for a reason, or not at all"),
        "Individual.address",
    ),
    "legal_representative": Entered(
        ("applicant_legal_representative", "respondent_legal_representative", "legal_representative_2"),
        Absent("whoever applies online is a person, and seldom knows who represents the other side"),
        "legal_representative",
        "person.seen.further",
        "Organisation.legal_representative",
    ),
    "contact_name": Entered(
        ("applicant_contact_name", "respondent_contact", "contact_name_2"),
        _LATER,
        "contact_name",
        "person.seen.further",
        "Organisation.contact",
    ),
    "identity_status": Entered(
        ("document_seen",),
        Absent("nobody saw a document"),
        "identity_status",
        "person.get_identity_status_display",
        _NO_FORM,
    ),
    "is_rural_household": Entered(
        ("is_rural_household",),
        _LATER,
        "is_rural_household",
        Absent("it makes wages those of migrant workers"),
        _NO_FORM,
    ),
}

PARTY: Mapping[str, Row] = {
    "id": _KEY,
    "case": Derived("the case"),
    "centre_id": Derived("of the case"),
    "number": Derived("in the order in which they were named"),
    "person": Derived("who: its own table"),
    "person_version": Derived("as that person stood recorded then"),
    "joined_at": Derived("when"),
    "consented_at": Derived("with the consent; shown beside it"),
    "role": Entered(
        ("co_applicants", "co_respondents", "third_parties"), "other_side", "role", "person.role", "Individual.role"
    ),
    "relation": Entered(("relation",), "relation", "relation", "person.seen.party.relation", _NO_FORM),
    "consent": Entered(
        ("is_willing",),
        Absent("whoever applies online consents by applying"),
        "consent_means",
        "person.seen.party.get_consent_display",
        Absent("an acceptance notice asks for it, a record says who was there"),
    ),
    "is_migrant_worker": Entered(
        ("is_rural_household",), _LATER, "is_migrant_worker", "case.migrant_worker_wages", _NO_FORM
    ),
    "may_be_messaged": Entered(
        ("may_be_messaged", "is_safe_number"),
        "contact",
        "may_be_messaged",
        "person.seen.party.may_be_messaged",
        Absent("ticked by hand on the confirmation of the service address (民事诉讼法 Art. 90)"),
    ),
    "may_be_called": Entered(
        ("must_not_be_called",), "contact", "may_be_called", "person.no_call", Absent("for staff alone")
    ),
    "safe_hours": Entered(
        ("safe_hours",), "safe_hours", "safe_hours", "person.seen.party.safe_hours", Absent("for staff alone")
    ),
}

CASE: Mapping[str, Row] = {
    "id": _KEY,
    "centre": Derived("where it was brought"),
    "matter": Derived("what was brought: its own table"),
    "code": Derived("drawn for every case"),
    "register_year": Derived("drawn with the register number"),
    "register_number": Derived("drawn when it is registered"),
    "status": Derived("written by lifecycle.move alone"),
    "outcome": Derived("written with the act that ends it"),
    "segment": Derived("counts reopenings"),
    "owner": Derived("written by assignments alone"),
    "mediating_body": Derived(_BY_AN_ACT),
    "mediator": Derived(_BY_AN_ACT),
    "first_contact": Derived("whoever registers it (首问责任)"),
    "window": Derived("the window at which it was brought, then the one it is assigned to"),
    "source": Entered(
        ("source",),
        Absent("an application online is one on application"),
        "source",
        _NO_FORM,
        "AcceptanceRegister.source",
    ),
    "entrusted_by": Entered(
        ("entrusted_by",),
        Absent("nobody entrusts online"),
        "entrusted_by",
        "case.entrusted_by",
        "AcceptanceRegister.entrusted_by",
    ),
    "track": Entered(
        ("track",), _LATER, "track", "case.get_track_display", Absent("it decides which papers there are")
    ),
    "category": Entered(
        ("category_code",),
        Absent("proposed from the words, confirmed by a person"),
        Absent(_BY_AN_ACT),
        "about",
        "AcceptanceRegister.dispute_type",
    ),
    "subtype": Entered(
        ("category_code",),
        Absent("proposed from the words, confirmed by a person"),
        Absent(_BY_AN_ACT),
        "about",
        _NO_FORM,
    ),
    "category_version": Derived("the list in force when it was classified"),
    "wage_arrears": Entered(
        ("wage_arrears",), _LATER, "wage_arrears", "case.wage_arrears", "AcceptanceRegister.dispute_type"
    ),
    "migrant_worker_wages": Derived(
        "wages owed, to somebody of a rural household; an act of classification may say so"
    ),
    "employment": Entered(("employment",), _LATER, "employment", "case.get_employment_display", _NO_FORM),
    "amount": Entered(("amount",), "amount", "amount", "case.amount", Absent("it stands in the words of the request")),
    "people": Entered(("people",), _LATER, "people", "case.people", Absent("every party is named")),
    "risk": Entered(("danger",), "is_in_danger", "risk", "case.get_risk_display", Absent("for staff alone")),
    "is_joint_application": Entered(
        ("is_joint_application",),
        Absent("one side writes it"),
        "is_joint_application",
        "case.is_joint_application",
        "AcceptanceRegister.remark",
    ),
    "is_supervised": Derived("written when a concern is raised"),
    "is_court_owned": Derived("of the track"),
    "has_safe_contact": Entered(
        ("has_safe_contact",), "is_in_danger", "has_safe_contact", "case.has_safe_contact", Absent("for staff alone")
    ),
    "applied_at": Entered(
        ("occurred_at",),
        Absent("it is now"),
        Absent("a program registers what is brought now"),
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
    "last_changed_at": Derived("of the last line of the journal"),
    "refusal_reason": Derived(_BY_AN_ACT),
    "route_told": Derived(_BY_AN_ACT),
    "termination_reason": Derived(_BY_AN_ACT),
    "dossier_year": _ARCHIVING,
    "dossier_number": _ARCHIVING,
    "retention": _ARCHIVING,
    "retention_years": _ARCHIVING,
    "retention_basis": _ARCHIVING,
    "retained_from": _ARCHIVING,
    "next_due_at": Derived("written by deadlines alone"),
    "next_term": Derived("written by deadlines alone"),
    "head_seq": Derived("written by journal alone"),
    "head_hash": Derived("written by journal alone"),
}

MATTER: Mapping[str, Row] = {
    "id": _KEY,
    "centre": Derived("where it was brought"),
    "first_contact": Derived("whoever takes it in (首问责任)"),
    "received_at": Derived("when it was brought; of a dispute, when it was applied for"),
    "answered_at": Derived(_BY_AN_ACT),
    "handed_at": Derived(_BY_AN_ACT),
    "kind": Entered(("kind",), Absent("only a dispute is brought online"), "kind", "matter.get_kind_display", _NO_FORM),
    "channel": Entered(("channel",), Absent("it is online"), "channel", "case.matter.get_channel_display", _NO_FORM),
    "topic": Entered(("topic",), Absent("only a dispute is brought online"), "topic", "matter.topic", _NO_FORM),
    "visit": Entered(("visit",), Absent("nobody has come"), "visit", "trips.made", _NO_FORM),
    "window": Derived("the one at which it is taken in; a program names it"),
    "handed_to": Entered(
        ("agency",), Absent("only a dispute is brought online"), "agency", "matter.handed_to.name", _NO_FORM
    ),
    "receipt_number": Entered(
        ("receipt_number",),
        Absent("only a dispute is brought online"),
        "receipt_number",
        "matter.receipt_number",
        _NO_FORM,
    ),
}


def _in_words(particular: Particular) -> Entered:
    """A particular that has no row of its own is asked of both sides, shown, and printed under its name."""
    name = particular.name
    later, form = (f"{name}_2", "Organisation") if particular.of_organisations else (f"{name}_1", "Individual")
    return Entered(
        (f"applicant_{name}", f"respondent_{name}", later), _LATER, name, "person.seen.further", f"{form}.{name}"
    )


PEOPLE: Mapping[str, Row] = {known.name: _in_words(known) for known in PARTICULARS} | dict(PERSON)
TABLES: Mapping[type[Model], Mapping[str, Row]] = {Person: PEOPLE, Party: PARTY, Case: CASE, Matter: MATTER}
