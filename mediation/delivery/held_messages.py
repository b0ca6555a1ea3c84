"""Holding one message by a lease, and writing down what became of it."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models.functions import Now

from mediation import journal
from mediation.models import Notice
from mediation.models.messages import NoticeQuerySet

logger = logging.getLogger(__name__)
State, Medium = Notice.State, Notice.Medium
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=10), timedelta(minutes=10)  # doubling between attempts
MOST_ATTEMPTS = 150  # about a day


def hold(free: NoticeQuerySet, *, lease: timedelta, is_attempt: bool = False) -> Notice | None:
    """Hold the first of ``free``. It is over before anybody talks to the provider; two never hold the same one."""
    chosen = free.select_related("party__person", "case__centre").annotate(clock=Now())
    with transaction.atomic(durable=True):
        notice = chosen.select_for_update(skip_locked=True, of=("self",)).first()
        if notice is None:
            return None
        clock: datetime = notice.clock  # type: ignore[attr-defined]  # annotated above
        notice.lease_until = clock + lease
        if is_attempt:
            notice.state, notice.attempts, notice.tried_at = State.SENDING, notice.attempts + 1, clock
        else:
            notice.asked_at = clock
        notice.save(update_fields=["state", "attempts", "tried_at", "asked_at", "lease_until"])
    return notice


def try_again(notice: Notice, now: datetime, *, because: str) -> None:
    """Surely not taken: later again, each time after a longer pause, for about a day."""
    if notice.attempts >= MOST_ATTEMPTS:
        settle(notice, State.FAILED, settled_because=because)
        return
    pause = min(FIRST_PAUSE * 2 ** min(notice.attempts - 1, 10), LONGEST_PAUSE)
    settle(notice, State.OWED, due_at=now + pause, settled_because=because)


def held_row(notice: Notice) -> NoticeQuerySet:
    """The row, as long as it is held under the lease that ``notice`` was given."""
    return Notice.objects.filter(pk=notice.pk, state=State.SENDING, lease_until=notice.lease_until)


def settle(notice: Notice, state: Notice.State, **columns: object) -> None:
    with transaction.atomic():
        if not held_row(notice).update(state=state, lease_until=None, **columns):
            logger.warning("the answer about message %s came after its lease", notice.reference)
            return
        for name, value in {"state": state, **columns}.items():
            setattr(notice, name, value)
        if notice.state == State.SENT and notice.sent_at:
            journal.ledger.note([notice], at=notice.sent_at)
