"""Proving a telephone before there is a party: six digits, five tries, five minutes; then one application comes in."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts import phones
from accounts.fields import vault
from mediation.casework import attempts, one_time_codes
from mediation.casework.attempts import LIMITS
from mediation.casework.one_time_codes import CODE_TRIES, CODES_A_DAY, DAY
from mediation.casework.public_access import NotOpened
from mediation.casework.too_many import TooManyCodes
from mediation.models import PhoneProof
from mediation.models.applying import ONLINE_DRAFTS_LIVE
from mediation.notices import CODE_LIVES
from windows.models import Centre

OF_A_CENTRE_A_DAY, OF_A_NETWORK_A_DAY = 1000, 40


def mobile(typed: str) -> str:
    """A number that a text message reaches, in normal form. Raises ``ValidationError``."""
    phone = phones.normal(typed)
    if not phones.is_mobile(phone):
        raise ValidationError(_("Text messages do not reach this number. Please type a mobile number."))
    return phone


@transaction.atomic
def ask_for_code(centre: Centre, phone: str, *, source: str = "", at: datetime) -> PhoneProof:
    """Owe six digits to this telephone: at most one a minute, five an hour and ten a day, whoever asks.

    Each costs, and strangers ask: beyond 60 in a quarter of an hour, or 1,000 a day, a centre sends one more to each
    network (``source``) that had none yet, so that some who ask much do not close it to others; never more than 40 a
    day to one. Raises ``TooManyAttempts``, or ``ValidationError`` where no text message reaches it.
    """
    phone = mobile(phone)
    index = vault.blind_index(phone, purpose="phone")
    one_time_codes.one_at_a_time(f"proof:{index}")
    issued = PhoneProof.objects.filter(phone_index=index, issued_at__gt=at - DAY).order_by("-issued_at")
    one_time_codes.check_rate(
        issued.values_list("issued_at", flat=True)[:CODES_A_DAY], at=at, most=one_time_codes.RATES
    )
    _count(centre, source, at=at)
    return PhoneProof.objects.create(
        centre=centre, phone=phone, phone_index=index, issued_at=at, expires_at=at + CODE_LIVES
    )


def _count(centre: Centre, source: str, *, at: datetime) -> None:
    """What was refused counts for no day, so that asking in vain uses nothing up."""
    counted = f"{centre.code} {source}"
    of_window = attempts.count("codes-from", counted, at=at)
    if attempts.count("codes", f"centre {centre.code}", at=at) > LIMITS["codes"] and of_window > 1:
        raise TooManyCodes(attempts.end_of_window(at))
    of_day = attempts.count("codes-of-day", counted, at=at, window=DAY)
    if of_day > OF_A_NETWORK_A_DAY:
        raise TooManyCodes(attempts.end_of_window(at, window=DAY))
    if attempts.count("centre-of-day", centre.code, at=at, window=DAY) > OF_A_CENTRE_A_DAY and of_day > 1:
        raise TooManyCodes(attempts.end_of_window(at, window=DAY))


def prove(proof_id: UUID, one_time_code: str, *, at: datetime) -> None:
    """The digits that were sent prove the telephone. Raises :class:`NotOpened`; a wrong try is counted.

    Proved already, the same digits are taken again, so that a program may try again. Outside any transaction, so that
    a wrong try stays counted.
    """
    tried = PhoneProof.objects.filter(pk=proof_id, tries__lt=CODE_TRIES)
    if not tried.update(tries=F("tries") + 1):
        raise NotOpened
    if not one_time_codes.is_right(proof_id, one_time_code):
        raise NotOpened
    uncounted = F("tries") - 1
    fresh = PhoneProof.objects.filter(pk=proof_id, proved_at=None, expires_at__gt=at)
    if fresh.update(proved_at=at, tries=uncounted):
        return
    if not PhoneProof.objects.filter(pk=proof_id).exclude(proved_at=None).update(tries=uncounted):
        raise NotOpened


def is_underway(proof_id: UUID, phone: str, *, at: datetime) -> bool:
    """Whether a code that was sent to this very telephone can still be typed, or was and still lets somebody in."""
    index = vault.blind_index(phone, purpose="phone")
    proof = PhoneProof.objects.filter(pk=proof_id, phone_index=index, spent_at=None, tries__lt=CODE_TRIES).first()
    if proof is None:
        return False
    return proof.issued_at > at - ONLINE_DRAFTS_LIVE if proof.proved_at else proof.expires_at > at
