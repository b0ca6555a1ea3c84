"""What somebody's duties are towards one case: for its centre, its agency, its mediating body."""

from __future__ import annotations

from mediation.models import Actor, Case
from mediation.states import CENTRE_OWNED, Status
from windows import hours
from windows.models import AGENCY_ROLES


def holds(actor: Actor, case: Case, *roles: str) -> bool:
    """Whether this person has one of these roles over this case: for its centre, or for its own agency or body.

    The windows of the agencies take in whatever is brought (一窗受理): their roles reach every case of the centre where
    a rule names them beside the desk's.
    """
    bodies = (None, case.owner_id, case.mediating_body_id)
    return any(
        d.role in roles and d.centre_id == case.centre_id and (d.role in AGENCY_ROLES or d.agency_id in bodies)
        for d in actor.duties
    )


def handles(actor: Actor, case: Case, roles: frozenset[str]) -> bool:
    """Serves in the owning agency or the mediating body; until a case is routed nobody handles it yet."""
    if Status(case.status) in CENTRE_OWNED:
        return False
    bodies = {case.owner_id, case.mediating_body_id}
    return any(d.role in roles and d.agency_id in bodies for d in actor.duties)


def seals(actor: Actor, case: Case, roles: frozenset[str]) -> bool:
    """The centre keeps the seals of its bodies; who keeps another body's seal does not keep this one."""
    bodies = (None, case.mediating_body_id)
    return any(d.role in roles and d.centre_id == case.centre_id and d.agency_id in bodies for d in actor.duties)


def centre_has(roles: frozenset[str], case: Case) -> bool:
    serving = case.centre.memberships.current(hours.day_of(case.last_changed_at))
    return serving.filter(role__in=roles, agency=None).exists()
