"""Applying online: what a person wrote becomes a submitted case, once for each telephone that was proved."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.fields import vault
from mediation import intake, routing
from mediation.casework import one_time_codes
from mediation.casework.one_time_codes import DAY
from mediation.casework.public_access import NotOpened
from mediation.casework.repeating import KeyUsedForAnother
from mediation.casework.too_many import TooManyAttempts
from mediation.casework.written import Written, application_of
from mediation.intake import Registered
from mediation.models import Deadline, PhoneProof
from mediation.models.applying import ONLINE_DRAFTS_LIVE, SENT_IS_SHOWN
from windows.models import Centre

APPLICATIONS_A_DAY = 3
QUICKEST = timedelta(seconds=10)  # from asking for the code to sending: no hand reads, types and answers faster


class TooQuick(Exception):
    """Nobody answers so fast: read again, then send."""


def apply(centre: Centre, written: Written, *, proof_id: UUID, digest: bytes, at: datetime) -> Mapping[str, Any]:
    """Submit what was written under a proved telephone; what the applicant is told, the receipt code in it.

    ``digest``, 32 bytes, stands for what was sent: sent again under the same proof it has no second effect and gets
    the same answer for half an hour. Raises ``KeyUsedForAnother`` for another digest, ``NotOpened`` where the
    telephone is not proved or the answer is no longer kept, ``TooManyAttempts``, :class:`TooQuick`, and like
    ``intake.submit``.
    """
    with transaction.atomic():
        proof = PhoneProof.objects.select_for_update().filter(pk=proof_id).exclude(proved_at=None).first()
        if proof is None:
            raise NotOpened
        if proof.spent_at:
            return _said_before(proof, digest, at=at)
        _may_come_in(proof, at=at)
        answer = _submit(centre, written, proof, at=at)
        proof.spent_at, proof.digest = at, digest
        proof.answer = vault.seal(json.dumps(answer), context=_context(proof)).encode()
        proof.save(update_fields=["spent_at", "digest", "answer"])
    return answer


def receipt_of(proof_id: UUID, *, at: datetime) -> Mapping[str, Any] | None:
    """What the applicant was told when it was sent, for half an hour."""
    proof = PhoneProof.objects.filter(pk=proof_id).exclude(spent_at=None).first()
    return _opened(proof, at=at) if proof else None


def _may_come_in(proof: PhoneProof, *, at: datetime) -> None:
    if proof.issued_at < at - ONLINE_DRAFTS_LIVE:
        raise NotOpened
    if at < proof.issued_at + QUICKEST:
        raise TooQuick
    one_time_codes.one_at_a_time(f"proof:{proof.phone_index}")
    today = PhoneProof.objects.filter(phone_index=proof.phone_index, spent_at__gt=at - DAY).order_by("-spent_at")
    spent = list(today.values_list("spent_at", flat=True)[:APPLICATIONS_A_DAY])
    if len(spent) == APPLICATIONS_A_DAY and spent[-1]:
        raise TooManyAttempts(spent[-1] + DAY)


def _submit(centre: Centre, written: Written, proof: PhoneProof, *, at: datetime) -> dict[str, Any]:
    application = application_of(written, proof)
    proposals = routing.propose(application.facts, application.request, written.relation)
    submitted = intake.submit(centre, application, at=at, after=[routing.proposed(proposals)])
    routing.keep_proposals(submitted.case, proposals, at=at)
    return _answer(submitted, centre)


def _answer(submitted: Registered, centre: Centre) -> dict[str, Any]:
    (receipt,) = submitted.receipt_codes.values()
    promised = Deadline.objects.get(case=submitted.case, term="P-0")
    return {
        "centre": centre.code,
        "case_code": submitted.case.code,
        "receipt_code": receipt,
        "applied_at": submitted.case.applied_at.isoformat(),
        "check_by": promised.due_at.isoformat() if promised.due_at else None,
        "is_kept_apart": submitted.case.has_safe_contact,
    }


def _said_before(proof: PhoneProof, digest: bytes, *, at: datetime) -> Mapping[str, Any]:
    if bytes(proof.digest) != digest:
        raise KeyUsedForAnother(str(proof.pk))
    answer = _opened(proof, at=at)
    if answer is None:
        raise NotOpened
    return answer


def _opened(proof: PhoneProof, *, at: datetime) -> Mapping[str, Any] | None:
    if not proof.answer or proof.spent_at is None or proof.spent_at < at - SENT_IS_SHOWN:
        return None
    answer: Mapping[str, Any] = json.loads(vault.unseal(bytes(proof.answer).decode(), context=_context(proof)))
    return answer


def _context(proof: PhoneProof) -> str:
    return f"{proof.pk}:sent"
