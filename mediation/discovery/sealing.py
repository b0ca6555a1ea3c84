"""The envelope of identities: each sealed under a name that is not the pseudonym itself."""

from __future__ import annotations

import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from mediation.discovery.keys import keys_of

NONCE_BYTES = 12


class Unreadable(Exception):
    """The identity was changed, belongs to another pseudonym, or its key is not here."""


def locator(subject: str) -> str:
    """Under which name the identity of a pseudonym lies in its store: not the pseudonym itself."""
    master = next(iter(keys_of(settings.IDENTITY_KEYS).values()))
    return _locator(_locator_key(master), subject)


def locators(subject: str) -> list[str]:
    """The same under every key that is still here."""
    return [_locator(_locator_key(master), subject) for master in keys_of(settings.IDENTITY_KEYS).values()]


class Sealer:
    """Seals many identities under the current key, each bound to its locator."""

    def __init__(self) -> None:
        self._id, master = next(iter(keys_of(settings.IDENTITY_KEYS).items()))
        self._locators = _locator_key(master)
        self._cipher = AESGCM(_sealing_key(master))

    def __call__(self, subject: str, plain: str) -> tuple[str, bytes]:
        where, nonce = _locator(self._locators, subject), secrets.token_bytes(NONCE_BYTES)
        sealed = self._cipher.encrypt(nonce, plain.encode(), where.encode())
        return where, b"%s:%s%s" % (self._id.encode(), nonce, sealed)


def unseal(where: str, sealed: bytes) -> str:
    """Open one identity, or raise :class:`Unreadable`."""
    key_id, _separator, raw = sealed.partition(b":")
    master = keys_of(settings.IDENTITY_KEYS).get(key_id.decode("ascii", "replace"))
    if master is None:
        raise Unreadable("its key is not here")
    try:
        opened = AESGCM(_sealing_key(master)).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], where.encode())
    except InvalidTag as error:
        raise Unreadable("it was changed, or belongs to somebody else") from error
    return opened.decode()


def _locator(key: bytes, subject: str) -> str:
    return hmac.digest(key, subject.encode(), "sha256").hex()


def _locator_key(master: bytes) -> bytes:
    return hmac.digest(master, b"identity\0locator", "sha256")


def _sealing_key(master: bytes) -> bytes:
    return hmac.digest(master, b"identity\0sealing", "sha256")
