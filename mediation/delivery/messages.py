"""Sending what is owed, once: hold → send → write down the answer → where it was lost, ask by our own reference.

A sender holds one message at a time, by a lease, and talks to the provider while no transaction is open. What it writes
down names the lease it was given, so that who comes back late changes nothing. Whoever finds a lease run out asks the
provider and never just sends again. What nobody can tell becomes *uncertain* or is settled by the policy of its kind,
never silently.
"""

from __future__ import annotations

import time
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models.functions import Now

from accounts.literals import Literal
from mediation import journal
from mediation.delivery import gateway
from mediation.delivery.composing import NotToBeSent, compose
from mediation.delivery.held_messages import Medium, State, held_row, hold, settle, try_again
from mediation.models import Notice
from mediation.models.messages import NoticeQuerySet
from mediation.notices import Kind

LEASE = timedelta(seconds=20)
LONGEST_SEND = timedelta(seconds=gateway.CONNECT_SECONDS + gateway.WHOLE_SECONDS)
ASKED_AFTER = timedelta(seconds=5)  # a lost answer: the provider has it by then as a rule
MOST_IN_DOUBT = 40  # messages without an answer: the provider is silent, and no more are sent meanwhile
LONGEST_SWEEP = 5.0  # seconds, so that other sweeps have their turn


def send_due(now: datetime, *, limit: int = 100, urgent: bool = False) -> int:
    """Send up to ``limit`` text messages whose time has come; how many were held.

    ``urgent``: one-time codes, which never wait behind other messages. A failure of one never stops the rest, but
    where the provider does not answer, the rest waits for the next sweep.
    """
    if not urgent and Notice.objects.filter(state=State.SENDING).count() >= MOST_IN_DOUBT:
        return 0
    began, held = time.monotonic(), 0
    while held < limit and time.monotonic() - began < LONGEST_SWEEP:
        taken_up = time.monotonic()
        notice = _hold_next(now, urgent=urgent)
        if notice is None:
            break
        held += 1
        if not _send(notice, now, taken_up=taken_up):
            break
    return held


def lay_on_desks(now: datetime, *, limit: int = 1000) -> int:
    """Messages to staff need no provider: they lie on the desk as soon as they are due. How many."""
    due = Notice.objects.due(now).filter(medium=Medium.DESK).order_by("due_at")
    with transaction.atomic():
        laid = list(due.select_for_update(skip_locked=True)[:limit])
        Notice.objects.filter(pk__in=[notice.pk for notice in laid]).update(state=State.SENT, sent_at=now)
        for notice in laid:
            notice.state, notice.sent_at = State.SENT, now
        journal.ledger.note(laid, at=now)
        return len(laid)


def _hold_next(now: datetime, *, urgent: bool) -> Notice | None:
    return hold(_owed(now, urgent=urgent), lease=LEASE, is_attempt=True)


def _owed(now: datetime, *, urgent: bool) -> NoticeQuerySet:
    owed = Notice.objects.due(now).filter(medium=Medium.SMS).order_by("due_at")
    return owed.filter(kind=Literal(Kind.ONE_TIME_CODE)) if urgent else owed.exclude(kind=Kind.ONE_TIME_CODE)


def _send(notice: Notice, now: datetime, *, taken_up: float) -> bool:
    """Send a held message and write down the answer; whether there was one."""
    try:
        message = compose(notice, now=now)
    except NotToBeSent as reason:
        settle(notice, reason.state, settled_because=reason.because, **reason.columns)
        return True
    if time.monotonic() - taken_up > (LEASE - LONGEST_SEND).total_seconds():
        return False  # stopped meanwhile, and the lease may run out while it is being sent: it is asked about instead
    answer = gateway.send(reference=str(notice.reference), to=message.to, sign=message.sign, text=message.text)
    return _write_down(notice, answer, now)


def _write_down(notice: Notice, answer: gateway.Accepted | gateway.Refused | gateway.Uncertain, now: datetime) -> bool:
    match answer:
        case gateway.Accepted(id=provider_id):
            settle(notice, State.SENT, sent_at=now, provider_id=provider_id, settled_because="")
        case gateway.Refused(may_try_again=True, code=code):
            try_again(notice, now, because=code)
        case gateway.Refused(code=code):
            settle(notice, State.FAILED, settled_because=code)
        case gateway.Uncertain(reason=reason):
            held_row(notice).update(lease_until=Now() + ASKED_AFTER, settled_because=reason[:80])
            return False
    return True
