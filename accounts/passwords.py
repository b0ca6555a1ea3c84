"""Choosing one's own password: nobody chooses another's. Sessions and tokens end with the old one."""

import hmac
import secrets
import unicodedata
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction

from accounts import sessions, tokens
from accounts.fields import vault
from accounts.models import PasswordCode, User

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: nothing that is read for another
LENGTH = 8  # of a half: 40 bits
CODES_LIVE = timedelta(hours=24)


class NoSuchCode(Exception):
    """These halves let nobody choose a password: wrong, used, too old, or of another account."""


def change(user: User, password: str, *, at: datetime, but: SessionBase | None = None) -> None:
    """A new password, chosen by its owner. Every session ``but`` the one that asks ends, and every token."""
    user.set_password(password)
    user.save(update_fields=["password"])
    end_access(user, at=at, but=but)


def end_access(user: User, *, at: datetime, but: SessionBase | None = None) -> None:
    """Whoever holds a session or a token of this account signs in again."""
    sessions.end_all(user, but=but)
    tokens.revoke_all(user, at=at)


def begin_code(user: User, *, change_id: UUID) -> str:
    """The first half of a code, for who asks for it. It cannot be shown again."""
    half = _half()
    PasswordCode.objects.create(change=change_id, user=user, first=_digest("first", half))
    return half


def complete_code(change_id: UUID, *, at: datetime) -> str:
    """The second half, for who approves it; from now on both together are good for a day."""
    half = _half()
    PasswordCode.objects.filter(change=change_id).update(second=_digest("second", half), expires_at=at + CODES_LIVE)
    return half


@transaction.atomic
def change_by_code(user: User | None, halves: tuple[str, str], password: str, *, at: datetime) -> None:
    """The owner of an account chooses a password with both halves. Raises :class:`NoSuchCode`; nobody is the same."""
    digests = (_digest("first", halves[0]), _digest("second", halves[1]))
    good = PasswordCode.objects.select_for_update().filter(user=user, used_at=None, expires_at__gt=at)
    code = next((row for row in good if _is(row, digests)), None)
    if user is None or code is None or not user.is_active:
        raise NoSuchCode
    PasswordCode.objects.filter(user=user, used_at=None).exclude(second=b"").update(used_at=at)
    change(user, password, at=at)


def _is(code: PasswordCode, digests: tuple[bytes, bytes]) -> bool:
    return hmac.compare_digest(bytes(code.first) + bytes(code.second), digests[0] + digests[1])


def _half() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def _digest(which: str, typed: str) -> bytes:
    plain = unicodedata.normalize("NFKC", typed).upper().replace("O", "0").replace("I", "1").replace("L", "1")
    return vault.derived(f"{which} half:" + "".join(character for character in plain if character in ALPHABET))
