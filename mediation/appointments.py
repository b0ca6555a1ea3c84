"""Who is told when to come, who is reminded, and who is told not to come after all.

A session that is set owes each side an appointment at once and a reminder, ``REMINDED_BEFORE`` working days before it.
"""

from __future__ import annotations

from datetime import datetime, time

from mediation import notices
from mediation.journal import Entry
from mediation.models import Case, MediationSession, Notice, Party
from mediation.notices import Kind
from mediation.states import Event
from windows import calendars, hours, workdays

REMINDED_AT, REMINDED_BEFORE = time(10), 1  # working day
TOLD = (Notice.State.SENT, Notice.State.SENDING, Notice.State.UNCERTAIN)


def invite(session: MediationSession, *, at: datetime) -> None:
    """Owe everybody who takes part the appointment, and a reminder unless that would come on the very same day.

    Nobody is invited to what begins at once: they are sitting there (``docs/practice.md#both-at-once``).
    """
    begins = session.during.lower
    if begins <= at:
        return
    case, params = session.case, {"when": hours.local(begins).isoformat()}
    parties = list(case.parties.taking_part().select_related("person"))
    notices.owe(case, Kind.APPOINTMENT, to=parties, due_at=at, occasion=occasion(session), params=params)
    remind_at = reminder_at(begins)
    if hours.day_of(remind_at) > hours.day_of(at):
        notices.owe(
            case, Kind.APPOINTMENT_REMINDER, to=parties, due_at=remind_at, occasion=occasion(session), params=params
        )


def call_off(case: Case, *, because: str, at: datetime, only: MediationSession | None = None) -> list[Entry]:
    """Cancel the sessions that are set (or ``only`` this one), and return the lines of the journal that say so.

    Whoever was told to come is told not to; whoever was not told yet never hears of it.
    """
    sessions = case.sessions.filter(state=MediationSession.State.SET)
    if only is not None:
        sessions = sessions.filter(pk=only.pk)
    cancelled = list(sessions)
    for session in cancelled:
        _uninvite(case, session, because=because, at=at)
    sessions.update(state=MediationSession.State.CANCELLED)
    return [Entry(Event.SESSION_CANCELLED, {"session": session.number}) for session in cancelled]


def occasion(session: MediationSession) -> str:
    return f"session-{session.number}"


def reminder_at(begins: datetime) -> datetime:
    """10:00, as many working days before as :data:`REMINDED_BEFORE` says."""
    day = workdays.before(hours.day_of(begins), REMINDED_BEFORE, calendar=calendars.current())
    return hours.moment(day, REMINDED_AT)


def _uninvite(case: Case, session: MediationSession, *, because: str, at: datetime) -> None:
    named = occasion(session)
    notices.cancel(case, Kind.APPOINTMENT, Kind.APPOINTMENT_REMINDER, because=because, occasion=named)
    if session.during.lower <= at:
        return
    invited = case.notices.filter(kind=Kind.APPOINTMENT, occasion=named, state__in=TOLD)
    invited_parties = Party.objects.filter(pk__in=invited.values("party")).select_related("person")
    params = {"when": hours.local(session.during.lower).isoformat()}
    notices.owe(case, Kind.APPOINTMENT_CANCELLED, to=invited_parties, due_at=at, occasion=named, params=params)
