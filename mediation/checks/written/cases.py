"""What is known of a case."""

from __future__ import annotations

from collections.abc import Mapping

from mediation.checks.written.rows import BY_AN_ACT, KEY, LATER, NO_FORM, Absent, Derived, Entered, Row

_STAMP = Derived("written by lifecycle.move: STAMPS")
_ARCHIVING = Derived("written when the file is archived, by the centre's rule")

CASE: Mapping[str, Row] = {
    "id": KEY,
    "centre": Derived("where it was brought"),
    "matter": Derived("what was brought: its own table"),
    "code": Derived("drawn for every case"),
    "register_year": Derived("drawn with the register number"),
    "register_number": Derived("drawn when it is registered"),
    "status": Derived("written by lifecycle.move alone"),
    "outcome": Derived("written with the act that ends it"),
    "segment": Derived("counts reopenings"),
    "owner": Derived("written by assignments alone"),
    "mediating_body": Derived(BY_AN_ACT),
    "mediator": Derived(BY_AN_ACT),
    "first_contact": Derived("whoever registers it (首问责任)"),
    "window": Derived("the window at which it was brought, then the one it is assigned to"),
    "source": Entered(
        ("source",),
        Absent("an application online is one on application"),
        "source",
        NO_FORM,
        "AcceptanceRegister.source",
    ),
    "entrusted_by": Entered(
        ("entrusted_by",),
        Absent("nobody entrusts online"),
        "entrusted_by",
        "case.entrusted_by",
        "AcceptanceRegister.entrusted_by",
    ),
    "track": Entered(("track",), LATER, "track", "case.get_track_display", Absent("it decides which papers there are")),
    "category": Entered(
        ("category_code",),
        Absent("proposed from the words, confirmed by a person"),
        Absent(BY_AN_ACT),
        "about",
        "AcceptanceRegister.dispute_type",
    ),
    "subtype": Entered(
        ("category_code",),
        Absent("proposed from the words, confirmed by a person"),
        Absent(BY_AN_ACT),
        "about",
        NO_FORM,
    ),
    "category_version": Derived("the list in force when it was classified"),
    "wage_arrears": Entered(
        ("wage_arrears",), LATER, "wage_arrears", "case.wage_arrears", "AcceptanceRegister.dispute_type"
    ),
    "migrant_worker_wages": Derived(
        "wages owed, to somebody of a rural household; an act of classification may say so"
    ),
    "employment": Entered(("employment",), LATER, "employment", "case.get_employment_display", NO_FORM),
    "amount": Entered(("amount",), "amount", "amount", "case.amount", Absent("it stands in the words of the request")),
    "people": Entered(("people",), LATER, "people", "case.people", Absent("every party is named")),
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
    "refusal_reason": Derived(BY_AN_ACT),
    "route_told": Derived(BY_AN_ACT),
    "termination_reason": Derived(BY_AN_ACT),
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
