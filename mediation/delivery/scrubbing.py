"""Looking at every stored file once a day: whether it still is what was received, by its row and by the journal."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from mediation import intake
from mediation.documents import uploads
from mediation.models import CaseEvent, Material
from mediation.states import Event

EVERY = timedelta(days=1)
LONGEST_SWEEP = 15.0  # seconds, so that other sweeps have their turn
PIECE = 20  # rows asked for at once; their files are read one by one


def scrub(now: datetime, *, limit: int = 2000) -> int:
    """Compare files not looked at for a day; how many were. One that is not what was received is locked and told of."""
    began, looked_at = time.monotonic(), 0
    while looked_at < limit and time.monotonic() - began < LONGEST_SWEEP:
        piece = list(Material.objects.to_look_at(now - EVERY).values_list("pk", flat=True)[:PIECE])
        for pk in piece:
            look_at(_whole(pk), at=now)
        looked_at += len(piece)
        if len(piece) < PIECE:
            break
    return looked_at


def look_at(material: Material, *, at: datetime) -> bool:
    """Whether it is what was received; written down either way."""
    if is_as_received(material):
        Material.objects.filter(pk=material.pk).update(checked_at=at)
        return True
    intake.doubt_material(material, at=at)
    return False


def is_as_received(material: Material) -> bool:
    """By the digest in its row, and by the salted one in the journal, which nobody can write anew."""
    try:
        content = uploads.opened(material)
    except uploads.NotAsReceived:
        return False
    lines = CaseEvent.objects.filter(
        case_id=material.case_id, kind__in=(Event.MATERIAL_RECEIVED, Event.MATERIAL_CHECKED)
    )
    line = lines.filter(details__material=str(material.pk)).order_by("-seq").first()
    digest = uploads.digest_for_journal(content, bytes(material.salt))
    return line is not None and line.details["digest"] == digest


def broken_materials() -> Iterator[str]:
    """Every file that is not what was received, for ``manage.py verify``."""
    for pk in Material.objects.filter(content__isnull=False).order_by("pk").values_list("pk", flat=True).iterator():
        material = _whole(pk)
        if not is_as_received(material):
            yield f"{material.case}: material {material.number} is not what was received"


def _whole(pk: UUID) -> Material:
    return Material.objects.select_related("case__centre").get(pk=pk)
