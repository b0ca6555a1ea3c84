"""What only a person can settle: uncertain and failed messages, letters and calls."""

from __future__ import annotations

from datetime import datetime

from mediation.models import Actor, Notice

State = Notice.State


def settle(notice: Notice, *, was_sent: bool, by: Actor, at: datetime) -> bool:
    """Somebody has found out about an uncertain or failed message, or has told the party otherwise.

    Where it was not sent it is owed again. Returns whether it still waited for somebody.
    """
    waiting = Notice.objects.to_settle().filter(pk=notice.pk)
    if was_sent:
        return bool(waiting.update(state=State.SENT, sent_at=at, settled_because="by hand", settled_by_id=by.user_id))
    again = {"state": State.OWED, "due_at": at, "attempts": 0}
    return bool(waiting.update(**again, settled_because="by hand", settled_by_id=by.user_id))


def fulfil(notice: Notice, *, by: Actor, at: datetime) -> bool:
    """A letter was handed over or sent off, a call was made: only this fulfils what somebody without a phone is owed.

    Returns whether it was still owed.
    """
    owed = Notice.objects.for_people(at).filter(pk=notice.pk)
    return bool(owed.update(state=State.SENT, sent_at=at, settled_because="by hand", settled_by_id=by.user_id))
