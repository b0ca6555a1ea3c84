"""What follows when a clock's moment has come: somebody is told, or the case moves as its term says."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import DatabaseError, transaction

from mediation import deadlines, handling, intake, lifecycle, notices
from mediation.models import SYSTEM, Case, Deadline
from mediation.terms import Consequence
from windows.models import Membership, Role

logger = logging.getLogger(__name__)
TOLD = (Role.SUPERVISOR, Role.DUTY_LEADER)


def pass_clocks(now: datetime, *, limit: int = 500) -> int:
    """Write down the clocks that have passed and tell the supervisors of their centres; how many. Set-based."""
    with transaction.atomic():
        passed = deadlines.claim_passed(now, consequence=Consequence.ESCALATE, limit=limit)
        _tell(passed, now)
    return len(passed)


def carry_consequences(now: datetime, *, limit: int = 50) -> int:
    """Move the cases whose passed clock changes them, each in a transaction of its own; how many were moved."""
    return sum(_move_one(consequence, now) for consequence in MOVES for _ in range(limit))


def _move_one(consequence: Consequence, now: datetime) -> bool:
    """The passing of the clock and what follows are one transaction: a sweep that dies between leaves neither."""
    try:
        with transaction.atomic():
            passed = deadlines.claim_passed(now, consequence=consequence, limit=1)
            for deadline in passed:
                MOVES[consequence](deadline.case, now)
            return bool(passed)
    except (lifecycle.NotAllowed, lifecycle.Stale, DatabaseError):
        logger.exception("a passed clock could not be carried out")
        return False


def _tell(passed: list[Deadline], now: datetime) -> None:
    centres = {deadline.centre_id for deadline in passed}
    if not centres:
        return
    told: dict[UUID, list[UUID]] = {}
    serving = Membership.objects.current(now.date()).filter(centre_id__in=centres, role__in=TOLD)
    for centre_id, user_id in serving.values_list("centre_id", "user_id").distinct():
        told.setdefault(centre_id, []).append(user_id)
    notices.tell_of_clocks(passed, told, due_at=now)


def _default(case: Case, now: datetime) -> None:
    handling.default(case, by=SYSTEM, at=now)


def _lapse(case: Case, now: datetime) -> None:
    intake.lapse(case, at=now)


MOVES: dict[Consequence, Callable[[Case, datetime], None]] = {
    Consequence.DEFAULT: _default,
    Consequence.LAPSE: _lapse,
}
