"""To which group of what can be seen each field of a case belongs, and how a part of a group is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mediation.access.extents import Group
from mediation.access.visibility import VisibleCase
from mediation.api.answers.case_line import CaseLine
from mediation.api.answers.clocks import ClockAnswer
from mediation.api.answers.handling import AssistAnswer

COURSE = ("acknowledged_at", "accepted_at", "resolved_at", "performed_at", "closed_at", "archived_at")
ABOUT = (
    *CaseLine.Meta.fields,
    *("centre", "register_year", "register_number", "track", "source", "segment", "mediating_body", "window"),
    *("migrant_worker_wages", "is_joint_application", "applied_at", "dossier_year", "dossier_number"),
    *("retention", "retention_years", "retained_from", "refusal_reason", "route_told", "parties", "actions"),
    *("first_contact", "receipt_codes", "amount", "people", "employment", "entrusted_by", "has_safe_contact"),
)

#: To which group each field of a case belongs. A field that stands nowhere here is answered only to who sees all.
GROUPS: dict[str, Group] = {
    **dict.fromkeys(ABOUT, Group.ABOUT),
    **dict.fromkeys(COURSE, Group.COURSE),
    "clocks": Group.CLOCKS,
    "sessions": Group.SESSIONS,
    "agreements": Group.AGREEMENTS,
    "assistance": Group.ASSISTANCE,
    "references": Group.REFERENCES,
    "trips": Group.TRIPS,
}

#: How a field is answered to who sees a part of its group.
PARTS: dict[str, Callable[[VisibleCase, Mapping[str, Any]], Any]] = {
    "clocks": lambda visible, context: ClockAnswer(visible.clocks(), many=True, context=dict(context)).data,
    "assistance": lambda visible, context: AssistAnswer(visible.tasks().select_related("agency"), many=True).data,
}
