"""Materials that are kept: showing one to the parties, and noticing that one is not what was received."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mediation import lifecycle, notices
from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.journal import Entry
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, Material
from mediation.models.actors import WATCHING
from mediation.notices import Kind
from mediation.states import Event
from windows import hours

logger = logging.getLogger(__name__)


@transaction.atomic
def share_material(material: Material, *, is_shared: bool, by: Actor, at: datetime) -> Material:
    """Let the parties read what one of them handed in, or take that back; until then the other side knows of nothing.

    Raises ``NotAllowed`` while the case is kept from a side, and for a case that has ended.
    """
    case = material.case
    permissions.require(by, Act.SHARE_MATERIAL, case)
    lifecycle.require_open(case, Act.SHARE_MATERIAL)
    if material.state != Material.State.KEPT:
        raise NotAllowed(Act.SHARE_MATERIAL, _("Only what was checked and kept is shown to the parties."))
    if is_shared and case.has_safe_contact:
        raise NotAllowed(Act.SHARE_MATERIAL, _("While safe contact is asked for, nothing is shown to the other side."))
    lifecycle.hold(case)
    if material.is_shared != is_shared:
        material.is_shared = is_shared
        material.save(update_fields=["is_shared"])
        shared = {"material": material.pk, "number": material.number, "shared": is_shared}
        lifecycle.record(case, Entry(Event.MATERIAL_SHARED, shared, rows=(material,)), actor=by, at=at)
    return material


@transaction.atomic
def doubt_material(material: Material, *, at: datetime) -> None:
    """Somebody found that it is not what was received: it is locked, and the supervisors are told once."""
    if not Material.objects.filter(pk=material.pk, broken_at=None).update(broken_at=at):
        return
    logger.error("material %s is not what was received", material.pk)
    case = material.case
    serving = case.centre.memberships.current(hours.day_of(at)).filter(role__in=WATCHING)
    users = set(serving.values_list("user_id", flat=True))
    notices.tell(case, Kind.MATERIAL_BROKEN, users=users, due_at=at, occasion=occasion_of(material))


def occasion_of(material: Material) -> str:
    return f"material-{material.number}"
