"""What follows when a clock's moment has come: somebody is told, or the case moves as its term says."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from django.db import OperationalError, transaction
from django.utils.timezone import localdate

from mediation import deadlines, handling, intake, notices
from mediation.delivery import verifying
from mediation.models import SYSTEM, Case, Deadline
from mediation.models.actors import WATCHING
from mediation.terms import Consequence
from windows import calendars
from windows.models import Membership

logger = logging.getLogger(__name__)
BATCH = 500  # clocks in one transaction


def pass_clocks(now: datetime, *, limit: int = 5000) -> int:
    """Write down the clocks that have passed and tell the supervisors of their centres; how many. Set-based."""
    passed = 0
    while passed < limit:
        batch = _pass_batch(now, limit=min(BATCH, limit - passed))
        passed += batch
        if not batch:
            break
    return passed


def carry_consequences(now: datetime, *, limit: int = 50) -> int:
    """Move the cases whose passed clock changes them, each in a transaction of its own; how many clocks."""
    carried = 0
    for consequence in MOVES:
        while carried < limit and _carry_one(consequence, now):
            carried += 1
    return carried


def reckon_provisional(*, limit: int = 100) -> int:
    """Compute provisional deadlines anew whose year has been announced meanwhile; how many cases."""
    announced = calendars.read().announced
    waiting = Deadline.objects.running().provisional_in(announced)
    case_ids = list(waiting.values_list("case_id", flat=True).distinct()[:limit])
    for case_id in case_ids:
        verifying.repair_clocks(case_id)
    return len(case_ids)


def _pass_batch(now: datetime, *, limit: int) -> int:
    with transaction.atomic():
        passed = deadlines.claim_passed(now, consequence=Consequence.ESCALATE, limit=limit)
        _tell(passed, now)
    return len(passed)


def _carry_one(consequence: Consequence, now: datetime) -> bool:
    """The passing of the clock and what follows are one transaction: a sweep that dies between leaves neither.

    Where the case cannot move, the clock has passed all the same and a person is told: it never holds up the next.
    """
    with transaction.atomic():
        passed = deadlines.claim_passed(now, consequence=consequence, limit=1)
        for deadline in passed:
            try:
                with transaction.atomic():
                    MOVES[consequence](Case.objects.get(pk=deadline.case_id), now)
            except OperationalError:
                raise  # a lock, a lost connection: the next sweep tries again
            except Exception as fault:
                why = type(fault).__name__
                logger.error("clock %s of %s passed, but it does not move: %s", deadline.term, deadline.case, why)
                _tell(passed, now)
    return bool(passed)


def _tell(passed: list[Deadline], now: datetime) -> None:
    if passed:
        centres = {deadline.centre_id for deadline in passed}
        serving = Membership.objects.current(localdate(now)).filter(agency=None, role__in=WATCHING)
        desks = list(serving.filter(centre_id__in=centres).values_list("centre_id", "user_id").distinct())
        notices.tell_of_clocks(passed, desks, due_at=now)


def _default(case: Case, now: datetime) -> None:
    handling.default(case, by=SYSTEM, at=now)


def _lapse(case: Case, now: datetime) -> None:
    intake.lapse(case, at=now)


MOVES: dict[Consequence, Callable[[Case, datetime], None]] = {
    Consequence.DEFAULT: _default,
    Consequence.LAPSE: _lapse,
}
