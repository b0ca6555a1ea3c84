"""What a message says, in Chinese, as it goes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime

from accounts.fields import vault
from mediation import lengths
from mediation.models import Notice
from mediation.notices.kinds import Kind

CODE_LIVES = timedelta(minutes=5)
NAMED = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True)
class TextParticular:
    """Something that a text leaves open. ``longest``: as long as it can be, for those who count the characters.

    ``written``: how what is stored is written. ``is_looked_up``: it is found while the message is sent and stored with
    no message.
    """

    longest: str
    written: Callable[[Any], str] = str
    is_looked_up: bool = False


def _moment(stored: str) -> str:
    return date_format(localtime(datetime.fromisoformat(stored)), "n月j日 H:i")


def _day(stored: str) -> str:
    return date_format(date.fromisoformat(stored), "n月j日")


PARTICULARS = {
    "phone": TextParticular("0574-00000000"),
    "window": TextParticular("188"),
    "when": TextParticular("12月25日 14:00", _moment),
    "until": TextParticular("12月25日", _day),
    "code": TextParticular("123456", is_looked_up=True),
    "lives": TextParticular("", is_looked_up=True),  # as long as ``CODE_LIVES`` is in words: ``longest`` puts it in
    "link": TextParticular("", is_looked_up=True),  # as long as the address of this installation: ``longest`` is told
}


def text_of(notice: Notice, **looked_up: str) -> str:
    """The message as it goes out, in Chinese; what changes with time or stands nowhere is put in here.

    ``looked_up``: what the sender has found besides, as the address of a survey.

    Moments in ``params`` are ISO text and are written as people say them ("11月25日 14:00"). The sender's sign is set
    before it by the provider.
    """
    kind = Kind(notice.kind)
    text = (kind.wording.text_until if "until" in notice.params else None) or kind.wording.text
    params = {name: PARTICULARS[name].written(value) for name, value in notice.params.items()}
    if kind == Kind.ONE_TIME_CODE:
        params |= _of_a_code(UUID(notice.occasion))
    return _in_chinese(text) % (params | looked_up)


def text_of_code(proof_id: UUID) -> str:
    """The message with the six digits of a ``PhoneProof``, for who is no party yet."""
    return _in_chinese(Kind.ONE_TIME_CODE.wording.text) % _of_a_code(proof_id)


def _of_a_code(challenge_id: UUID) -> dict[str, str]:
    return {"code": one_time_code(challenge_id), "lives": _lives()}


def _lives() -> str:
    with translation.override("zh-hans"):
        return lengths.of_time(CODE_LIVES)


def longest(kind: Kind, *, link: str) -> str:
    """The longest text that this kind may become, for those who count its characters; ``link``: an address in full."""
    params = {name: particular.longest for name, particular in PARTICULARS.items()}
    return _in_chinese(kind.wording.text) % (params | {"lives": _lives(), "link": link})


def one_time_code(challenge_id: UUID) -> str:
    """The six digits of a ``PhoneChallenge`` or ``PhoneProof``, derived under the receipt key, sent or tried."""
    return f"{int.from_bytes(vault.derived(f'challenge:{challenge_id}')[:8]) % 1_000_000:06d}"


def require_particulars(kind: Kind, params: Mapping[str, Any]) -> None:
    """Raise ``TypeError`` unless the params are those that the text of this kind leaves open, and no others."""
    if missing := needed(kind) - params.keys():
        raise TypeError(f"The message {kind.value!r} cannot be written without {sorted(missing)}.")
    if surplus := params.keys() - needed(kind) - optional(kind):
        raise TypeError(f"The message {kind.value!r} says nothing of {sorted(surplus)}.")


@cache
def needed(kind: Kind) -> frozenset[str]:
    """The particulars that must be stored with a message of this kind."""
    return frozenset(name for name in named(kind.wording.text) if not PARTICULARS[name].is_looked_up)


@cache
def optional(kind: Kind) -> frozenset[str]:
    """Those that change its text where they are stored."""
    return frozenset(named(kind.wording.text_until)) if kind.wording.text_until else frozenset()


def named(text: Promise) -> list[str]:
    """The names of the particulars that a text leaves open."""
    return NAMED.findall(_in_chinese(text))


def _in_chinese(text: Promise) -> str:
    with translation.override("zh-hans"):
        return str(text)
