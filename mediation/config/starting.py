"""What web and worker ask before they take anything up: whether the database is one that they may serve."""

import sys

from django.db import Error, connection

from accounts.unfit import UnfitDatabase

NOT_TO_BE_TRIED_AGAIN = 3  # gunicorn ends with its worker, instead of starting another one


def require_database() -> None:
    """End this process where the database is too old or not ours. One that is away may come back: it is asked then."""
    try:
        connection.ensure_connection()
    except UnfitDatabase as problem:
        sys.stderr.write(f"{problem}\n")
        sys.exit(NOT_TO_BE_TRIED_AGAIN)
    except Error:
        return
    finally:
        connection.close()
        connection.close_pool()  # type: ignore[attr-defined]  # of PostgreSQL's; a fork must not inherit it
