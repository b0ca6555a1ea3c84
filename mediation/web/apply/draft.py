"""What somebody without an account has answered so far: on our side, encrypted, under a key that their browser has.

The key is forgotten when the browser is closed, and the answers two hours after the last of them. Once sent they are
gone at once; what stays is which proof they were sent under, so that sending twice leads to the same page.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from accounts.fields import vault
from mediation.models import OnlineDraft
from mediation.models.applying import ONLINE_DRAFTS_LIVE

COOKIE, PATH = "application", "/apply/"
Answer = dict[str, Any]


@dataclass
class Kept:
    """``answers``: what was typed, by question. ``proof``: of the telephone. ``is_sent``: only the proof is left."""

    row: OnlineDraft = field(default_factory=OnlineDraft)
    answers: dict[str, Answer] = field(default_factory=dict)
    proof: UUID | None = None
    is_sent: bool = False

    @property
    def is_begun(self) -> bool:
        return bool(self.row.key_digest)


def of(request: HttpRequest, *, at: datetime) -> Kept | None:
    """What this browser has answered; nothing that is older than two hours."""
    return _find(request.COOKIES.get(COOKIE, ""), at=at)


def begin(kept: Kept, *, at: datetime) -> str:
    """Keep an empty sheet from now on; its key, for the browser alone."""
    key = secrets.token_urlsafe(32)
    kept.row.key_digest = _digest(key)
    _save(kept, at=at)
    return key


def hand_over(key: str, response: HttpResponse, *, secure: bool) -> None:
    """The key stays in the browser until it is closed."""
    response.set_cookie(COOKIE, key, path=PATH, secure=secure, httponly=True, samesite="Lax")


@transaction.atomic
def answer(kept: Kept, question: str, values: Answer, *, at: datetime, proof: UUID | None = None) -> Kept:
    """Keep one answer beside those that another tab may have given meanwhile. ``proof``: a new one."""
    fresh = _held(kept)
    if not fresh.is_sent:
        fresh.answers[question] = values
        fresh.proof = proof or fresh.proof
        _save(fresh, at=at)
    return fresh


@transaction.atomic
def ask_again(kept: Kept, question: str, *, at: datetime) -> None:
    """What was answered does not hold any more."""
    fresh = _held(kept)
    if fresh.answers.pop(question, None) is not None:
        _save(fresh, at=at)


def sent(kept: Kept, *, at: datetime) -> None:
    """The answers are gone."""
    _save(Kept(kept.row, proof=kept.proof, is_sent=True), at=at)


def forget(request: HttpRequest, response: HttpResponse, *, at: datetime) -> None:
    kept = of(request, at=at)
    if kept:
        kept.row.delete()
    response.delete_cookie(COOKIE, path=PATH, samesite="Lax")


def _find(key: str, *, at: datetime) -> Kept | None:
    fresh = OnlineDraft.objects.filter(key_digest=_digest(key), saved_at__gt=at - ONLINE_DRAFTS_LIVE)
    row = fresh.first() if key else None
    return _opened(row) if row else None


def _held(kept: Kept) -> Kept:
    """As it stands now, and nobody else changes it until the transaction ends."""
    row = OnlineDraft.objects.select_for_update().filter(pk=kept.row.pk).first()
    return _opened(row) if row else kept


def _save(kept: Kept, *, at: datetime) -> None:
    values = {"answers": kept.answers, "proof": str(kept.proof or ""), "is_sent": kept.is_sent}
    kept.row.body = vault.seal(json.dumps(values), context=_context(kept.row)).encode()
    kept.row.saved_at = at
    kept.row.save()


def _opened(row: OnlineDraft) -> Kept:
    values = json.loads(vault.unseal(bytes(row.body).decode(), context=_context(row)))
    return Kept(row, values["answers"], UUID(values["proof"]) if values["proof"] else None, values["is_sent"])


def _context(row: OnlineDraft) -> str:
    return f"online-draft:{row.pk}"


def _digest(key: str) -> bytes:
    return hashlib.sha256(key.encode()).digest()
