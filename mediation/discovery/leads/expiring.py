"""Leads that nobody works on."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mediation.discovery.leads.changes import LAST_CALL, Kind, change_status, write_event
from mediation.models.discovery import LEAD_ENDS, Lead, LeadAction


@transaction.atomic
def escalate(lead: Lead, *, at: datetime) -> bool:
    """Unworked for thirty days: the line by which it stands before whoever supervises. Once."""
    waiting = Lead.objects.running().filter(pk=lead.pk, escalated_at=None, escalate_at__lte=at)
    if not waiting.update(escalated_at=at, expire_at=at + LAST_CALL, escalate_at=at):
        return False
    write_event(lead, Kind.ESCALATED, by_id=None, at=at)
    return True


@transaction.atomic
def expire(lead: Lead, *, at: datetime) -> bool:
    """Ten days more, and it ends: nobody's data wait for ever. The next run may find the person again."""
    lead = Lead.objects.select_for_update().get(pk=lead.pk)
    if lead.status in LEAD_ENDS or lead.escalated_at is None or lead.expire_at > at:
        return False
    change_status(lead, LeadAction.EXPIRE, by_id=None, at=at)
    return True


def sweep(at: datetime, *, limit: int = 200) -> int:
    """Leads that nobody worked on go up the ladder, then expire; how many that were."""
    up = sum(escalate(lead, at=at) for lead in Lead.objects.to_escalate(at).order_by("escalate_at")[:limit])
    return up + sum(expire(lead, at=at) for lead in Lead.objects.to_expire(at).order_by("expire_at")[:limit])
