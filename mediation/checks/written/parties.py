"""What is known of a party of a case."""

from __future__ import annotations

from collections.abc import Mapping

from mediation.checks.written.rows import KEY, LATER, NO_FORM, Absent, Derived, Entered, Row

PARTY: Mapping[str, Row] = {
    "id": KEY,
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
    "relation": Entered(("relation",), "relation", "relation", "person.seen.party.relation", NO_FORM),
    "consent": Entered(
        ("is_willing",),
        Absent("whoever applies online consents by applying"),
        "consent_means",
        "person.seen.party.get_consent_display",
        Absent("an acceptance notice asks for it, a record says who was there"),
    ),
    "is_migrant_worker": Entered(
        ("is_rural_household",), LATER, "is_migrant_worker", "case.migrant_worker_wages", NO_FORM
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
