"""Separate talks (背靠背): what one side tells the mediator in the absence of the other, apart from the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from mediation import journal
from mediation.models import Actor, MediationSession, Party, Statement

Form = MediationSession.Form


@dataclass(frozen=True)
class SeparateTalk:
    """With whom, and what was said: for the mediator alone (``access.confidences``)."""

    party: Party
    words: str


def require_talks(form: str, talks: Sequence[SeparateTalk]) -> None:
    """Raise ``ValidationError`` unless a session of this form has the talks that it says it had, each with a party."""
    parties = [talk.party.pk for talk in talks]
    if form == Form.JOINT and talks:
        raise ValidationError({"form": _("In a joint session nobody is talked to apart: choose the other form.")})
    if form != Form.JOINT and not talks:
        raise ValidationError({"separate_talks": _("Please write with whom you talked apart, and what was said.")})
    if len(set(parties)) < len(parties):
        raise ValidationError({"separate_talks": _("Write one talk for each party.")})


def write_down_talks(
    session: MediationSession, talks: Sequence[SeparateTalk], *, by: Actor, at: datetime
) -> dict[str, Any]:
    """Keep each talk in a row of its own; returns what the journal says of them: with whom, never what."""
    details: dict[str, Any] = {}
    for talk in talks:
        kept = journal.write_down(
            Statement.Kind.SEPARATE_TALK, talk.words, at=at, case=session.case, by=by, session=session, party=talk.party
        )
        details[f"separate_talk_{talk.party.number}"] = {"party": talk.party.number, **journal.mention(kept)}
    return details
