"""Codes to telephones of people who are no party yet: each is handed to the provider once and never again.

It is held as sent before anybody talks to the provider. Whoever dies in between has lost a code for which the person
asks again after a minute; nobody gets the same one twice.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mediation import notices
from mediation.delivery import gateway
from mediation.models import PhoneProof


def send_due(now: datetime, *, limit: int = 20) -> int:
    """Send up to ``limit`` codes; how many were held. Where the provider is out of reach the rest waits."""
    held = 0
    while held < limit:
        proof = _hold_next(now)
        if proof is None:
            break
        held += 1
        if not _send(proof):
            break
    return held


def _hold_next(now: datetime) -> PhoneProof | None:
    owed = PhoneProof.objects.filter(sent_at=None, issued_at__lte=now, expires_at__gt=now).order_by("issued_at")
    with transaction.atomic(durable=True):
        proof = owed.select_related("centre").select_for_update(skip_locked=True, of=("self",)).first()
        if proof is not None:
            proof.sent_at = now
            proof.save(update_fields=["sent_at"])
    return proof


def _send(proof: PhoneProof) -> bool:
    """Whether the provider said something. Surely not taken and worth another try: owed again until it runs out."""
    text = notices.text_of_code(proof.pk)
    answer = gateway.send(reference=str(proof.pk), to=proof.phone, sign=proof.centre.short_name, text=text)
    if isinstance(answer, gateway.Refused) and answer.may_try_again:
        PhoneProof.objects.filter(pk=proof.pk).update(sent_at=None)
        return False
    return not isinstance(answer, gateway.Uncertain)
