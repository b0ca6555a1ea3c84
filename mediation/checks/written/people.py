"""What is known of a person or an organisation."""

from __future__ import annotations

from collections.abc import Mapping

from accounts.particulars import PARTICULARS, Particular
from mediation.checks.written.rows import KEY, LATER, NO_FORM, Absent, Derived, Entered, Row

_AS_WRITTEN = Derived("the name beside it as it was written, where that is another spelling; papers print it")

PERSON: Mapping[str, Row] = {
    "id": KEY,
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
    "sex": Entered(("sex", "sex_1"), LATER, "sex", Absent("only papers ask for it"), "Individual.sex"),
    "born_on": Entered(("born_on", "born_on_1"), LATER, "born_on", Absent("only papers ask for it"), "Individual.age"),
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
        LATER,
        "mismatch_reason",
        "person.seen.further",
        NO_FORM,
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
        LATER,
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
        LATER,
        "contact_name",
        "person.seen.further",
        "Organisation.contact",
    ),
    "identity_status": Entered(
        ("document_seen",),
        Absent("nobody saw a document"),
        "identity_status",
        "person.get_identity_status_display",
        NO_FORM,
    ),
    "is_rural_household": Entered(
        ("is_rural_household",),
        LATER,
        "is_rural_household",
        Absent("it makes wages those of migrant workers"),
        NO_FORM,
    ),
}


def _in_words(particular: Particular) -> Entered:
    """A particular that has no row of its own is asked of both sides, shown, and printed under its name."""
    name = particular.name
    later, form = (f"{name}_2", "Organisation") if particular.of_organisations else (f"{name}_1", "Individual")
    return Entered(
        (f"applicant_{name}", f"respondent_{name}", later), LATER, name, "person.seen.further", f"{form}.{name}"
    )


PEOPLE: Mapping[str, Row] = {known.name: _in_words(known) for known in PARTICULARS} | dict(PERSON)
