"""The matter or the case that a lead became."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from mediation.discovery import permissions
from mediation.discovery.leads.changes import Kind, locked_for_worker, worked_on, write_event
from mediation.models import Actor, Case, Matter
from mediation.models.discovery import Lead, LeadLink


@transaction.atomic
def link(lead: Lead, *, to: Matter | Case, by: Actor, at: datetime) -> LeadLink:
    """The lead became this matter or this case of the same centre."""
    lead = locked_for_worker(lead, by)
    if to.centre_id != lead.centre_id:
        raise ValidationError(_("Please choose a matter or a case of this centre."))
    column = {"matter": to} if isinstance(to, Matter) else {"case": to}
    made, is_new = LeadLink.objects.get_or_create(
        lead=lead,
        **column,
        defaults={"linked_by_id": permissions.person(by, permissions.VISIT, lead.centre_id), "linked_at": at},
    )
    if is_new:
        write_event(
            lead, Kind.LINKED, by_id=by.user_id, at=at, details={name: str(row.pk) for name, row in column.items()}
        )
        worked_on(lead, at)
    return made
