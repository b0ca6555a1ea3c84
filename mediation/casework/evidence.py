"""Evidence across the stages: a slip that comes with the word of who paid, and reading what was handed in."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from mediation import handling, intake
from mediation.access import permissions
from mediation.access.permissions import Act, NotPermitted
from mediation.documents import uploads
from mediation.inspection.verdicts import Why
from mediation.intake import MaterialGiven
from mediation.models import Actor, AgreementTerm, Material, Performance


@transaction.atomic
def report_performance(
    term: AgreementTerm,
    *,
    amount: Decimal | None,
    proof: str,
    reference: str = "",
    occurred_at: datetime | None = None,
    slip: uploads.Upload | None,
    by: Actor,
    at: datetime,
) -> Performance:
    """As ``handling.report_performance``, by the debtor, with the slip taken in if there is one: both or none.

    What is found when the slip is looked into changes nothing about what was reported.

    ``amount``: None: the agreed sum. ``occurred_at``: None: now. Raises what either raises.
    """
    if slip is not None:
        about = MaterialGiven(kind=Material.Kind.PAYMENT_SLIP, party=term.debtor)
        intake.receive_material(term.agreement.case, upload=slip, details=about, by=by, at=at)
    return handling.report_performance(
        term,
        amount=term.amount if amount is None else amount,
        proof=proof,
        reference=reference,
        occurred_at=occurred_at or at,
        by=by,
        at=at,
    )


def read_material(material: Material, *, by: Actor, at: datetime) -> bytes:
    """The file as it was kept, compared with its digest.

    Raises ``NotPermitted``; ``uploads.StillChecked`` and ``uploads.NotKept`` for one that is not handed out; and
    ``uploads.NotAsReceived`` for one that is not what was received, which locks it.
    """
    permissions.require(by, Act.READ_MATERIAL, material.case)
    if by.party_id and material.party_id != by.party_id and not material.is_shared:
        raise NotPermitted(Act.READ_MATERIAL)
    if material.state == Material.State.REFUSED:
        raise uploads.NotKept(Why(material.refused_because))
    if material.state == Material.State.CHECKING:
        raise uploads.StillChecked(material.pk)
    if material.broken_at:
        raise uploads.NotAsReceived(material.pk)
    try:
        return uploads.opened(material)
    except uploads.NotAsReceived:
        intake.doubt_material(material, at=at)
        raise
