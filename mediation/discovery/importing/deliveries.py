"""Taking one delivery in."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from mediation.discovery import keys, permissions, pool
from mediation.discovery.importing.checking import require_fit
from mediation.discovery.importing.writing import Progress, finish, refuse, write
from mediation.discovery.manifests import Manifest
from mediation.discovery.refusals import Refused
from mediation.models import Actor
from mediation.models.discovery import PoolImport, RecordSource


def take_in(
    source: RecordSource,
    manifest: Manifest,
    path: Path,
    *,
    keep_until: date,
    by: Actor,
    at: datetime,
    progress: Progress | None = None,
) -> PoolImport:
    """Import one delivery. Raises :class:`Refused` with nothing taken in; its row stays and says why."""
    officer_id = permissions.person(by, permissions.SOURCES, source.centre_id)
    delivery = PoolImport(
        source=source,
        period_from=manifest.period_from,
        period_to=max(manifest.period_from, manifest.period_to),
        count=manifest.count,
        digest=manifest.digest,
        key_id=keys.current_key_id(),
        keep_until=keep_until,
        imported_by_id=officer_id,
        started_at=at,
    )
    with pool.held(source.centre_id, delivery.pk):
        delivery.save(force_insert=True)
        try:
            require_fit(source, manifest, path)
            write(delivery, manifest, path, progress)
        except Refused as refused:
            refuse(delivery, refused, at=at)
            raise
        finish(delivery, at=at)
    return delivery
