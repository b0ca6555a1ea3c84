"""Whom a message may reach, and by which means."""

from __future__ import annotations

from accounts import phones
from mediation.models import Case, Notice, Party
from mediation.notices.kinds import Kind
from mediation.notices.wording import Audience


def may_be_told(case: Case, party: Party) -> bool:
    """Nobody is written to against their wish, nor who is to learn nothing."""
    return party.may_be_messaged and not is_kept_from(case, party)


def may_be_called(case: Case, party: Party) -> bool:
    """Nobody is called against their wish; of a case with a safe-contact label nobody but who applied."""
    return party.may_be_called and (not case.has_safe_contact or party.role == Party.Role.APPLICANT)


def is_kept_from(case: Case, party: Party) -> bool:
    """Of a case with a safe-contact label the respondent learns nothing, by any door, until it is released."""
    return case.has_safe_contact and party.role == Party.Role.RESPONDENT


def medium_for(party: Party) -> Notice.Medium:
    """Whom no text reaches is written to or called, and only that fulfils what is owed (``docs/practice.md``)."""
    return Notice.Medium.SMS if takes_messages(party) else Notice.Medium.LETTER


def takes_messages(party: Party) -> bool:
    """Whether a text message reaches the telephone of this party: no landline, no service number, nor none at all."""
    return bool(party.person.phone_index) and phones.is_mobile(party.person.phone)


def require_audience(kind: Kind, audience: Audience) -> None:
    if kind.wording.audience != audience:
        raise TypeError(f"The message {kind.value!r} is for {kind.wording.audience.value}.")
