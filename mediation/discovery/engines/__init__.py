"""What rules run on: DuckDB in this process, or a Spark somewhere else. Both see the same tables and give the same."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from mediation.discovery.engines import duck, spark
from mediation.discovery.engines.matches import RuleMatch
from mediation.discovery.engines.tables import tables_of
from mediation.models.discovery import RuleVersion

__all__ = ["RuleMatch", "find", "tables_of"]


def find(version: RuleVersion, *, today: date, subject: str | None = None) -> list[RuleMatch]:
    """Whom a version finds in the pool as it lies now, or whether it finds this one; ordered by pseudonym."""
    engine = settings.DISCOVERY_ENGINE
    if engine == "duckdb" or subject is not None:
        return duck.find(version, today=today, subject=subject)
    return spark.find(version, today=today, master=engine)
