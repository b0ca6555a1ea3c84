"""Having what was handed in looked into: hold → look → settle. Nothing is lost: the row says what is owed.

Each file is looked into by a process of its own (``documents.uploads.isolation``), two at once at most, so that nobody
who sends many takes the worker from what else is owed. Whoever is killed meanwhile loses the lease, and it is done
again.
"""

from __future__ import annotations

import logging
import time
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import F
from django.db.models.functions import Now

from mediation import intake
from mediation.documents import uploads
from mediation.inspection import kinds
from mediation.inspection.verdicts import Why
from mediation.models import Material
from mediation.models.materials import MaterialQuerySet

logger = logging.getLogger(__name__)
LEASE = timedelta(seconds=60)
PAUSE = timedelta(seconds=10)  # before it is tried again
MOST_ATTEMPTS = 3  # by whom nobody knows why they ended
MOST_AT_ONCE = 2
LONGEST_SWEEP = 10.0  # seconds, so that other sweeps have their turn


def inspect_due(now: datetime, *, limit: int = 20) -> int:
    """Look into up to ``limit`` files; how many were taken up. One that cannot be read never stops the rest."""
    began = time.monotonic()
    for count in range(limit):
        material = _hold_next() if time.monotonic() - began < LONGEST_SWEEP else None
        if material is None:
            return count
        _inspect(material, now)
    return limit


@transaction.atomic
def _hold_next() -> Material | None:
    if not Material.objects.to_check().exists() or not _may_hold():
        return None
    material = Material.objects.to_check().select_for_update(skip_locked=True).annotate(clock=Now()).first()
    if material is None:
        return None
    clock: datetime = material.clock  # type: ignore[attr-defined]  # annotated above
    material.lease_until, material.attempts = clock + LEASE, material.attempts + 1
    material.save(update_fields=["lease_until", "attempts"])
    return material


def _may_hold() -> bool:
    """Whether fewer are being looked into than may be; asked by one at a time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended('materials are looked into', 0))")
        if not cursor.fetchone()[0]:
            return False
    return Material.objects.filter(state=Material.State.CHECKING, lease_until__gt=Now()).count() < MOST_AT_ONCE


def _inspect(material: Material, now: datetime) -> None:
    if material.attempts > MOST_ATTEMPTS:
        intake.refuse_material(material, Why.TOO_HARD, at=now)
        return
    try:
        checked = uploads.looked_into(kinds.BY_ENDING[material.ending].name, uploads.opened(material))
    except uploads.Refused as refused:
        intake.refuse_material(material, refused.why, at=now)
    except uploads.NotAsReceived:
        intake.doubt_material(material, at=now)
        _held(material).update(lease_until=Now() + PAUSE)
    except uploads.Disturbed as disturbed:
        logger.warning("material %s was not looked into to the end: %s", material.pk, disturbed)
        attempts = F("attempts") if disturbed.is_by_the_file else F("attempts") - 1
        _held(material).update(lease_until=Now() + PAUSE, attempts=attempts)
    else:
        intake.keep_material(material, checked, at=now)


def _held(material: Material) -> MaterialQuerySet:
    return Material.objects.filter(pk=material.pk, state=Material.State.CHECKING, lease_until=material.lease_until)
