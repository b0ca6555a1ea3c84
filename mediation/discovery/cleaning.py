"""What has reached its term, what is taken out before it, and what a killed process left."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from mediation.discovery import permissions, pool
from mediation.models import Actor
from mediation.models.discovery import PoolImport, RecordSource


def destroy(delivery: PoolImport, *, because: str, by: Actor, at: datetime) -> PoolImport:
    """Take a delivery out of the pool before its term. Raises ``ValidationError`` where it is not in the pool."""
    permissions.require(by, permissions.SOURCES, delivery.source.centre_id)
    if not because.strip():
        raise ValidationError({"because": _("Please say why.")})
    if not destroyed(delivery, because=because, at=at):
        raise ValidationError(_("This delivery is not in the pool."))
    return delivery


def destroy_past_term(on: date, *, at: datetime) -> int:
    """What has reached the end of its term is destroyed and says so; how many deliveries that were."""
    deliveries = PoolImport.objects.past_their_term(on).select_related("source")
    return sum(destroyed(delivery, because="end of term", at=at) for delivery in deliveries)


def destroyed(delivery: PoolImport, *, because: str, at: datetime) -> bool:
    """First the row, then the files: should the process die between, ``clean_up`` takes the files away."""
    state = PoolImport.State.DESTROYED
    with transaction.atomic():
        changes = {"state": state, "destroyed_at": at, "destroyed_because": because}
        if not PoolImport.objects.in_the_pool().filter(pk=delivery.pk).update(**changes):
            return False
        delivery.doubtful_pairs.all().delete()
    for file in pool.files_of(delivery.source.centre_id, delivery.pk):
        pool.destroy(file)
    delivery.refresh_from_db()
    return True


def clean_up(at: datetime) -> int:
    """What a killed import, run or destruction left: rows say so, files go. How many rows and files that were."""
    interrupted = 0
    for delivery in PoolImport.objects.filter(state=PoolImport.State.RUNNING).select_related("source"):
        if not pool.is_held(delivery.source.centre_id, delivery.pk):
            changes = {"state": PoolImport.State.INTERRUPTED, "ended_at": at}
            interrupted += PoolImport.objects.filter(pk=delivery.pk, state=PoolImport.State.RUNNING).update(**changes)
    centres = RecordSource.objects.values_list("centre_id", flat=True).distinct()
    return interrupted + sum(_sweep_files(centre_id) for centre_id in centres)


def _sweep_files(centre_id: UUID) -> int:
    """Files of deliveries that are neither in the pool nor being imported now."""
    wanted = {PoolImport.State.IMPORTED, PoolImport.State.RUNNING}
    alive = PoolImport.objects.filter(source__centre_id=centre_id, state__in=wanted).values_list("pk", flat=True)
    names = {str(pk) for pk in alive}
    parts = ("rows", "links", "identities", "unfinished")
    files = [file for part in parts for file in pool.folder(centre_id, part).iterdir()]
    strays = [file for file in files if file.name.partition(".")[0] not in names]
    return sum(pool.destroy(file) for file in strays if not pool.is_held(centre_id, file.name.partition(".")[0]))
