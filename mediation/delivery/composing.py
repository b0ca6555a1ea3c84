"""What goes out, made at the moment of sending: the phone as it stands now, the text without names or amounts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from mediation import notices
from mediation.models import Case, Notice, Party, PhoneChallenge
from mediation.notices import Kind

State = Notice.State


@dataclass(frozen=True)
class Message:
    to: str
    sign: str
    text: str


@dataclass
class NotToBeSent(Exception):
    """Why this message does not go out as it stands, and what becomes of it."""

    because: str
    state: Notice.State = State.FAILED
    columns: dict[str, Any] = field(default_factory=dict)


def compose(notice: Notice, *, now: datetime) -> Message:
    """The message to send. Raises :class:`NotToBeSent`; nothing that may be wrong with one row stops the others."""
    try:
        return Message(_number(notice, now), notice.case.centre.short_name, notices.text_of(notice))
    except NotToBeSent:
        raise
    except Exception as fault:
        raise NotToBeSent(f"cannot be written: {type(fault).__name__}") from fault


def _number(notice: Notice, now: datetime) -> str:
    party = notice.party
    if party is None or not _may_be_told(notice.case, party):
        raise NotToBeSent("may not be told", State.CANCELLED)
    if not party.person.phone:
        raise NotToBeSent("no telephone any more", State.OWED, {"medium": Notice.Medium.LETTER})
    if _is_too_late(notice, now):
        raise NotToBeSent("too late to be of use")
    return party.person.phone


def _may_be_told(case: Case, party: Party) -> bool:
    """The other side of a case with a safe-contact label learns nothing, by any door, until it is released."""
    return party.may_be_messaged and not (case.has_safe_contact and party.role == Party.Role.RESPONDENT)


def _is_too_late(notice: Notice, now: datetime) -> bool:
    """A code that has run out, an appointment that is past, a right that has ended."""
    if notice.kind == Kind.ONE_TIME_CODE:
        return not PhoneChallenge.objects.filter(pk=notice.occasion, expires_at__gt=now, used_at=None).exists()
    if when := notice.params.get("when"):
        return datetime.fromisoformat(when) <= now
    if until := notice.params.get("until"):
        return date.fromisoformat(until) < localdate(now)
    return False
