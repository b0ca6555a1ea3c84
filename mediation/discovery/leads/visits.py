"""Reaching somebody in person, and whether they are in need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from mediation.discovery import permissions
from mediation.discovery.leads.changes import Kind, change_status, locked_for_worker, worked_on, write_event
from mediation.models import Actor
from mediation.models.discovery import Lead, LeadAction, LeadContact, LeadStatus


@dataclass(frozen=True)
class ContactAttempt:
    """How somebody was, or was not, reached. ``at``: when; it is written down later, but never before."""

    means: str
    outcome: str
    at: datetime
    note: str = ""


@transaction.atomic
def record_contact(lead: Lead, contact: ContactAttempt, *, by: Actor, at: datetime) -> LeadContact:
    """Somebody tried to reach the person. Only when they were met in person is the lead visited; else it stays."""
    lead = locked_for_worker(lead, by)
    if contact.at > at:
        raise ValidationError({"at": _("This lies in the future. Please correct the time.")})
    made = LeadContact(
        lead=lead,
        means=contact.means,
        outcome=contact.outcome,
        user_id=permissions.person(by, permissions.VISIT, lead.centre_id),
        at=contact.at,
        recorded_at=at,
        note=contact.note,
    )
    made.clean_fields(exclude=["lead", "user"])
    made.validate_constraints()
    made.save(force_insert=True)
    write_event(
        lead, Kind.CONTACT, by_id=by.user_id, at=at, details={"means": contact.means, "outcome": contact.outcome}
    )
    worked_on(lead, at)
    is_visit = contact.means == LeadContact.Means.IN_PERSON and contact.outcome == LeadContact.Outcome.MET
    if is_visit and lead.status == LeadStatus.ASSIGNED:
        change_status(lead, LeadAction.VISIT, by_id=by.user_id, at=at)
    return made


@transaction.atomic
def find_need(lead: Lead, *, why_not: str = "", by: Actor, at: datetime) -> Lead:
    """After the visit: in need, or not and why not, from which the rule learns its precision."""
    lead = locked_for_worker(lead, by)
    if why_not:
        if why_not not in Lead.WhyNot:
            raise ValidationError({"why_not": _("Please choose one of the reasons.")})
        lead.why_not = why_not
        return change_status(lead, LeadAction.FIND_NOT_IN_NEED, by_id=by.user_id, at=at, details={"why_not": why_not})
    return change_status(lead, LeadAction.FIND_IN_NEED, by_id=by.user_id, at=at)
