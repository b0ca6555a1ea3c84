"""Reading what was told in confidence without being the mediator: an act with a reason (``access.confidences``)."""

from __future__ import annotations

from django.db import transaction

from accounts import access_log
from accounts.models import AccessVerb
from mediation import journal, lifecycle
from mediation.access import confidences
from mediation.access.permissions import Act
from mediation.casework.entrance import StaffContext
from mediation.journal import Entry
from mediation.models import Case, Statement
from mediation.states import Event


@transaction.atomic
def read_confidences(case: Case, *, reason: str, staff: StaffContext) -> list[Statement]:
    """All that was told in confidence. ``reason``: why, for the access log and for the mediator, who finds the line.

    Raises ``NotPermitted``.
    """
    why = journal.write_down(Statement.Kind.REASON, reason, at=staff.at, case=case, by=staff.by)
    line = Entry(Event.CONFIDENCES_READ, journal.mention(why))
    lifecycle.record(case, line, actor=staff.by, at=staff.at, permission=Act.READ_CONFIDENCES)
    access_log.note(
        verb=AccessVerb.REVEAL, user=staff.user, centre_id=case.centre_id, about=case, reason=reason, at=staff.at
    )
    return list(confidences.of_case(case))
