"""A case that had its result is opened again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mediation import journal, lifecycle, notices
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, Case, ConsentState, Party, Statement
from mediation.notices import Kind
from mediation.states import Action

NO_LONGER_NEEDED = (
    Kind.CONFIRMATION_REMINDER,
    Kind.REVIEW_REMINDER,
    Kind.PERFORMANCE_REMINDER,
    Kind.SURVEY,
    Kind.CLOSED,
)

OF_THE_LAST_ROUND: dict[str, Any] = {
    "acknowledged_at": None,
    "accepted_at": None,
    "refusal_reason": "",
    "route_told": "",
    "termination_reason": "",
}


@transaction.atomic
def reopen(case: Case, *, reason: str, by: Actor, at: datetime) -> Case:
    """Open the case again; the centre owns it and a new round of clocks begins.

    What was agreed stays binding until something new is agreed. The other side is asked for consent anew.
    """
    if not reason.strip():
        raise NotAllowed(Action.REOPEN, _("Please write why the case is reopened."))
    why = journal.write_down(Statement.Kind.REASON, reason, at=at, case=case, by=by)
    others = case.parties.exclude(role=Party.Role.APPLICANT)
    others.update(consent=ConsentState.ASKED, consented_at=None)
    lifecycle.move(
        case,
        Action.REOPEN,
        actor=by,
        at=at,
        details=journal.mention(why),
        rows=tuple(others),
        changes=OF_THE_LAST_ROUND,
    )
    notices.cancel(case, *NO_LONGER_NEEDED, because=Action.REOPEN)
    return case
