"""One-time codes to a registered telephone: how many are sent, and whether one is right."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F

from accounts.literals import is_and_is_given
from mediation import codes, notices
from mediation.casework.public_access import NotOpened, Visitor
from mediation.casework.too_many import TooManyAttempts
from mediation.models import PhoneChallenge
from mediation.notices import CODE_LIVES

CODE_TRIES = 5
CODES_A_DAY, CODES_AN_HOUR = 10, 5
CODE_PAUSE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
RATES = ((1, CODE_PAUSE), (CODES_AN_HOUR, HOUR), (CODES_A_DAY, DAY))  # of codes to one telephone


@transaction.atomic
def send_code(visitor: Visitor, *, at: datetime) -> PhoneChallenge:
    """Owe a one-time code to the registered phone: at most one a minute, five an hour and ten a day.

    Of all parties that have this telephone together, and apart from codes to it that strangers ask for.
    Raises :class:`TooManyAttempts`, or :class:`NotOpened` where no text message can reach the party.
    """
    if not notices.takes_messages(visitor.party):
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
    return hmac.compare_digest(notices.one_time_code(challenge_id).encode(), codes.one_time(typed).encode())
