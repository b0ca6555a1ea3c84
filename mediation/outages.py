"""What is nobody's fault here and passes: the database or the broker is away, or a disk is full."""

import errno
from collections.abc import Iterator

import psycopg
import redis
from django.db import InterfaceError, InternalError, OperationalError
from django.utils.translation import gettext as _

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
CODE = "out_of_order"
SOON, LATER = 10, 60  # seconds after which it is worth another try: what comes back by itself; what a person must mend


def is_outage(fault: BaseException) -> bool:
    """Whether the same request may go well a little later."""
    return any(_is_outage(cause) for cause in _causes(fault))


def is_full_disk(fault: BaseException) -> bool:
    """Ours, or PostgreSQL's."""
    return any(
        isinstance(cause, psycopg.errors.DiskFull) or (isinstance(cause, OSError) and cause.errno in FULL)
        for cause in _causes(fault)
    )


def retry_after(fault: BaseException) -> int:
    """In seconds (RFC 9110, 10.2.3)."""
    return LATER if is_full_disk(fault) else SOON


def words() -> str:
    """For a program, in the language of who reads its answers."""
    return _("Out of order for a moment. Try again after the time that Retry-After names.")


def _is_outage(fault: BaseException) -> bool:
    if isinstance(fault, OperationalError | InterfaceError | redis.RedisError):
        return True
    if isinstance(fault, InternalError):  # a server that became read-only, as one that is taken over from
        return isinstance(fault.__cause__, psycopg.errors.ReadOnlySqlTransaction)
    return isinstance(fault, OSError) and fault.errno in FULL | {errno.EROFS}


def _causes(fault: BaseException) -> Iterator[BaseException]:
    seen: BaseException | None = fault
    while seen is not None:
        yield seen
        seen = seen.__cause__
