"""Saying the same thing twice: one effect and one answer, for a page pressed twice and a program that tries again.

The answer is kept encrypted for a day, since it may hold receipt codes that stand nowhere else.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, transaction

from accounts.fields import vault
from accounts.models import User
from mediation.models import IdempotencyRecord

KEY_LENGTH = 80
Answer = tuple[int, Any]
Answering = Callable[[], Answer]


class KeyRefused(Exception):
    """Nothing is done under this key."""


class KeyUsedForAnother(KeyRefused):
    """The same key came with another request."""


class KeyUnreadable(KeyRefused):
    """A key is text that can be written down."""


class KeyTooLong(KeyRefused):
    """A key has 80 characters at most: two that differ only beyond them must not count as one."""


def once(user: User, key: str, *, digest: bytes, at: datetime, answer: Answering) -> Answer:
    """(status, payload): of ``answer``, or of the time before when this user used this key.

    Must run inside a transaction; a second request with the key waits for the first. Raises
    :class:`KeyUsedForAnother` when ``digest``, 32 bytes that stand for the request, is not that of the time before,
    :class:`KeyTooLong` and :class:`KeyUnreadable`.
    """
    if len(key) > KEY_LENGTH:
        raise KeyTooLong
    if not key.isprintable():
        raise KeyUnreadable
    record = _claimed(user, key, digest, at)
    if record.status_code:
        return record.status_code, _opened(record)
    status, payload = answer()
    record.status_code = status
    record.answer = {"sealed": vault.seal(json.dumps(payload, cls=DjangoJSONEncoder), context=_context(record))}
    record.save(update_fields=["status_code", "answer"])
    return status, payload


def answered(user: User, key: str) -> Any | None:
    """The payload of the answer under this key, if there was one before."""
    record = IdempotencyRecord.objects.filter(user=user, key=key).exclude(status_code=0).first()
    return _opened(record) if record else None


def _claimed(user: User, key: str, digest: bytes, at: datetime) -> IdempotencyRecord:
    try:
        with transaction.atomic():
            return IdempotencyRecord.objects.create(
                user=user, key=key, request_digest=digest, status_code=0, answer={}, made_at=at
            )
    except IntegrityError:
        before = IdempotencyRecord.objects.get(user=user, key=key)
    if bytes(before.request_digest) != digest:
        raise KeyUsedForAnother(key)
    return before


def _opened(record: IdempotencyRecord) -> Any:
    return json.loads(vault.unseal(record.answer["sealed"], context=_context(record)))


def _context(record: IdempotencyRecord) -> str:
    return f"{record.pk}:answer"
