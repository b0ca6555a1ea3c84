"""Reading what was told in confidence without being the mediator: an act with a reason (``access.confidences``)."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from accounts import access_log
from accounts.models import AccessVerb
from mediation import journal, lifecycle
from mediation.access import confidences
from mediation.access.permissions import Act
from mediation.casework.entrance import StaffContext
from mediation.casework.timeline import JournalLine
from mediation.journal import Entry
from mediation.models import Case, MediationSession, Statement
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


def any_told(lines: Iterable[JournalLine], sessions: Iterable[MediationSession]) -> bool:
    """Whether the journal names anything told in confidence, or a session was held apart."""
    held = (session for session in sessions if session.state == MediationSession.State.HELD)
    held_apart = any(session.form != MediationSession.Form.JOINT for session in held)
    return held_apart or any(Statement.Kind.CONCESSIONS in line.details for line in lines)
