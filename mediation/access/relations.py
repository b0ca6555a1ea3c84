"""How somebody is related to a case: what they see of it hangs on it, and nothing else does."""

from __future__ import annotations

from enum import StrEnum

from mediation.models import Actor, Case
from mediation.states import CENTRE_OWNED, Status


class Relation(StrEnum):
    """``CENTRE``: serves the centre as a whole. ``IN_HAND``: took the case in, or mediates it, and serves there still.

    ``ASSISTING``: sees it for an open part of their agency alone.
    """

    SYSTEM = "system"
    CENTRE = "centre"
    OWNER = "owner"
    MEDIATING_BODY = "mediating_body"
    IN_HAND = "in_hand"
    ASSISTING = "assisting"
    PARTY = "party"


def relations_of(actor: Actor, case: Case) -> frozenset[Relation]:
    """All relations of somebody who may see this case; costs no query."""
    if actor.is_system:
        return frozenset({Relation.SYSTEM})
    if actor.party_id:
        return frozenset({Relation.PARTY})
    in_hand = actor.user_id in (case.first_contact_id, case.mediator_id) and case.centre_id in actor.centre_ids
    holds = {
        Relation.CENTRE: case.centre_id in actor.centre_wide_ids,
        Relation.OWNER: case.owner_id in actor.agency_ids,
        Relation.MEDIATING_BODY: case.mediating_body_id in actor.agency_ids,
        Relation.IN_HAND: in_hand,
    }
    return frozenset(relation for relation, is_so in holds.items() if is_so) or frozenset({Relation.ASSISTING})


def only_assists(actor: Actor, case: Case) -> bool:
    """Whether somebody who may see this case sees it for their agency's open part in it alone."""
    return relations_of(actor, case) == {Relation.ASSISTING}


def keeps_other_side_from(case: Case, actor: Actor) -> bool:
    """Whether the other side of this case is kept from this member of staff, as in ``Case.objects`` of that name."""
    if actor.is_system or not case.has_safe_contact:
        return False
    if actor.user_id in (case.first_contact_id, case.mediator_id) and case.centre_id in actor.centre_ids:
        return False
    bodies = {case.owner_id, case.mediating_body_id}
    if bodies & actor.handling_agency_ids and Status(case.status) not in CENTRE_OWNED:
        return False
    is_in_no_hands = case.first_contact_id is None and case.mediator_id is None
    return not (is_in_no_hands and case.centre_id in actor.led_centre_ids)
