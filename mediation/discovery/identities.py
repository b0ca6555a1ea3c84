"""Who stands behind a pseudonym: opened for one lead, by the worker it is assigned to, with a reason, on the record."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import duckdb
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts import access_log
from accounts.models import AccessVerb
from mediation.discovery import permissions, pool, sealing
from mediation.discovery.leads import changes
from mediation.models import Actor
from mediation.models.discovery import LEAD_ENDS, Lead, LeadReview, PoolImport

FIELDS = ("subject", "name", "phone", "address")


class NotKept(Exception):
    """No delivery in the pool says who this is any more."""

    def __str__(self) -> str:
        return _("Who this is does not stand in the store of identities any more.")


@dataclass(frozen=True)
class Identity:
    """What a visit needs, as the bureau wrote it."""

    number: str
    name: str
    phone: str
    address: str


@transaction.atomic
def open_for(lead: Lead, *, reason: str, by: Actor, at: datetime, request_id: str = "") -> Identity:
    """The identity of the one person of a lead. Written down before it is read: one fails with the other.

    Raises ``NotPermitted`` for everybody but the worker, ``ValidationError`` without a reason, and ``NotKept``. Of a
    lead that ended it stays closed, unless a look after 30 or 90 days is still owed.
    """
    permissions.require(by, permissions.VISIT, lead.centre_id)
    lead = Lead.objects.select_for_update().get(pk=lead.pk)
    if lead.worker_id is None or lead.worker_id != by.user_id:
        raise permissions.NotPermitted
    if lead.status in LEAD_ENDS and not LeadReview.objects.filter(lead=lead, done_at=None).exists():
        raise permissions.NotPermitted
    if not reason.strip():
        raise ValidationError({"reason": _("Please say why you open who this is.")})
    access_log.note(
        verb=AccessVerb.REVEAL,
        user=lead.worker,
        centre_id=lead.centre_id,
        about=lead,
        fields=FIELDS,
        reason=reason.strip(),
        request_id=request_id,
        at=at,
    )
    changes.note_identity_opened(lead, by=by, at=at)
    return _read(lead.centre_id, lead.subject)


def _read(centre_id: UUID, subject: str) -> Identity:
    """The newest delivery that knows this person, by its period."""
    places = sealing.locators(subject)
    kept = PoolImport.objects.in_the_pool().filter(source__centre_id=centre_id, source__keeps_identities=True)
    for delivery in kept.order_by("-period_to", "-started_at"):
        file = pool.identities_file(centre_id, delivery.pk)
        with closing(duckdb.connect(str(file), read_only=True)) as connection:
            row = connection.execute(
                "SELECT locator, sealed FROM identities WHERE list_contains(?, locator) LIMIT 1", [places]
            ).fetchone()
        if row:
            return _identity(json.loads(sealing.unseal(row[0], bytes(row[1]))))
    raise NotKept


def _identity(kept: dict[str, Any]) -> Identity:
    values = [kept.get(name, "") for name in FIELDS]
    return Identity(*values)
