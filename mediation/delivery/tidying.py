"""What has had its time: drafts, answers kept for repeated requests, counted attempts, codes, sessions.

Nothing here is part of a case. It is deleted for good, in pieces, so that no lock is held for long.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from accounts.sessions import SessionStore
from mediation.models import DoorAttempt, Draft, IdempotencyRecord, OnlineDraft, PhoneChallenge, PhoneProof
from mediation.models.applying import ONLINE_DRAFTS_LIVE, SENT_IS_SHOWN
from mediation.models.forms import DRAFTS_LIVE

PIECE = 1000
ANSWERS_LIVE = timedelta(hours=24)
ATTEMPTS_LIVE = timedelta(days=1)
CODES_LIVE = timedelta(days=2)  # longer than the day over which they are counted


def tidy(now: datetime) -> int:
    """Delete everything that is too old; how many rows of ours."""
    SessionStore.clear_expired()
    PhoneProof.objects.filter(spent_at__lt=now - SENT_IS_SHOWN).exclude(answer=b"").update(answer=b"")
    return sum(
        _delete(too_old)
        for too_old in (
            Draft.objects.filter(saved_at__lt=now - DRAFTS_LIVE),
            IdempotencyRecord.objects.filter(made_at__lt=now - ANSWERS_LIVE),
            DoorAttempt.objects.filter(window_start__lt=now - ATTEMPTS_LIVE),
            PhoneChallenge.objects.filter(expires_at__lt=now - CODES_LIVE),
            OnlineDraft.objects.filter(saved_at__lt=now - ONLINE_DRAFTS_LIVE),
            PhoneProof.objects.filter(issued_at__lt=now - CODES_LIVE),
        )
    )


def _delete(too_old: QuerySet[Any]) -> int:
    deleted = 0
    while piece := list(too_old.values_list("pk", flat=True)[:PIECE]):
        deleted += too_old.model._default_manager.filter(pk__in=piece).delete()[0]
    return deleted
