"""Sending what is owed, once: hold → send → write down the answer → where it was lost, ask by our own reference.

A sender holds one message at a time, by a lease, and talks to the provider while no transaction is open. What it writes
down names the lease it was given, so that who comes back late changes nothing. Whoever finds a lease run out asks the
provider and never just sends again. What nobody can tell becomes *uncertain* or is settled by the policy of its kind,
never silently.
"""

from __future__ import annotations

import logging
import time
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models.functions import Now

from accounts.literals import Literal
from mediation import journal
from mediation.delivery import gateway
from mediation.delivery.composing import NotToBeSent, compose
from mediation.models import Notice
from mediation.models.messages import NoticeQuerySet
from mediation.notices import Kind, Policy

logger = logging.getLogger(__name__)
State, Medium = Notice.State, Notice.Medium

LEASE = timedelta(seconds=20)
LONGEST_SEND = timedelta(seconds=gateway.CONNECT_SECONDS + gateway.WHOLE_SECONDS)
ASKED_AFTER = timedelta(seconds=5)  # a lost answer: the provider has it by then as a rule
ASKING = timedelta(seconds=15)  # the lease of who asks, and the pause before it is asked again
TRUSTED_AFTER = timedelta(seconds=30)  # of the attempt; before that the provider's "not taken" may mean "not yet"
SETTLED_WITHIN = timedelta(minutes=5)  # of the attempt; after that nobody will find out any more
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=10), timedelta(minutes=10)  # doubling between attempts
MOST_ATTEMPTS = 150  # about a day
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


def settle_lost(now: datetime, *, limit: int = 20) -> int:
    """Ask the provider about messages whose sender was lost before it wrote down the answer; how many were asked."""
    asked = 0
    while asked < limit:
        notice = _hold(Notice.objects.lost_hold().order_by("lease_until"), lease=ASKING)
        if notice is None:
            break
        asked += 1
        if not _ask(notice, now):
            break
    return asked


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
    return _hold(_owed(now, urgent=urgent), lease=LEASE, is_attempt=True)


def _owed(now: datetime, *, urgent: bool) -> NoticeQuerySet:
    owed = Notice.objects.due(now).filter(medium=Medium.SMS).order_by("due_at")
    return owed.filter(kind=Literal(Kind.ONE_TIME_CODE)) if urgent else owed.exclude(kind=Kind.ONE_TIME_CODE)


def _hold(free: NoticeQuerySet, *, lease: timedelta, is_attempt: bool = False) -> Notice | None:
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


def _send(notice: Notice, now: datetime, *, taken_up: float) -> bool:
    """Send a held message and write down the answer; whether there was one."""
    try:
        message = compose(notice, now=now)
    except NotToBeSent as reason:
        _settle(notice, reason.state, settled_because=reason.because, **reason.columns)
        return True
    if time.monotonic() - taken_up > (LEASE - LONGEST_SEND).total_seconds():
        return False  # stopped meanwhile, and the lease may run out while it is being sent: it is asked about instead
    answer = gateway.send(reference=str(notice.reference), to=message.to, sign=message.sign, text=message.text)
    return _write_down(notice, answer, now)


def _write_down(notice: Notice, answer: gateway.Accepted | gateway.Refused | gateway.Uncertain, now: datetime) -> bool:
    match answer:
        case gateway.Accepted(id=provider_id):
            _settle(notice, State.SENT, sent_at=now, provider_id=provider_id, settled_because="")
        case gateway.Refused(may_try_again=True, code=code):
            _try_again(notice, now, because=code)
        case gateway.Refused(code=code):
            _settle(notice, State.FAILED, settled_because=code)
        case gateway.Uncertain(reason=reason):
            _held(notice).update(lease_until=Now() + ASKED_AFTER, settled_because=reason[:80])
            return False
    return True


def _ask(notice: Notice, now: datetime) -> bool:
    """Ask the provider about a message without an answer; whether it said something."""
    age = _age(notice)
    match gateway.look_up(str(notice.reference)):
        case gateway.Taken(ids=ids):
            twice = f"taken {len(ids)} times" if len(ids) > 1 else ""
            _settle(notice, State.SENT, sent_at=now, provider_id=ids[0], settled_because=twice)
        case gateway.NotTaken() if age > TRUSTED_AFTER:
            _send_again(notice, now)
        case _ if age > SETTLED_WITHIN:
            _give_up(notice, now)
        case gateway.Unknown():
            return False
    return True


def _send_again(notice: Notice, now: datetime) -> None:
    """Surely not taken: owed again, unless its kind is sent at most once."""
    if _policy(notice) == Policy.AT_MOST_ONCE:
        _settle(notice, State.FAILED, settled_because="not taken, and sent at most once")
    else:
        _try_again(notice, now, because="not taken")


def _give_up(notice: Notice, now: datetime) -> None:
    """Nobody can tell: by the policy of its kind."""
    match _policy(notice):
        case Policy.SEND_AGAIN:
            _try_again(notice, now, because="the provider cannot tell")
        case Policy.AT_MOST_ONCE:
            _settle(notice, State.FAILED, settled_because="the provider cannot tell, and sent at most once")
        case _:
            _settle(notice, State.UNCERTAIN, settled_because="the provider cannot tell")


def _try_again(notice: Notice, now: datetime, *, because: str) -> None:
    """Surely not taken: later again, each time after a longer pause, for about a day."""
    if notice.attempts >= MOST_ATTEMPTS:
        _settle(notice, State.FAILED, settled_because=because)
        return
    pause = min(FIRST_PAUSE * 2 ** min(notice.attempts - 1, 10), LONGEST_PAUSE)
    _settle(notice, State.OWED, due_at=now + pause, settled_because=because)


def _age(notice: Notice) -> timedelta:
    """How long before it was held for asking the last attempt began."""
    if notice.lease_until is None or notice.tried_at is None:
        return timedelta(0)
    return notice.lease_until - ASKING - notice.tried_at


def _policy(notice: Notice) -> Policy:
    return Kind(notice.kind).wording.when_uncertain


def _held(notice: Notice) -> NoticeQuerySet:
    """The row, as long as it is held under the lease that ``notice`` was given."""
    return Notice.objects.filter(pk=notice.pk, state=State.SENDING, lease_until=notice.lease_until)


def _settle(notice: Notice, state: Notice.State, **columns: object) -> None:
    with transaction.atomic():
        if not _held(notice).update(state=state, lease_until=None, **columns):
            logger.warning("the answer about message %s came after its lease", notice.reference)
            return
        for name, value in {"state": state, **columns}.items():
            setattr(notice, name, value)
        if notice.state == State.SENT and notice.sent_at:
            journal.ledger.note([notice], at=notice.sent_at)
