"""Primary keys: UUIDv7, so that they rise with time and say nothing else; and the staff number people sign in by."""

import unicodedata
from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    return uuid7()


def normal_staff_number(typed: str) -> str:
    """As it is kept: full width becomes half, no blanks around. Small and capital letters are one when looked up.

    Whatever counts by a staff number counts :func:`counted_staff_number`, as the look-up takes it.
    """
    return unicodedata.normalize("NFKC", typed).strip()


def counted_staff_number(typed: str) -> str:
    """The same for every way of writing one staff number."""
    return normal_staff_number(typed).upper()
