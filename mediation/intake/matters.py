"""What is brought and is no dispute: answered, handed over against a receipt, or led to its route; and counted."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from mediation import journal
from mediation.access import permissions, rules
from mediation.models import Actor, Channel, Matter, MatterKind, Statement
from windows.models import Agency, Centre, Visit, Window


class NotNow(Exception):
    """The matter was answered or handed over before."""

    def __str__(self) -> str:
        return _("This matter has been dealt with already.")


@transaction.atomic
def receive(  # noqa: PLR0913 - the fields of a counter slip
    centre: Centre,
    *,
    kind: str,
    topic: str,
    facts: str,
    by: Actor,
    at: datetime,
    channel: str = Channel.WINDOW,
    window: Window | None = None,
    visit: Visit | None = None,
) -> Matter:
    """Register a question, a petition, a report on officials, a request for legal aid.

    Of a report only that it came and when is kept, never what it says: it goes closed to the organ that takes it
    (信访工作条例 Art. 30). A dispute is registered with :func:`register`.
    """
    if kind not in MatterKind or kind == MatterKind.DISPUTE:
        raise ValidationError({"kind": _("A dispute is registered as a case. Please choose another kind.")})
    _require_a_window(by, centre)
    is_closed = kind == MatterKind.REPORT
    matter = Matter.objects.create(
        centre=centre,
        kind=kind,
        channel=channel,
        topic="" if is_closed else topic,
        visit=visit,
        window=window,
        first_contact_id=by.user_id,
        received_at=at,
    )
    if facts and not is_closed:
        journal.write_down(Statement.Kind.FACTS, facts, at=at, by=by, matter=matter)
    return matter


def answer(matter: Matter, *, by: Actor, at: datetime) -> Matter:
    """The matter was answered on the spot. Raises :class:`NotNow` where it was dealt with before."""
    return _deal_with(matter, {"answered_at": at}, by=by)


def hand_over(matter: Matter, *, agency: Agency, receipt_number: str, by: Actor, at: datetime) -> Matter:
    """The matter was handed to an agency of the centre; of a report on officials, the receipt is what is left.

    Raises :class:`NotNow`, and ``ValidationError`` for another centre's agency or a report without its receipt.
    """
    if agency.centre_id != matter.centre_id:
        raise ValidationError({"agency": _("Please choose an agency of this centre.")})
    if matter.kind == MatterKind.REPORT and not receipt_number:
        raise ValidationError(
            {"receipt_number": _("A report is handed over against a receipt. Please enter its number.")}
        )
    handed = {"handed_to": agency, "handed_at": at, "receipt_number": receipt_number}
    return _deal_with(matter, handed, by=by)


def _deal_with(matter: Matter, columns: Mapping[str, Any], *, by: Actor) -> Matter:
    _require_a_window(by, matter.centre)
    waiting = Matter.objects.filter(pk=matter.pk, case=None, answered_at=None, handed_at=None)
    if not waiting.update(**columns):
        raise NotNow
    for name, value in columns.items():
        setattr(matter, name, value)
    return matter


def _require_a_window(by: Actor, centre: Centre) -> None:
    if not by.holds(*rules.AT_ANY_WINDOW, centre_id=centre.pk):
        raise permissions.NotPermitted("receive")
