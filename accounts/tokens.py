"""API tokens: shown once when issued, then known only by their SHA-256."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils.timezone import localdate

from accounts.compiled import Compiled
from accounts.models import ApiToken, User

SHOWN = 12  # characters by which its owner recognises a token


_OF_DIGEST = Compiled(lambda digest: ApiToken.objects.select_related("user").filter(digest=digest))


class Holder(NamedTuple):
    user: User
    token: ApiToken


def issue(user: User, *, name: str, scopes: Sequence[str], lasts: timedelta, at: datetime) -> tuple[ApiToken, str]:
    """A new token and its secret, which cannot be shown again."""
    secret = f"mdt_{secrets.token_urlsafe(32)}"
    token = ApiToken.objects.create(
        user=user,
        name=name,
        prefix=secret[:SHOWN],
        digest=_digest(secret),
        scopes=list(scopes),
        created_at=at,
        expires_at=at + lasts,
    )
    return token, secret


def holder_of(secret: str, *, at: datetime) -> Holder | None:
    """Who holds a token that is still good, or nobody: unknown, expired, revoked and signed-out people look alike."""
    token = next(iter(_OF_DIGEST(digest=_digest(secret))), None)  # a digest is unique
    if token is None or not token.is_good(at):
        return None
    today = localdate(at)
    if token.last_used_on != today:
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=today)
    return Holder(token.user, token)


def revoke(token: ApiToken, *, at: datetime) -> None:
    ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=at)


def revoke_all(user: User, *, at: datetime) -> int:
    """Every token of this person is at its end: with the password, the roles or the account. How many there were."""
    return user.api_tokens.filter(revoked_at=None).update(revoked_at=at)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
