"""What people may ask of us: which records of theirs are here, and not to be found (个人信息保护法 Arts 24, 44, 45)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from mediation.discovery import connections, keys, numbers, permissions, pool
from mediation.models import Actor
from mediation.models.discovery import DiscoveryRule, Objection, PoolImport, RuleVersion


def stored_about(centre_id: UUID, number: str, *, by: Actor) -> dict[str, int]:
    """How many rows each source has about the person with this number, by the source's code.

    Raises ``ValidationError`` for what is no identity number.
    """
    permissions.require(by, permissions.OBJECT, centre_id)
    counts: dict[str, int] = {}
    kept = PoolImport.objects.in_the_pool().filter(source__centre_id=centre_id).select_related("source")
    for delivery in kept.order_by("source__code"):
        subject = keys.pseudonym(_number(number), delivery.key_id)
        with connections.connect(centre_id) as connection:
            connections.attach(connection, pool.rows_file(centre_id, delivery.pk), "delivery")
            row = connection.execute("SELECT count(*) FROM delivery.records WHERE subject = ?", [subject]).fetchone()
        if row and row[0]:
            counts[delivery.source.code] = counts.get(delivery.source.code, 0) + row[0]
    return counts


def object_to(centre_id: UUID, number: str, *, rule: DiscoveryRule | None, by: Actor, at: datetime) -> Objection:
    """Whoever objects is not found by this rule, or by any whose basis lets people object, from the next run on.

    Raises ``ValidationError`` where the rule rests on a duty and not on consent.
    """
    recorder_id = permissions.person(by, permissions.OBJECT, centre_id)
    if rule is not None:
        version = RuleVersion.objects.in_force().filter(rule=rule).first()
        if version is None or not version.may_object:
            raise ValidationError(_("This rule rests on a duty of the authorities: nobody can be left out of it."))
    subject = keys.pseudonym(_number(number))
    objection, _is_new = Objection.objects.get_or_create(
        centre_id=centre_id, subject=subject, rule=rule, defaults={"recorded_by_id": recorder_id, "recorded_at": at}
    )
    return objection


def _number(text: str) -> str:
    number = numbers.resident(text)
    if number is None:
        raise ValidationError({"number": _("This is not an identity number. Please compare it with the card.")})
    return number
