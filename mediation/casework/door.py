"""The public door: a receipt code opens the summary; a code to the registered phone opens papers and changes.

Wrong and unknown look and cost the same. Attempts are counted in the database, per source (a keyed digest of the
address, never the address) and quarter of an hour.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.db import connection, transaction
from django.db.models import F

from mediation import intake, notices
from mediation.models import Case, Party, PhoneChallenge

WINDOW = timedelta(minutes=15)
LIMIT = 30
CODE_LIVES = timedelta(minutes=5)
CODE_TRIES = 5
CODES_A_DAY = 10
CODE_PAUSE = timedelta(minutes=1)
GRANT_LIVES = timedelta(minutes=10)
PROOF_LIVES = timedelta(hours=2)
GRANT_SALT = "mediation.door.proved"

COUNT = """
INSERT INTO mediation_doorattempt (id, door, source, window_start, count) VALUES (gen_random_uuid(), %s, %s, %s, 1)
ON CONFLICT (door, source, window_start) DO UPDATE SET count = mediation_doorattempt.count + 1 RETURNING count
"""


class TooManyAttempts(Exception):
    """This source has knocked too often; it may come again at ``until``."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


class NotOpened(Exception):
    """The code, or the one-time code, does not open this door."""


@dataclass(frozen=True)
class Visitor:
    """Whom a receipt code has let in: one party of one case. ``proved_at``: when the phone was proved, if it was."""

    party: Party
    case: Case
    proved_at: datetime | None = None


def knock(door: str, *, source: str, at: datetime, limit: int = LIMIT) -> None:
    """Count one attempt. Raises :class:`TooManyAttempts` beyond the limit of this window."""
    start = datetime.fromtimestamp(at.timestamp() // WINDOW.total_seconds() * WINDOW.total_seconds(), tz=at.tzinfo)
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [door, _keyed(f"source:{source}"), start])
        if cursor.fetchone()[0] > limit:
            raise TooManyAttempts(start + WINDOW)


def enter(receipt_code: str, *, only: Iterable[str] = ()) -> Visitor:
    """Who holds this receipt code. Raises :class:`NotOpened`, the same for wrong, unknown and revoked ones.

    A respondent from whom the case is kept reads the same, even if a code was given before the label was. ``only``:
    the columns that are asked for, by who reads and changes nothing.
    """
    found = intake.find_by_receipt(receipt_code, only=only)
    if found is None or notices.is_kept_from(found.case, found.party):
        raise NotOpened
    return Visitor(found.party, found.case)


@transaction.atomic
def send_code(visitor: Visitor, *, at: datetime) -> PhoneChallenge:
    """Owe a one-time code to the registered phone: at most one a minute and ten a day.

    Raises :class:`TooManyAttempts`, or :class:`NotOpened` where no phone is registered.
    """
    if not visitor.party.person.phone_index:
        raise NotOpened
    earlier = PhoneChallenge.objects.filter(party=visitor.party)
    today = list(earlier.filter(issued_at__gt=at - timedelta(days=1)).order_by("-issued_at"))
    if today and today[0].issued_at > at - CODE_PAUSE:
        raise TooManyAttempts(today[0].issued_at + CODE_PAUSE)
    if len(today) >= CODES_A_DAY:
        raise TooManyAttempts(today[-1].issued_at + timedelta(days=1))
    challenge = PhoneChallenge.objects.create(party=visitor.party, issued_at=at, expires_at=at + CODE_LIVES)
    kind = notices.Kind.ONE_TIME_CODE
    notices.owe(visitor.case, kind, to=[visitor.party], due_at=at, occasion=str(challenge.pk))
    return challenge


def prove(visitor: Visitor, one_time_code: str, *, at: datetime) -> None:
    """Check and use up the last code sent to this party. Raises :class:`NotOpened`; a wrong try is counted."""
    fresh = PhoneChallenge.objects.filter(party=visitor.party, expires_at__gt=at, used_at=None)
    challenge = fresh.order_by("-issued_at").first()
    if challenge is None:
        raise NotOpened
    tried = PhoneChallenge.objects.filter(pk=challenge.pk, tries__lt=CODE_TRIES, used_at=None)
    if not tried.update(tries=F("tries") + 1):
        raise NotOpened
    if not hmac.compare_digest(notices.one_time_code(challenge.pk).encode(), one_time_code.strip().encode()):
        raise NotOpened
    if not PhoneChallenge.objects.filter(pk=challenge.pk, used_at=None).update(used_at=at):
        raise NotOpened


def _keyed(text: str) -> bytes:
    return hmac.new(settings.RECEIPT_KEY.encode(), text.encode(), hashlib.sha256).digest()


def grant(visitor: Visitor, *, at: datetime) -> str:
    """A signed note that this visitor has proved their phone: good for ten minutes, kept in the page alone.

    Each page gives a new one, for two hours after the phone was proved.
    """
    proved_at = visitor.proved_at or at
    until = min(at + GRANT_LIVES, proved_at + PROOF_LIVES)
    said = {"party": str(visitor.party.pk), "proved": proved_at.isoformat(), "until": until.isoformat()}
    return signing.dumps(said, salt=GRANT_SALT)


def granted(note: str, *, at: datetime) -> Visitor:
    """Whom the note was given to. Raises :class:`NotOpened` when it is forged or too old, or the case is kept apart."""
    try:
        said = signing.loads(note, salt=GRANT_SALT)
    except signing.BadSignature as forged:
        raise NotOpened from forged
    if datetime.fromisoformat(said["until"]) < at:
        raise NotOpened
    party = Party.objects.select_related("person", "case__centre", "case__owner", "case__window").get(pk=said["party"])
    if notices.is_kept_from(party.case, party):
        raise NotOpened
    return Visitor(party, party.case, datetime.fromisoformat(said["proved"]))
