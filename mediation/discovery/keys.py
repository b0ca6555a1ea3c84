"""Keys of discovery: pseudonyms, digests of names, and the envelope of identities. Used for nothing else.

``settings.DISCOVERY_KEYS`` and ``settings.IDENTITY_KEYS`` are lists like ``VAULT_KEYS`` (``id:base64,id:base64``). The
first key makes; the others only recognise what was made before. Whoever has a dump and neither of them has nobody.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from functools import lru_cache

from django.conf import settings
from django.utils.translation import gettext as _

KEY_BYTES = 32
PSEUDONYM_BYTES = 12  # 96 bits: among 1.4 billion people two share one with a probability of 1 in 80 billion


class NotSetUp(Exception):
    """Discovery has no keys here."""

    def __str__(self) -> str:
        return _("Discovery is not set up here: DISCOVERY_KEYS and IDENTITY_KEYS must be given.")


def current_key_id() -> str:
    """The id of the key that makes pseudonyms today."""
    return next(iter(keys_of(settings.DISCOVERY_KEYS)))


class Digester:
    """Makes keyed digests of one kind under one key: sixteen characters. Two kinds never share one.

    A value that comes again is looked up: the same numbers and names fill whole files.
    """

    MOST_KEPT = 400_000

    def __init__(self, kind: str, key_id: str | None = None) -> None:
        keys = keys_of(settings.DISCOVERY_KEYS)
        master = keys[key_id or next(iter(keys))]
        self._key = hmac.digest(master, f"discovery\0{kind}".encode(), "sha256")
        self._made: dict[str, str] = {}

    def __call__(self, value: str) -> str:
        made = self._made.get(value)
        if made is None:
            if len(self._made) >= self.MOST_KEPT:
                self._made.clear()
            digest = hmac.digest(self._key, value.encode(), "sha256")[:PSEUDONYM_BYTES]
            made = self._made[value] = base64.urlsafe_b64encode(digest).decode()
        return made


def pseudonym(number: str, key_id: str | None = None) -> str:
    """The pseudonym of a person or firm by its number in its normal form."""
    return Digester("subject", key_id)(number)


@lru_cache(maxsize=8)
def keys_of(spec: str) -> dict[str, bytes]:
    keys: dict[str, bytes] = {}
    for entry in spec.split(",") if spec else ():
        key_id, separator, text = entry.strip().partition(":")
        try:
            key = base64.b64decode(text, validate=True)
        except binascii.Error:
            key = b""
        if not (key_id and separator and len(key) == KEY_BYTES):
            raise NotSetUp
        keys[key_id] = key
    if not keys:
        raise NotSetUp
    return keys
