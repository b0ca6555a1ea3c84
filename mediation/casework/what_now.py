"""What the person who brought a matter is asked to do now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from accounts.compiled import Compiled
from mediation.models import AgreementTerm, Party
from mediation.states import Status


def _left(case: UUID, party: UUID) -> QuerySet[AgreementTerm, tuple[UUID, date]]:
    left = AgreementTerm.objects.filter(agreement__case=case).in_force().unperformed()
    return left.filter(Q(debtor=party) | Q(creditor=party)).order_by("due_on").values_list("debtor_id", "due_on")


_LEFT = Compiled(_left)


def what_now(party: Party, appointment: datetime | None) -> str:
    case = party.case
    if appointment:
        return _("Please come to the centre on the day of your appointment and bring your slip.")
    if case.route_told:
        return _("Your way from here: %(route)s") % {"route": case.route_told}
    return WHAT_NOW.get(Status(case.status), _ask_us)(party)


def _ask_us(party: Party) -> str:
    """Of a status that no row opens to the parties."""
    return _("Please ask at any window, or call us.")


def _nothing(party: Party) -> str:
    return _("You need not do anything now.")


def _check_by(party: Party) -> str:
    if party.case.next_due_at is None:
        return _nothing(party)
    sentence = _("A window checks your application by %(when)s. You need not do anything until then.")
    due_at = localtime(party.case.next_due_at)
    return sentence % {"when": f"{date_format(due_at, 'MONTH_DAY_FORMAT')} {due_at:%H:%M}"}


def _bring_it(party: Party) -> str:
    return _("Something is still needed from you. Please come to any window, or call us.")


def _not_performed(party: Party) -> str:
    return _("What was agreed has not been done in time. Any window explains what you can do now.")


def _what_is_due(party: Party) -> str:
    """Of what was agreed: what this party must do by when, or may expect."""
    due = _LEFT(case=party.case.pk, party=party.pk)
    own = [day for debtor, day in due if debtor == party.pk]
    if own:
        sentence = _("Please do what was agreed by %(day)s, and tell us when it is done.")
        return sentence % {"day": date_format(own[0], "MONTH_DAY_FORMAT")}
    if due:
        sentence = _("The other side has until %(day)s. Please tell us when you have received it.")
        return sentence % {"day": date_format(due[0][1], "MONTH_DAY_FORMAT")}
    return _nothing(party)


#: What each status asks of a party. A status is shown to them by its row here, and not without one.
WHAT_NOW: dict[Status, Callable[[Party], str]] = {
    Status.SUBMITTED: _check_by,
    Status.REGISTERED: _nothing,
    Status.SUPPLEMENTING: _bring_it,
    Status.ROUTED: _nothing,
    Status.ACKNOWLEDGED: _nothing,
    Status.ACCEPTED: _nothing,
    Status.IN_MEDIATION: _nothing,
    Status.SUSPENDED: _nothing,
    Status.AGREED: _what_is_due,
    Status.PERFORMED: _nothing,
    Status.DEFAULTED: _not_performed,
    Status.CONCLUDED: _nothing,
    Status.TERMINATED: _nothing,
    Status.WITHDRAWN: _nothing,
    Status.REFUSED: _nothing,
    Status.REDIRECTED: _nothing,
    Status.TRANSFERRED_OUT: _nothing,
    Status.IN_FOLLOW_UP: _nothing,
    Status.CLOSED: _nothing,
    Status.ARCHIVED: _nothing,
}
