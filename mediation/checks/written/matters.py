"""What is known of a matter."""

from __future__ import annotations

from collections.abc import Mapping

from mediation.checks.written.rows import BY_AN_ACT, KEY, NO_FORM, Absent, Derived, Entered, Row

MATTER: Mapping[str, Row] = {
    "id": KEY,
    "centre": Derived("where it was brought"),
    "first_contact": Derived("whoever takes it in (首问责任)"),
    "received_at": Derived("when it was brought; of a dispute, when it was applied for"),
    "answered_at": Derived(BY_AN_ACT),
    "handed_at": Derived(BY_AN_ACT),
    "kind": Entered(("kind",), Absent("only a dispute is brought online"), "kind", "matter.get_kind_display", NO_FORM),
    "channel": Entered(("channel",), Absent("it is online"), "channel", "case.matter.get_channel_display", NO_FORM),
    "topic": Entered(("topic",), Absent("only a dispute is brought online"), "topic", "matter.topic", NO_FORM),
    "visit": Entered(("visit",), Absent("nobody has come"), "visit", "trips.made", NO_FORM),
    "window": Derived("the one at which it is taken in; a program names it"),
    "handed_to": Entered(
        ("agency",), Absent("only a dispute is brought online"), "agency", "matter.handed_to.name", NO_FORM
    ),
    "receipt_number": Entered(
        ("receipt_number",),
        Absent("only a dispute is brought online"),
        "receipt_number",
        "matter.receipt_number",
        NO_FORM,
    ),
}
