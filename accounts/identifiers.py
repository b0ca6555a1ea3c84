"""Primary keys: UUIDv7, so that they rise with time and say nothing else. Never shown to the public."""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    return uuid7()
