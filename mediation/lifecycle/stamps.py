"""Which moments of a case an action sets or takes back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from mediation.models import Case
from mediation.states import Action

#: Which moments of the case an action sets: the steps that the applicant reads are made of them.
STAMPS: dict[Action, tuple[str, ...]] = {
    Action.REGISTER: ("registered_at",),
    Action.ACKNOWLEDGE: ("acknowledged_at",),
    Action.ACCEPT: ("accepted_at",),
    Action.AGREE: ("resolved_at",),
    Action.CONCLUDE: ("resolved_at",),
    Action.TERMINATE: ("resolved_at",),
    Action.WITHDRAW: ("resolved_at",),
    Action.LAPSE: ("resolved_at",),
    Action.REFUSE: ("resolved_at",),
    Action.REDIRECT: ("resolved_at",),
    Action.TRANSFER_OUT: ("resolved_at",),
    Action.RETURN_TO_ENTRUSTER: ("resolved_at",),
    Action.MERGE: ("resolved_at", "closed_at"),
    Action.PERFORM: ("performed_at",),
    Action.CLOSE: ("closed_at",),
    Action.ARCHIVE: ("archived_at",),
    Action.REQUEST_SUPPLEMENT: (),
    Action.SUPPLEMENT: (),
    Action.ROUTE: (),
    Action.RECALL: (),
    Action.REROUTE: (),
    Action.OBJECT: (),
    Action.OPEN: (),
    Action.SUSPEND: (),
    Action.RESUME: (),
    Action.DEFAULT: (),
    Action.SET_ASIDE: (),
    Action.CALL_BACK: (),
    Action.REOPEN: (),
}


def stamped(case: Case, action: Action, happened: datetime) -> dict[str, Any]:
    columns: dict[str, Any] = dict.fromkeys(STAMPS[action], happened)
    if action == Action.REOPEN:
        columns |= {"segment": case.segment + 1, "outcome": "", "mediator_id": None, "mediating_body_id": None}
        columns |= dict.fromkeys(("resolved_at", "performed_at", "closed_at"))
    return columns
