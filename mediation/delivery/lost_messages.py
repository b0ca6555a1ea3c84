"""Messages whose sender was lost before it wrote down the answer: the provider is asked, by our own reference."""

from __future__ import annotations

from datetime import datetime, timedelta

from mediation.delivery import gateway
from mediation.delivery.held_messages import State, hold, settle, try_again
from mediation.models import Notice
from mediation.notices import Kind, Policy

ASKING = timedelta(seconds=15)  # the lease of who asks, and the pause before it is asked again
TRUSTED_AFTER = timedelta(seconds=30)  # of the attempt; before that the provider's "not taken" may mean "not yet"
SETTLED_WITHIN = timedelta(minutes=5)  # of the attempt; after that nobody will find out any more


def settle_lost(now: datetime, *, limit: int = 20) -> int:
    """Ask the provider about messages whose sender was lost before it wrote down the answer; how many were asked."""
    asked = 0
    while asked < limit:
        notice = hold(Notice.objects.lost_hold().order_by("lease_until"), lease=ASKING)
        if notice is None:
            break
        asked += 1
        if not _ask(notice, now):
            break
    return asked


def _ask(notice: Notice, now: datetime) -> bool:
    """Ask the provider about a message without an answer; whether it said something."""
    age = _age(notice)
    match gateway.look_up(str(notice.reference)):
        case gateway.Taken(ids=ids):
            twice = f"taken {len(ids)} times" if len(ids) > 1 else ""
            settle(notice, State.SENT, sent_at=now, provider_id=ids[0], settled_because=twice)
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
        settle(notice, State.FAILED, settled_because="not taken, and sent at most once")
    else:
        try_again(notice, now, because="not taken")


def _give_up(notice: Notice, now: datetime) -> None:
    """Nobody can tell: by the policy of its kind."""
    match _policy(notice):
        case Policy.SEND_AGAIN:
            try_again(notice, now, because="the provider cannot tell")
        case Policy.AT_MOST_ONCE:
            settle(notice, State.FAILED, settled_because="the provider cannot tell, and sent at most once")
        case _:
            settle(notice, State.UNCERTAIN, settled_because="the provider cannot tell")


def _age(notice: Notice) -> timedelta:
    """How long before it was held for asking the last attempt began."""
    if notice.lease_until is None or notice.tried_at is None:
        return timedelta(0)
    return notice.lease_until - ASKING - notice.tried_at


def _policy(notice: Notice) -> Policy:
    return Kind(notice.kind).wording.when_uncertain
