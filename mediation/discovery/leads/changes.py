"""What every verb of a lead does: lock it for its worker, write its status and the line of its events."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from mediation.discovery import permissions
from mediation.models import Actor
from mediation.models.discovery import LEAD_ENDS, LEAD_TRANSITIONS, Lead, LeadAction, LeadEvent

UNWORKED = timedelta(days=30)  # then it goes up the ladder,
LAST_CALL = timedelta(days=10)  # and after these it expires
Kind = LeadEvent.Kind


class NotNow(Exception):
    """The lead has moved on, or this does not follow from where it stands."""

    def __str__(self) -> str:
        return _("This lead does not stand where this could be done. Please look at it again.")


def note_identity_opened(lead: Lead, *, by: Actor, at: datetime) -> None:
    write_event(lead, Kind.IDENTITY_OPENED, by_id=by.user_id, at=at)


def locked_for_worker(lead: Lead, by: Actor) -> Lead:
    """The lead, locked, for the worker it is assigned to and nobody else."""
    permissions.require(by, permissions.VISIT, lead.centre_id)
    lead = Lead.objects.select_for_update().get(pk=lead.pk)
    if lead.worker_id is None or lead.worker_id != by.user_id:
        raise permissions.NotPermitted
    return lead


def change_status(lead: Lead, action: str, *, by_id: Any, at: datetime, details: dict[str, Any] | None = None) -> Lead:
    target = LEAD_TRANSITIONS.get((lead.status, action))
    if target is None:
        raise NotNow
    before, lead.status = lead.status, target
    lead.ended_at = at if target in LEAD_ENDS else None
    if action != LeadAction.EXPIRE:
        push_on(lead, at)
    lead.save(
        update_fields=[
            *("status", "worker", "due_at", "why_not", "ended_at"),
            *("escalate_at", "escalated_at", "expire_at"),
        ]
    )
    moved = {"action": action, "from": before, "to": target} | (details or {})
    write_event(lead, Kind.MOVED, by_id=by_id, at=at, details=moved)
    return lead


def worked_on(lead: Lead, at: datetime) -> None:
    push_on(lead, at)
    lead.save(update_fields=["escalate_at", "escalated_at", "expire_at"])


def push_on(lead: Lead, at: datetime) -> None:
    lead.escalate_at, lead.escalated_at = at + UNWORKED, None
    lead.expire_at = at + UNWORKED + LAST_CALL


def write_event(lead: Lead, kind: str, *, by_id: Any, at: datetime, details: dict[str, Any] | None = None) -> None:
    seq = lead.events.count() + 1
    LeadEvent.objects.create(lead=lead, seq=seq, kind=kind, user_id=by_id, at=at, details=details or {})
