"""What every kind of message declares: to whom, in which words, and what is done in doubt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Policy(TextChoices):
    """What is done when nobody can say whether the provider took a message."""

    ASK_A_PERSON = "ask_a_person", _("a person decides")
    AT_MOST_ONCE = "at_most_once", _("it is not sent again")
    SEND_AGAIN = "send_again", _("it is sent again: a duplicate is harmless")


class Audience(StrEnum):
    """Parties get a text message or a letter; staff find it on their desks."""

    PARTIES = "parties"
    STAFF = "staff"


@dataclass(frozen=True, kw_only=True)
class Wording:
    """What a kind of message needs, so that none can be declared by halves.

    ``name``: what lists call it. ``text``: its particulars are those of ``texts.PARTICULARS``. ``text_until``: said in
    place of ``text`` where a right has a last day. ``is_private``: for the eyes of its recipient alone, as it holds
    what ``delivery.composing`` looks up while it is sent (a code, a link); no list shows its text.
    """

    name: Promise
    audience: Audience
    text: Promise
    when_uncertain: Policy
    text_until: Promise | None = None
    is_private: bool = False


def to_parties(name: Promise, text: Promise, *, text_until: Promise | None = None) -> Wording:
    """The usual: whether they were told matters, so a person finds out where the provider cannot say."""
    return Wording(
        name=name, audience=Audience.PARTIES, text=text, text_until=text_until, when_uncertain=Policy.ASK_A_PERSON
    )


def to_its_recipient_alone(name: Promise, text: Promise) -> Wording:
    """A code or a link: who did not get it asks for another, and a second copy would do harm."""
    return Wording(name=name, audience=Audience.PARTIES, text=text, when_uncertain=Policy.AT_MOST_ONCE, is_private=True)


def to_staff(name: Promise, text: Promise, *, when_uncertain: Policy = Policy.SEND_AGAIN) -> Wording:
    return Wording(name=name, audience=Audience.STAFF, text=text, when_uncertain=when_uncertain)
