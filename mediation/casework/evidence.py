"""Evidence across the stages: a slip that comes with the word of who paid, and reading what was handed in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from mediation import handling, intake
from mediation.access import permissions
from mediation.access.permissions import Act, NotPermitted
from mediation.documents import uploads
from mediation.intake import MaterialGiven
from mediation.models import Actor, AgreementTerm, Material, Performance


@transaction.atomic
def report_performance(
    term: AgreementTerm, *, slip: uploads.Upload | None, by: Actor, at: datetime, **told: Any
) -> Performance:
    """As ``handling.report_performance``, by the debtor, with the slip kept as evidence if there is one: both or none.

    Raises what either raises.
    """
    if slip is not None:
        details = MaterialGiven(kind=Material.Kind.PAYMENT_SLIP, party=term.debtor)
        intake.receive_material(term.agreement.case, upload=slip, said=details, by=by, at=at)
    return handling.report_performance(term, by=by, at=at, **told)


def read_material(material: Material, *, by: Actor, at: datetime) -> bytes:
    """The file as it was kept, compared with its digest.

    Raises ``NotPermitted``; and ``uploads.NotAsReceived`` for one that is not what was received, which locks it.
    """
    permissions.require(by, Act.READ_MATERIAL, material.case)
    if by.party_id and material.party_id != by.party_id and not material.is_shared:
        raise NotPermitted(Act.READ_MATERIAL)
    if material.broken_at:
        raise uploads.NotAsReceived(material.pk)
    try:
        return uploads.opened(material)
    except uploads.NotAsReceived:
        intake.doubt_material(material, at=at)
        raise
