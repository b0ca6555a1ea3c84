"""The public door: a receipt code opens the summary; a code to the registered phone opens papers and changes.

Wrong and unknown look and cost the same. Attempts are counted in the database, per source (a keyed digest of the
address, never the address) and quarter of an hour.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.core import signing
from django.db import connection, transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.fields import vault
from accounts.literals import is_and_is_given
from mediation import intake, notices
from mediation.models import Case, DoorAttempt, Party, PhoneChallenge
from mediation.notices import CODE_LIVES

WINDOW = timedelta(minutes=15)
LIMIT = 30  # from one source in one window; of these doors others, since a village's one line serves many
LIMITS = {"apply-code": 10, "apply": 10, "codes": 60}
CODE_TRIES = 5
CODES_A_DAY, CODES_AN_HOUR = 10, 5
CODE_PAUSE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
RATES = ((1, CODE_PAUSE), (CODES_AN_HOUR, HOUR), (CODES_A_DAY, DAY))  # of codes to one telephone
MINUTES_ARE_TOLD = 120
GRANT_LIVES = timedelta(minutes=10)
PROOF_LIVES = timedelta(hours=2)
GRANT_SALT = "mediation.door.proved"

COUNT = """
INSERT INTO mediation_doorattempt (id, door, source, window_start, count) VALUES (gen_random_uuid(), %s, %s, %s, 1)
ON CONFLICT (door, source, window_start) DO UPDATE SET count = mediation_doorattempt.count + 1 RETURNING count
"""

COUNT_EACH = """
INSERT INTO mediation_doorattempt (id, door, source, window_start, count)
SELECT gen_random_uuid(), %s, source, %s, %s FROM unnest(%s::bytea[]) AS asked(source)
ON CONFLICT (door, source, window_start) DO UPDATE SET count = mediation_doorattempt.count + EXCLUDED.count
RETURNING source, count
"""


class TooManyAttempts(Exception):
    """This source has tried too often; it may come again at ``until``."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


class TooManyCodes(TooManyAttempts):
    """So many codes were sent, by the centre or to one network, that this network gets no more for now.

    Where the centre has sent its share, a network that has had none yet still gets one.
    """


class NotOpened(Exception):
    """The code, or the one-time code, does not open this door."""


@dataclass(frozen=True)
class Visitor:
    """Whom a receipt code has let in: one party of one case. ``proved_at``: when the phone was proved, if it was."""

    party: Party
    case: Case
    proved_at: datetime | None = None


def count_attempt(purpose: str, *, source: str, at: datetime) -> None:
    """Count one attempt for this purpose by ``source``, as ``origin_of`` tells it, or the name of an account.

    Raises :class:`TooManyAttempts` beyond its limit in this quarter of an hour.
    """
    if count(purpose, source, at=at) > LIMITS.get(purpose, LIMIT):
        raise TooManyAttempts(end_of_window(at))


def count(purpose: str, source: str, *, at: datetime, window: timedelta = WINDOW) -> int:
    """How many attempts by ``source`` for this purpose there were in this window of time, with this one."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [purpose, _source(source), _start(at, window)])
        counted: int = cursor.fetchone()[0]
    return counted


def count_each(
    purpose: str, sources: Iterable[str], *, at: datetime, times: int = 1, window: timedelta = WINDOW
) -> dict[str, int]:
    """The same of several sources with one statement: the counts by source, with these ``times``."""
    digests = {_source(source): source for source in sources}
    with connection.cursor() as cursor:
        cursor.execute(COUNT_EACH, [purpose, _start(at, window), times, sorted(digests)])
        return {digests[bytes(digest)]: counted for digest, counted in cursor.fetchall()}


def give_back(purpose: str, *, source: str, at: datetime) -> None:
    """An attempt that was right was none."""
    counted = DoorAttempt.objects.filter(door=purpose, source=_source(source), window_start=_start(at, WINDOW))
    counted.filter(count__gt=0).update(count=F("count") - 1)


def end_of_window(at: datetime, *, window: timedelta = WINDOW) -> datetime:
    """When it is counted anew."""
    return _start(at, window) + window


def new_device() -> str:
    """A name of chance for a browser."""
    return str(uuid4())


def _start(at: datetime, window: timedelta) -> datetime:
    seconds = window.total_seconds()
    return datetime.fromtimestamp(at.timestamp() // seconds * seconds, tz=at.tzinfo)


def _source(source: str) -> bytes:
    return vault.derived(f"source:{source}")


def words_for(often: TooManyAttempts, *, at: datetime) -> str:
    """Why, and how long somebody has to wait: never less than it is, in minutes, beyond two hours in hours."""
    minutes = -(-(often.until - at) // timedelta(minutes=1))
    if minutes > MINUTES_ARE_TOLD:
        hours = -(-minutes // 60)
        when = ngettext("in %(count)d hour", "in %(count)d hours", hours) % {"count": hours}
    else:
        when = ngettext("in %(count)d minute", "in %(count)d minutes", minutes) % {"count": minutes}
    if isinstance(often, TooManyCodes):
        words = _("From here there are no more codes for now. Please try again %(when)s, call, or come to any window.")
    else:
        words = _("Too many attempts. Please try again %(when)s.")
    return words % {"when": when}


def enter(receipt_code: str, *, only: Iterable[str] = ()) -> Visitor:
    """Who holds this receipt code. Raises :class:`NotOpened`, the same for wrong, unknown and revoked ones.

    A respondent from whom the case is kept reads the same, even if a code was given before the label was. ``only``:
    the columns that are asked for, by who reads and changes nothing.
    """
    receipt = intake.find_by_receipt(receipt_code, only=only)
    if receipt is None or notices.is_kept_from(receipt.case, receipt.party):
        raise NotOpened
    return Visitor(receipt.party, receipt.case)


@transaction.atomic
def send_code(visitor: Visitor, *, at: datetime) -> PhoneChallenge:
    """Owe a one-time code to the registered phone: at most one a minute, five an hour and ten a day.

    Of all parties that have this telephone together, and apart from codes to it that strangers ask for.
    Raises :class:`TooManyAttempts`, or :class:`NotOpened` where no phone is registered.
    """
    if not visitor.party.person.phone_index:
        raise NotOpened
    index = visitor.party.person.phone_index
    one_at_a_time(f"challenge:{index}")
    earlier = PhoneChallenge.objects.filter(is_and_is_given("party__person__phone_index", index))
    today = earlier.filter(issued_at__gt=at - DAY).order_by("-issued_at").values_list("issued_at", flat=True)
    check_rate(today[:CODES_A_DAY], at=at, most=RATES)
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
    if not is_right(challenge.pk, one_time_code):
        raise NotOpened
    if not PhoneChallenge.objects.filter(pk=challenge.pk, used_at=None).update(used_at=at):
        raise NotOpened


def one_at_a_time(what: str) -> None:
    """Who asks for the same at once is counted one after the other. Must run inside a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [what])


def check_rate(issued: Iterable[datetime], *, at: datetime, most: Iterable[tuple[int, timedelta]]) -> None:
    """Whether another code may be sent. ``issued``: when the last ones were, the latest first.

    ``most``: so many within such a span. Raises :class:`TooManyAttempts` with the end of the span that is full.
    """
    before = list(issued)
    for count, span in most:
        if len(before) >= count and before[count - 1] > at - span:
            raise TooManyAttempts(before[count - 1] + span)


def is_right(challenge_id: UUID, typed: str) -> bool:
    """Whether these are the digits that were sent; wrong ones take as long to compare."""
    return hmac.compare_digest(notices.one_time_code(challenge_id).encode(), typed.strip().encode())


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
