"""What was agreed is done: reported by one side, confirmed by the other or by staff (人民调解法 Art. 31)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from mediation import lifecycle, trips
from mediation.access import permissions
from mediation.access.permissions import Act, NotPermitted
from mediation.handling.performing import confirm, details_of
from mediation.handling.preconditions import PERFORMABLE, expect
from mediation.journal import Entry
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, Agreement, AgreementTerm, Case, Performance
from mediation.states import Event
from mediation.trips import Attendance


@transaction.atomic
def report_performance(
    term: AgreementTerm,
    *,
    amount: Decimal | None,
    proof: str,
    reference: str = "",
    occurred_at: datetime,
    by: Actor,
    at: datetime,
) -> Performance:
    """Say that a term was performed: the debtor, or staff. ``reference``: of the slip.

    It counts when the creditor or staff confirm it.
    """
    case = _open_term(term, Act.REPORT_PERFORMANCE, by)
    if by.party_id and by.party_id != term.debtor_id:
        raise NotPermitted(Act.REPORT_PERFORMANCE)
    performance = _write(term, amount, proof, reference, occurred_at, by=by, at=at)
    entry = Entry(Event.PERFORMANCE_REPORTED, details_of(performance), occurred_at, rows=(performance,))
    lifecycle.record(case, entry, actor=by, at=at)
    return performance


@transaction.atomic
def confirm_performance(performance: Performance, *, by: Actor, at: datetime) -> Performance:
    """Confirm what was reported: the creditor, or staff who have seen the proof; never the one who owed it."""
    term = performance.term
    case = _open_term(term, Act.CONFIRM_PERFORMANCE, by)
    if by.party_id and by.party_id != term.creditor_id:
        raise NotPermitted(Act.CONFIRM_PERFORMANCE)
    return confirm(case, performance, by=by, at=at)


@transaction.atomic
def record_performance(
    term: AgreementTerm,
    *,
    amount: Decimal | None,
    proof: str,
    reference: str = "",
    occurred_at: datetime,
    attendance: Attendance | None = None,
    by: Actor,
    at: datetime,
) -> Performance:
    """Report and confirm in one, by staff who saw it done or hold the receipt. The last term performs the agreement.

    ``attendance``: which parties came to the centre for it.
    """
    case = _open_term(term, Act.CONFIRM_PERFORMANCE, by)
    if by.party_id:
        raise NotPermitted(Act.CONFIRM_PERFORMANCE)
    trips.attend(case, attendance, by=by, since=at)
    return confirm(case, _write(term, amount, proof, reference, occurred_at, by=by, at=at), by=by, at=at)


def _open_term(term: AgreementTerm, act: Act, by: Actor) -> Case:
    """The case of a term that is still to be performed, held until the transaction ends."""
    case: Case = term.agreement.case
    permissions.require(by, act, case)
    expect(case, act, PERFORMABLE)
    lifecycle.hold(case)
    if term.agreement.state != Agreement.State.EFFECTIVE:
        raise NotAllowed(act, _("The agreement is not effective: there is nothing to perform yet."))
    if term.performances.filter(confirmed_at__isnull=False).exists():
        raise NotAllowed(act, _("This term has been performed already."))
    return case


def _write(
    term: AgreementTerm,
    amount: Decimal | None,
    proof: str,
    reference: str,
    occurred_at: datetime,
    *,
    by: Actor,
    at: datetime,
) -> Performance:
    act = Act.REPORT_PERFORMANCE
    if occurred_at > at:
        raise NotAllowed(act, _("This lies in the future."))
    if term.amount is not None and (amount is None or amount < term.amount):
        sentence = _("This term is %(amount)s yuan; less does not perform it.")
        raise NotAllowed(act, sentence % {"amount": term.amount})
    return Performance.objects.create(
        term=term,
        amount=amount,
        proof=proof,
        reference=reference,
        occurred_at=occurred_at,
        reported_at=at,
        reported_by_party_id=by.party_id,
        reported_by_user_id=by.user_id,
    )
