"""What was received stays what it was: looked at with every reading, and by the sweep."""

from __future__ import annotations

import hashlib

from accounts.fields.vault import Unreadable
from mediation.inspection.verdicts import Why
from mediation.models import Material


class NotAsReceived(Exception):
    """What is stored is not what was received; it is not handed out."""


class StillChecked(Exception):
    """Nobody has looked into it yet; until then it is not handed out."""


class NotKept(Exception):
    """It was looked into and not kept; ``why`` says the reason."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def digest_for_journal(content: bytes, salt: bytes) -> str:
    """Salted, so that whoever reads the journal cannot try out what the file may have been."""
    return hashlib.sha256(salt + content).hexdigest()


def digest_of(material: Material) -> bytes:
    """What the stored bytes must have: while it is being checked that of what came in, then that of what is kept."""
    return bytes(material.sent_digest if material.digest is None else material.digest)


def opened(material: Material) -> bytes:
    """The bytes that are stored. Raises :class:`NotAsReceived`."""
    try:
        content = bytes(material.content or b"")
    except Unreadable as wrong:
        raise NotAsReceived(material.pk) from wrong
    if hashlib.sha256(content).digest() != digest_of(material):
        raise NotAsReceived(material.pk)
    return content
