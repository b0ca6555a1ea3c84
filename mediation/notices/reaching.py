"""Whom a message may reach, and by which means."""

from __future__ import annotations

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
    """A person without a phone is told by letter, and only that fulfils what is owed (``docs/practice.md``)."""
    return Notice.Medium.SMS if party.person.phone_index else Notice.Medium.LETTER


def require_audience(kind: Kind, audience: Audience) -> None:
    if kind.wording.audience != audience:
        raise TypeError(f"The message {kind.value!r} is for {kind.wording.audience.value}.")
