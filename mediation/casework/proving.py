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
from mediation.casework import public_access
from mediation.casework.public_access import (
    CODE_TRIES,
    CODES_A_DAY,
    DAY,
    NotOpened,
    TooManyAttempts,
    TooManyCodes,
)
from mediation.models import PhoneProof
from mediation.models.applying import ONLINE_DRAFTS_LIVE
from mediation.notices import CODE_LIVES
from windows.models import Centre


def mobile(typed: str) -> str:
    """A number that a text message reaches, in normal form. Raises ``ValidationError``."""
    phone = phones.normal(typed)
    if not phones.is_mobile(phone):
        raise ValidationError(_("Text messages do not reach this number. Please type a mobile number."))
    return phone


@transaction.atomic
def ask_for_code(centre: Centre, phone: str, *, at: datetime) -> PhoneProof:
    """Owe six digits to this telephone: at most one a minute, five an hour and ten a day, whoever asks.

    A centre sends 60 in a quarter of an hour at most, to however many telephones: each costs, and strangers ask.
    Raises ``TooManyAttempts``, or ``ValidationError`` where no text message reaches it.
    """
    phone = mobile(phone)
    index = vault.blind_index(phone, purpose="phone")
    public_access.one_at_a_time(f"proof:{index}")
    issued = PhoneProof.objects.filter(phone_index=index, issued_at__gt=at - DAY).order_by("-issued_at")
    public_access.check_rate(issued.values_list("issued_at", flat=True)[:CODES_A_DAY], at=at, most=public_access.RATES)
    _count(centre, at=at)
    return PhoneProof.objects.create(
        centre=centre, phone=phone, phone_index=index, issued_at=at, expires_at=at + CODE_LIVES
    )


def _count(centre: Centre, *, at: datetime) -> None:
    try:
        public_access.count_attempt("codes", source=f"centre {centre.code}", at=at)
    except TooManyAttempts as often:
        raise TooManyCodes(often.until) from often


def prove(proof_id: UUID, one_time_code: str, *, at: datetime) -> None:
    """The digits that were sent prove the telephone. Raises :class:`NotOpened`; a wrong try is counted.

    Proved already, the same digits are taken again, so that a program may try again. Outside any transaction, so that
    a wrong try stays counted.
    """
    tried = PhoneProof.objects.filter(pk=proof_id, tries__lt=CODE_TRIES)
    if not tried.update(tries=F("tries") + 1):
        raise NotOpened
    if not public_access.is_right(proof_id, one_time_code):
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
