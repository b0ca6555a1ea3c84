"""By when something is done for whoever applies now."""

from __future__ import annotations

from datetime import datetime

from mediation import terms
from windows import calendars, hours, workdays
from windows.models import Centre


def decided_by(centre: Centre, *, registered_at: datetime) -> datetime:
    """By when what is registered then must be accepted or refused: the close of business of the last day (P-1)."""
    day = hours.day_of(registered_at)
    promise = terms.at(centre, day)["P-1"]
    last = workdays.after(day, promise.length, workdays.PeriodUnit(promise.unit), calendar=calendars.current()).day
    return hours.close_of_business(centre, last)


def promised(centre: Centre | None, term: str, *, at: datetime) -> str:
    """How long something takes for what comes in now, in words; ``centre``: None where none is chosen yet."""
    return terms.at(centre or terms.NATIONAL, hours.day_of(at))[term].words
