"""What was received stays what it was: looked at with every reading, and by the sweep."""

from __future__ import annotations

import hashlib

from accounts.fields.vault import Unreadable
from mediation.models import Material


class NotAsReceived(Exception):
    """What is stored is not what was received; it is not handed out."""


def digest_for_journal(content: bytes, salt: bytes) -> str:
    """Salted, so that whoever reads the journal cannot try out what the file may have been."""
    return hashlib.sha256(salt + content).hexdigest()


def opened(material: Material) -> bytes:
    """The bytes that were kept. Raises :class:`NotAsReceived`."""
    try:
        content = bytes(material.content)
    except Unreadable as wrong:
        raise NotAsReceived(material.pk) from wrong
    if hashlib.sha256(content).digest() != bytes(material.digest):
        raise NotAsReceived(material.pk)
    return content
