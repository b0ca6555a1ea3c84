"""Keys and ciphers of the identity vault.

``settings.VAULT_KEYS`` is ``"id:base64,id:base64"``, each key 32 bytes. The first one encrypts, all of them decrypt: a
key is retired by putting a new one before it, re-encrypting, and taking the old one out. ``settings.INDEX_KEY`` keys
the blind indexes; changing it means computing every index again from the decrypted values.
"""

import base64
import hashlib
import hmac
import secrets
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

NONCE_BYTES = 12
KEY_BYTES = 32


class Unreadable(Exception):
    """The ciphertext belongs to another row or field, was changed, or its key is not here."""


def seal(plain: str, *, context: str) -> str:
    """Encrypt under the current key; only the same ``context`` opens it again."""
    key_id, key = next(iter(_keys().items()))
    nonce = secrets.token_bytes(NONCE_BYTES)
    body = nonce + key.encrypt(nonce, plain.encode(), context.encode())
    return f"{key_id}:{base64.urlsafe_b64encode(body).decode()}"


def unseal(sealed: str, *, context: str) -> str:
    """Decrypt, or raise ``Unreadable``."""
    key_id, _, body = sealed.partition(":")
    key = _keys().get(key_id)
    if key is None:
        raise Unreadable(f"no key {key_id!r} in VAULT_KEYS")
    try:
        raw = base64.urlsafe_b64decode(body)
        return key.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], context.encode()).decode()
    except (InvalidTag, ValueError) as error:
        raise Unreadable("the ciphertext does not belong here, or was changed") from error


def seal_bytes(plain: bytes, *, context: str) -> bytes:
    """The same for a file: the id of the key, a colon, the nonce and the ciphertext."""
    key_id, key = next(iter(_keys().items()))
    nonce = secrets.token_bytes(NONCE_BYTES)
    return b"%s:%s%s" % (key_id.encode(), nonce, key.encrypt(nonce, plain, context.encode()))


def unseal_bytes(sealed: bytes, *, context: str) -> bytes:
    """Decrypt a file, or raise ``Unreadable``."""
    key_id, _, raw = sealed.partition(b":")
    key = _keys().get(key_id.decode("ascii", "replace"))
    if key is None:
        raise Unreadable(f"no key {key_id!r} in VAULT_KEYS")
    try:
        return key.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], context.encode())
    except (InvalidTag, ValueError) as error:
        raise Unreadable("the ciphertext does not belong here, or was changed") from error


def is_current(sealed: str) -> bool:
    """Whether it was encrypted under the key that encrypts today."""
    return sealed.partition(":")[0] == next(iter(_keys()))


def blind_index(value: str, *, purpose: str) -> str:
    """A keyed digest by which an encrypted value is found; two purposes never share one. Empty for an empty value."""
    if not value:
        return ""
    return hmac.new(settings.INDEX_KEY.encode(), f"{purpose}\0{value}".encode(), hashlib.sha256).hexdigest()


def derived(text: str) -> bytes:
    """32 bytes under ``RECEIPT_KEY``, by which a code is found, or that become one. Begin ``text`` with its purpose."""
    return hmac.new(settings.RECEIPT_KEY.encode(), text.encode(), hashlib.sha256).digest()


def _keys() -> dict[str, AESGCM]:
    return _parsed(settings.VAULT_KEYS)


@lru_cache(maxsize=8)
def _parsed(spec: str) -> dict[str, AESGCM]:
    keys = {}
    for entry in spec.split(","):
        key_id, separator, text = entry.strip().partition(":")
        key = base64.b64decode(text)
        if not (key_id and separator and len(key) == KEY_BYTES):
            raise ImproperlyConfigured("VAULT_KEYS is a comma-separated list of id:base64, each key 32 bytes long.")
        keys[key_id] = AESGCM(key)
    return keys
