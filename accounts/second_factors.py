"""Second factors at rest: seeds of authenticator apps and of recovery codes are sealed by the vault."""

import base64
import secrets
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import models, transaction

from accounts.fields import vault
from accounts.models import User

CONTEXT = "second factor"
SEALED = ("secret", "seed")  # of the data of a row; a hardware key has nothing that must be hidden


def is_missing(user: User, *, at: datetime) -> bool:
    """Whether this person has none and must: the grace since the account was made is over. Asks only then.

    ``at`` by the clock of the machine.
    """
    return user.made_at + settings.SECOND_FACTOR_GRACE <= at and not has_any(user)


def has_any(user: User) -> bool:
    """Whether signing in asks for more than the password. Recovery codes alone are no second factor."""
    return bool(Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.RECOVERY_CODES).exists())


def seal(text: str) -> str:
    return vault.seal(text, context=CONTEXT)


def unseal(text: str) -> str:
    """What was sealed. What cannot be opened becomes a seed of chance, so that no code is right for it."""
    try:
        return vault.unseal(text, context=CONTEXT)
    except vault.Unreadable:
        return base64.b32encode(secrets.token_bytes(20)).decode()


def seal_rows(rows: models.QuerySet[Any] | None = None) -> int:
    """Seal what stands in clear or under an older key; how many rows. Running it again goes on where it stopped.

    ``rows``: of the model as a migration knows it; otherwise all there are.
    """
    every = Authenticator.objects.all() if rows is None else rows
    return sum(_seal_row(every, pk) for pk, data in every.values_list("pk", "data") if _is_stale(data))


def _seal_row(every: models.QuerySet[Any], pk: object) -> int:
    with transaction.atomic(using=every.db):
        row = every.select_for_update().filter(pk=pk).first()
        return _sealed(row) if row is not None and _is_stale(row.data) else 0


def _sealed(row: Any) -> int:
    for name in SEALED:
        if name in row.data:
            row.data[name] = seal(_plain(row.data[name]))
    row.save(update_fields=["data"])
    return 1


def _is_stale(data: dict[str, Any]) -> bool:
    return any(name in data and not vault.is_current(data[name]) for name in SEALED)


def _plain(text: str) -> str:
    """A seed has no colon, and what is sealed begins with the id of its key and one."""
    return vault.unseal(text, context=CONTEXT) if ":" in text else text
