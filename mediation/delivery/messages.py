"""Sending what is owed, once: intent → lease → send → ask the provider by our own reference when its answer was lost.

A message that a sender holds has a lease; whoever finds a lease run out asks the provider and never just sends again.
What nobody can tell becomes *uncertain* or is settled by the policy of its kind, never silently.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import F

from mediation import notices
from mediation.delivery import gateway
from mediation.models import Notice
from mediation.notices import Policy

State = Notice.State
LEASE = timedelta(seconds=20)
RETRY_AFTER = timedelta(seconds=30)
SETTLES_WITHIN = timedelta(minutes=2)
MOST_ATTEMPTS = 8


def send_due(now: datetime, *, limit: int = 20) -> int:
    """Send up to ``limit`` messages whose time has come; how many were held. A failure of one never stops the rest."""
    held = _claim(now, limit)
    for notice in held:
        if notice.medium == Notice.Medium.DESK:
            _settle(notice, State.SENT, sent_at=now)
        else:
            _send(notice, now)
    return len(held)


def settle_lost(now: datetime, *, limit: int = 20) -> int:
    """Ask the provider about messages whose sender was lost before it wrote down the answer; how many were asked."""
    lost = list(
        Notice.objects.lost_hold(now).select_related("party__person", "case__centre").order_by("lease_until")[:limit]
    )
    for notice in lost:
        if Notice.objects.lost_hold(now).filter(pk=notice.pk).update(lease_until=now + LEASE):
            _ask(notice, now)
    return len(lost)


def settle_by_hand(notice: Notice, *, was_sent: bool, at: datetime) -> bool:
    """A person has found out about an uncertain message; whether it was still uncertain."""
    uncertain = Notice.objects.uncertain().filter(pk=notice.pk)
    if was_sent:
        return bool(uncertain.update(state=State.SENT, sent_at=at, settled_because="by hand"))
    return bool(uncertain.update(state=State.OWED, due_at=at, settled_because="by hand"))


def _claim(now: datetime, limit: int) -> list[Notice]:
    """Hold due messages by compare-and-swap; two senders never hold the same one."""
    due = Notice.objects.due(now).order_by("due_at").select_related("party__person", "case__centre")[:limit]
    return [notice for notice in due if _hold(notice, now)]


def _hold(notice: Notice, now: datetime) -> bool:
    free = Notice.objects.due(now).filter(pk=notice.pk)
    notice.attempts += 1
    return bool(free.update(state=State.SENDING, lease_until=now + LEASE, attempts=F("attempts") + 1))


def _send(notice: Notice, now: datetime) -> None:
    answer = gateway.send(
        reference=str(notice.reference),
        to=notice.party.person.phone,
        sign=notice.case.centre.short_name,
        text=notices.text_of(notice),
    )
    match answer:
        case gateway.Accepted(id=provider_id):
            _settle(notice, State.SENT, sent_at=now, provider_id=provider_id)
        case gateway.Refused(may_try_again=True) if notice.attempts < MOST_ATTEMPTS:
            _settle(notice, State.OWED, due_at=now + RETRY_AFTER * notice.attempts)
        case gateway.Refused(code=code):
            _settle(notice, State.FAILED, settled_because=code)
        case gateway.Uncertain(reason=reason):
            # Stays held: when the lease runs out the provider is asked, it is not sent again.
            Notice.objects.filter(pk=notice.pk, state=State.SENDING).update(settled_because=reason[:80])


def _ask(notice: Notice, now: datetime) -> None:
    match gateway.look_up(str(notice.reference)):
        case gateway.Taken(ids=ids):
            _settle(notice, State.SENT, sent_at=now, provider_id=ids[0])
        case gateway.NotTaken() if now > notice.lease_until + gateway_settling():
            _resend(notice, now)
        case _ if now > notice.lease_until + SETTLES_WITHIN:
            _give_up(notice, now)


def gateway_settling() -> timedelta:
    """How long after the last attempt the provider's *not taken* can be trusted."""
    return timedelta(seconds=5)


def _resend(notice: Notice, now: datetime) -> None:
    """Surely not taken: owed again, unless its kind is sent at most once."""
    if notices.WORDINGS[notice.kind].policy == Policy.AT_MOST_ONCE:
        _settle(notice, State.FAILED, settled_because="not taken, and sent at most once")
    else:
        _settle(notice, State.OWED, due_at=now)


def _give_up(notice: Notice, now: datetime) -> None:
    """Nobody can tell: by the policy of its kind."""
    policy = notices.WORDINGS[notice.kind].policy
    if policy == Policy.SEND_AGAIN:
        _settle(notice, State.OWED, due_at=now)
    else:
        _settle(notice, State.UNCERTAIN, settled_because="the provider cannot tell")


def _settle(notice: Notice, state: State, **columns: object) -> None:
    Notice.objects.filter(pk=notice.pk, state=State.SENDING).update(state=state, lease_until=None, **columns)
