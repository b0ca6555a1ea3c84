"""What is asked of a database when this process first connects to it: that it can serve us, and that it is ours."""

from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.backends.base.base import BaseDatabaseWrapper

from accounts import keys
from accounts.unfit import UnfitDatabase

LEAST_VERSION = 18  # of PostgreSQL: uuidv7() and the builtin C.UTF-8


class TooOld(UnfitDatabase):
    """The server is older than what our statements need."""


def check_database(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Receives ``connection_created``. What it raises leaves no connection behind, so that the next one asks again."""
    if connection.alias != DEFAULT_DB_ALIAS:
        return
    try:
        require_version(connection.connection.info.server_version)
        keys.require_right_keys(connection)
    except Exception:
        connection.close()
        raise


def require_version(number: int) -> None:
    """``number`` as libpq gives it: 180003 is 18.3."""
    if number < LEAST_VERSION * 10_000:
        raise TooOld(f"This is PostgreSQL {number // 10_000}; {LEAST_VERSION} is the least that serves here.")
