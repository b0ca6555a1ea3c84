"""What the journal can say beyond the actions themselves."""

from __future__ import annotations

from enum import StrEnum


class Event(StrEnum):
    """What the journal can say beyond the actions themselves."""

    MATTER_RECEIVED = "matter.received"
    CONSENT = "consent"
    CLASSIFY_PROPOSED = "classify.proposed"
    CLASSIFY_CONFIRMED = "classify.confirmed"
    FIRST_CONTACT = "contact.first"
    ASSIST_ASKED = "assist.asked"
    ASSIST_ACCEPTED = "assist.accepted"
    ASSIST_CLOSED = "assist.closed"
    MEDIATOR_NAMED = "mediator.named"
    SESSION_SET = "session.set"
    SESSION_HELD = "session.held"
    SESSION_CANCELLED = "session.cancelled"
    SITE_VISITED = "site.visited"
    AGREEMENT_SIGNED = "agreement.signed"
    AGREEMENT_SEALED = "agreement.sealed"
    AGREEMENT_EFFECTIVE = "agreement.effective"
    CONFIRMATION_RECORDED = "confirmation.recorded"
    PERFORMANCE_REPORTED = "performance.reported"
    PERFORMANCE_RECORDED = "performance.recorded"
    CLOCK_EXTENDED = "clock.extended"
    CLOCK_EXCLUDED = "clock.excluded"
    CLOCK_PASSED = "clock.passed"
    ASKED_IN_PERSON = "callback.in_person"
    CALLBACK_DONE = "callback.done"
    CONCERN_RAISED = "concern.raised"
    RATING = "rating"
    RISK_SET = "risk.set"
    PARTY_JOINED = "party.joined"
    SAFE_CONTACT = "safe_contact.marked"
    SAFE_CONTACT_RELEASED = "safe_contact.released"
    MATERIAL_RECEIVED = "material.received"
    MATERIAL_CHECKED = "material.checked"
    MATERIAL_REFUSED = "material.refused"
    MATERIAL_SHARED = "material.shared"
