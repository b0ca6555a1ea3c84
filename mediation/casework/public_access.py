"""The public entrance: a receipt code opens the summary; a code to the registered phone opens papers and changes.

Wrong and unknown look and cost the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing

from mediation import intake, notices
from mediation.models import Case, Party

GRANT_LIVES = timedelta(minutes=10)
PROOF_LIVES = timedelta(hours=2)
GRANT_SALT = "mediation.door.proved"


class NotOpened(Exception):
    """The code, or the one-time code, does not open this door."""


@dataclass(frozen=True)
class Visitor:
    """Whom a receipt code has let in: one party of one case. ``proved_at``: when the phone was proved, if it was."""

    party: Party
    case: Case
    proved_at: datetime | None = None


def enter(receipt_code: str, *, only: Iterable[str] = ()) -> Visitor:
    """Who holds this receipt code. Raises :class:`NotOpened`, the same for wrong, unknown and revoked ones.

    A respondent from whom the case is kept reads the same, even if a code was given before the label was. ``only``:
    the columns that are asked for, by who reads and changes nothing.
    """
    receipt = intake.find_by_receipt(receipt_code, only=only)
    if receipt is None or notices.is_kept_from(receipt.case, receipt.party):
        raise NotOpened
    return Visitor(receipt.party, receipt.case)


def grant(visitor: Visitor, *, at: datetime) -> str:
    """A signed note that this visitor has proved their phone: good for ten minutes, kept in the page alone.

    Each page gives a new one, for two hours after the phone was proved.
    """
    proved_at = visitor.proved_at or at
    until = min(at + GRANT_LIVES, proved_at + PROOF_LIVES)
    payload = {"party": str(visitor.party.pk), "proved": proved_at.isoformat(), "until": until.isoformat()}
    return signing.dumps(payload, salt=GRANT_SALT)


def granted(note: str, *, at: datetime) -> Visitor:
    """Whom the note was given to. Raises :class:`NotOpened` when it is forged or too old, or the case is kept apart."""
    try:
        payload = signing.loads(note, salt=GRANT_SALT)
    except signing.BadSignature as forged:
        raise NotOpened from forged
    if datetime.fromisoformat(payload["until"]) < at:
        raise NotOpened
    party = Party.objects.select_related("person", "case__centre", "case__owner", "case__window").get(
        pk=payload["party"]
    )
    if notices.is_kept_from(party.case, party):
        raise NotOpened
    return Visitor(party, party.case, datetime.fromisoformat(payload["proved"]))
