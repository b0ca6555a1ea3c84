"""What goes out, made at the moment of sending: the phone as it stands now, the text without names or amounts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate

from mediation import notices
from mediation.followup import surveys
from mediation.models import Notice, PhoneChallenge, SurveyLink
from mediation.notices import Kind

State = Notice.State
TOO_LATE = "too late to be of use"


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
        return Message(_number(notice), notice.case.centre.short_name, text_of(notice, now=now))
    except NotToBeSent:
        raise
    except Exception as fault:
        raise NotToBeSent(f"cannot be written: {type(fault).__name__}") from fault


def text_of(notice: Notice, *, now: datetime) -> str:
    """What it says, on a telephone or in a letter. Raises :class:`NotToBeSent` where it is of no use any more."""
    kind = Kind(notice.kind)
    looked_up = LOOKED_UP[kind](notice, now) if kind.wording.is_private else {}
    if is_too_late(notice, now=now):
        raise NotToBeSent(TOO_LATE)
    return notices.text_of(notice, **looked_up)


def _number(notice: Notice) -> str:
    party = notice.party
    if party is None or not notices.may_be_told(notice.case, party):
        raise NotToBeSent("may not be told", State.CANCELLED)
    if not notices.takes_messages(party):
        because = "no text message reaches this telephone" if party.person.phone else "no telephone any more"
        if notice.kind == Kind.ONE_TIME_CODE:
            raise NotToBeSent(because)
        raise NotToBeSent(because, State.OWED, {"medium": Notice.Medium.LETTER})
    return party.person.phone


def is_too_late(notice: Notice, *, now: datetime) -> bool:
    """An appointment that is past, a right that has ended."""
    when, until = notice.params.get("when"), notice.params.get("until")
    return bool(
        (when and datetime.fromisoformat(when) <= now) or (until and date.fromisoformat(until) < localdate(now))
    )


def _code(notice: Notice, now: datetime) -> dict[str, str]:
    """The digits are derived by ``notices``; here only whether they still open anything."""
    if not PhoneChallenge.objects.filter(pk=notice.occasion, expires_at__gt=now, used_at=None).exists():
        raise NotToBeSent(TOO_LATE)
    return {}


def _survey(notice: Notice, now: datetime) -> dict[str, str]:
    link = SurveyLink.objects.select_related("case", "party").get(pk=notice.occasion)
    if not surveys.may_be_used(link, at=now):
        raise NotToBeSent(TOO_LATE)
    return {"link": address_of_survey(surveys.token_of(link))}


def address_of_survey(token: str) -> str:
    return settings.PUBLIC_URL + reverse("survey", args=[token])


#: What of a private message stands nowhere until it is sent; whether it still opens anything.
LOOKED_UP: dict[Kind, Callable[[Notice, datetime], dict[str, str]]] = {
    Kind.ONE_TIME_CODE: _code,
    Kind.SURVEY: _survey,
}
