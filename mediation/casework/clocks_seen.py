"""The clocks of a case, as somebody sees them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.timezone import localdate

from mediation import terms
from mediation.access.visibility import VisibleCase
from mediation.models import Deadline
from windows import calendars, workdays

#: In which order clocks are shown.
FIRST: dict[str, int] = {
    Deadline.State.RUNNING: 0,
    Deadline.State.PAUSED: 1,
    Deadline.State.IDLE: 2,
    Deadline.State.STOPPED: 3,
    Deadline.State.CANCELLED: 3,
}


@dataclass(frozen=True)
class ClockSeen:
    """One clock without words: what it is (``rule``), where it stands, and how much is left.

    ``left``: whole days in the clock's own unit, negative where it is late, None where it does not run.
    """

    rule: terms.Term
    occasion: str
    state: str
    started_at: datetime
    due_on: date | None
    due_at: datetime | None
    stopped_at: datetime | None
    is_provisional: bool
    is_late: bool
    left: int | None
    idle_because: Promise | str
    trace: list[Any]


def clocks(visible: VisibleCase) -> list[ClockSeen]:
    """The clocks that somebody may see, the next to end on top of those that run; cancelled ones are left out."""
    rows = visible.clocks().exclude(state=Deadline.State.CANCELLED)
    ordered = sorted(rows, key=lambda row: (FIRST[row.state], row.due_at or row.started_at, row.term))
    return [_clock(row, visible.at) for row in ordered]


def _clock(row: Deadline, at: datetime) -> ClockSeen:
    is_running = row.state == Deadline.State.RUNNING
    return ClockSeen(
        rule=row.rule,
        occasion=row.occasion,
        state=row.state,
        started_at=row.started_at,
        due_on=row.due_on,
        due_at=row.due_at,
        stopped_at=row.stopped_at,
        is_provisional=row.is_provisional,
        is_late=row.binds == terms.Binds.US and row.is_late(at),
        left=_left(row, at) if is_running else None,
        idle_because=row.rule.idle_because if row.state == Deadline.State.IDLE else "",
        trace=row.trace,
    )


def _left(row: Deadline, at: datetime) -> int | None:
    if row.due_on is None:
        return None
    today = localdate(at)
    if row.rule.unit != terms.Unit.WORKING_DAY:
        return (row.due_on - today) // timedelta(days=1)
    calendar = calendars.current()
    if row.due_on >= today:
        return workdays.working_days_between(today, row.due_on, calendar=calendar)
    return -workdays.working_days_between(row.due_on, today, calendar=calendar)
