"""What `migrate` and `check --database` refuse before anything is served."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from windows.models import DemonstrationClock


@register(Tags.database)
def production_holds_no_demonstration(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """A planted database has logins with one known password and a clock that was moved; production never serves it."""
    if settings.DEMO or not any(_is_planted(alias) for alias in databases or ()):
        return []
    hint = "Give production a database of its own, or set DEMO=1 to serve the demonstration on this machine alone."
    return [Error("This database holds the demonstration: its logins and its clock.", hint=hint, id="mediation.E001")]


def _is_planted(alias: str) -> bool:
    """Before the first migration there is no table to ask."""
    tables = connections[alias].introspection.table_names()
    return DemonstrationClock._meta.db_table in tables and DemonstrationClock.objects.using(alias).exists()
