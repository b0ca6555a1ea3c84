"""Help that is offered, applied for, granted; and how somebody is after it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from mediation.discovery import permissions
from mediation.discovery.leads.changes import Kind, NotNow, change_status, locked_for_worker, write_event
from mediation.models import Actor
from mediation.models.discovery import Lead, LeadAction, LeadReview
from windows import hours

REVIEWED_AFTER = (30, 90)  # days after help was granted


@transaction.atomic
def move(lead: Lead, action: str, *, by: Actor, at: datetime) -> Lead:
    """Offer, accept, postpone, decline, apply, grant, not grant. A grant owes the looks after 30 and 90 days.

    Raises :class:`NotNow`. Visiting, need and expiry have verbs of their own.
    """
    if action in (LeadAction.ASSIGN, LeadAction.VISIT, LeadAction.FIND_IN_NEED, LeadAction.FIND_NOT_IN_NEED):
        raise NotNow
    if action == LeadAction.EXPIRE:
        raise permissions.NotPermitted
    lead = change_status(locked_for_worker(lead, by), action, by_id=by.user_id, at=at)
    if action == LeadAction.GRANT:
        granted_on = hours.day_of(at)
        LeadReview.objects.bulk_create(
            LeadReview(lead=lead, days=days, due_on=granted_on + timedelta(days=days)) for days in REVIEWED_AFTER
        )
    return lead


@transaction.atomic
def review(due_review: LeadReview, *, is_helped: bool, note: str = "", by: Actor, at: datetime) -> LeadReview:
    """How somebody is, 30 or 90 days after help was granted. Not before its day."""
    lead = locked_for_worker(due_review.lead, by)
    due_review = LeadReview.objects.select_for_update().get(pk=due_review.pk)
    if due_review.done_at is not None or hours.day_of(at) < due_review.due_on:
        raise NotNow
    due_review.done_at, due_review.done_by_id, due_review.is_helped, due_review.note = (
        at,
        by.user_id,
        is_helped,
        note,
    )
    due_review.save(update_fields=["done_at", "done_by", "is_helped", "note"])
    write_event(lead, Kind.REVIEWED, by_id=by.user_id, at=at, details={"days": due_review.days, "is_helped": is_helped})
    return due_review
