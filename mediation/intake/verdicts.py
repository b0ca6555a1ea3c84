"""What comes of a file that was handed in, once it was looked into: it is kept, or it is not and its sender is told.

Both are written in one transaction with the line in the journal, by whoever still holds the file under its lease.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mediation import lifecycle, notices
from mediation.documents import uploads
from mediation.inspection.verdicts import Why
from mediation.intake.kept_materials import occasion_of
from mediation.journal import Entry
from mediation.models import SYSTEM, Case, Material
from mediation.notices import Kind
from mediation.states import Event
from windows import hours

State = Material.State
VERDICT = ("state", "refused_because", "settled_at", "lease_until", "content", "digest", "size")


@transaction.atomic
def keep_material(held: Material, checked: uploads.Checked, *, at: datetime) -> bool:
    """Keep what is left of it; whether this was still ours to do. The mediator is told of what a party sent."""
    case = _locked(held)
    material = _still_held(held)
    if material is None:
        return False
    _settle(material, State.KEPT, at=at)
    material.content, material.digest, material.size = checked.content, checked.digest, len(checked.content)
    material.media_type, material.ending = checked.media_type, checked.ending
    material.pages = checked.pages or material.pages
    material.save(update_fields=[*VERDICT, "media_type", "ending", "pages"])
    digest = uploads.digest_for_journal(checked.content, bytes(material.salt))
    details = {"material": material.pk, "number": material.number, "digest": digest}
    lifecycle.record(case, Entry(Event.MATERIAL_CHECKED, details, rows=(material,)), actor=SYSTEM, at=at)
    if material.received_by_id is None and case.mediator_id:
        notices.tell(case, Kind.MATERIAL_SENT, users=[case.mediator_id], due_at=at, occasion=occasion_of(material))
    return True


@transaction.atomic
def refuse_material(held: Material, why: Why, *, at: datetime) -> bool:
    """Keep nothing of it but that it was handed in, and tell whoever did: a party once a day, staff at their desk."""
    case = _locked(held)
    material = _still_held(held)
    if material is None:
        return False
    _settle(material, State.REFUSED, at=at)
    material.refused_because, material.size = why, 0
    material.content = None  # type: ignore[assignment]  # the field's types know of no null
    material.save(update_fields=VERDICT)
    details = {"material": material.pk, "number": material.number, "why": why}
    lifecycle.record(case, Entry(Event.MATERIAL_REFUSED, details, rows=(material,)), actor=SYSTEM, at=at)
    if material.received_by_id:
        users = [material.received_by_id]
        notices.tell(case, Kind.MATERIAL_NOT_KEPT, users=users, due_at=at, occasion=occasion_of(material))
    elif material.party:
        occasion = f"materials-{hours.day_of(at)}"
        notices.owe(case, Kind.MATERIAL_REFUSED, to=[material.party], due_at=at, occasion=occasion)
    return True


def _locked(held: Material) -> Case:
    """The case first, as every verb does, so that nobody waits for each other."""
    return Case.objects.select_for_update(of=("self",)).select_related("centre").get(pk=held.case_id)


def _still_held(held: Material) -> Material | None:
    materials = Material.objects.select_for_update(of=("self",)).select_related("party__person")
    return materials.filter(pk=held.pk, state=State.CHECKING, lease_until=held.lease_until).first()


def _settle(material: Material, state: Material.State, *, at: datetime) -> None:
    material.state, material.settled_at, material.lease_until = state, at, None
