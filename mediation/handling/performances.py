"""What was agreed is done, or is not: reported by one side, confirmed by the other or by staff (人民调解法 Art. 31)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from mediation import documents, lifecycle, notices, trips
from mediation.access import permissions
from mediation.access.permissions import Act, NotPermitted
from mediation.documents import remedies
from mediation.handling import effects
from mediation.handling.agreements import REMINDERS
from mediation.handling.preconditions import PERFORMABLE, expect
from mediation.journal import Entry
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, Agreement, AgreementTerm, Case, Performance
from mediation.notices import Kind
from mediation.states import Action, Event, Status
from mediation.trips import Attendance
from windows import hours

PROOF_PAPER = "performance_proof"
ORDER_PAPER = "payment_order_application"


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
    entry = Entry(Event.PERFORMANCE_REPORTED, _details_of(performance), occurred_at, rows=(performance,))
    lifecycle.record(case, entry, actor=by, at=at)
    return performance


@transaction.atomic
def confirm_performance(performance: Performance, *, by: Actor, at: datetime) -> Performance:
    """Confirm what was reported: the creditor, or staff who have seen the proof; never the one who owed it."""
    term = performance.term
    case = _open_term(term, Act.CONFIRM_PERFORMANCE, by)
    if by.party_id and by.party_id != term.creditor_id:
        raise NotPermitted(Act.CONFIRM_PERFORMANCE)
    return _confirm(case, performance, by=by, at=at)


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
    return _confirm(case, _write(term, amount, proof, reference, occurred_at, by=by, at=at), by=by, at=at)


@transaction.atomic
def default(case: Case, *, by: Actor, at: datetime) -> Case:
    """What was agreed has not been done by its day: by the sweep, or by a mediator who sees it.

    Whoever is owed is told which ways are open, with the application for a payment order filled in where it is money
    (民事诉讼法 Art. 225; 劳动争议调解仲裁法 Art. 16). The other side is not written to.
    """
    lifecycle.require(case, Action.DEFAULT, actor=by)
    agreement = case.agreements.get(state=Agreement.State.EFFECTIVE)
    today = hours.day_of(at)
    left = effects.unperformed(agreement)
    overdue = [term for term in left if term.due_on < today]
    if not overdue:
        raise NotAllowed(Action.DEFAULT, _("Nothing that was agreed is overdue."))
    amounts = [term.amount for term in left]
    ways = remedies.after_default(case.track, amounts, wage_arrears=case.wage_arrears)
    details = {"terms": [term.number for term in overdue], "routes": [way.remedy for way in ways]}
    lifecycle.move(case, Action.DEFAULT, actor=by, at=at, details=details)
    notices.cancel(case, Kind.PERFORMANCE_REMINDER, because=Action.DEFAULT)
    _help_creditors(case, overdue, at=at)
    return case


def unperformed_terms(case: Case) -> QuerySet[AgreementTerm]:
    """Terms in force of which no performance is confirmed."""
    terms = AgreementTerm.objects.filter(agreement__case=case, agreement__state=Agreement.State.EFFECTIVE)
    related = terms.select_related("agreement", "debtor__person", "creditor__person")
    return related.exclude(performances__confirmed_at__isnull=False).order_by("number")


def reported_terms(case: Case) -> QuerySet[AgreementTerm]:
    """Terms whose performance a party has told of and nobody has confirmed."""
    reported = unperformed_terms(case).filter(performances__confirmed_at__isnull=True, performances__isnull=False)
    return reported.distinct()


def _help_creditors(case: Case, overdue: list[AgreementTerm], *, at: datetime) -> None:
    for term in {(term.creditor_id, term.debtor_id): term for term in reversed(overdue)}.values():
        named = f"term-{term.pk.hex}"[:40]
        notices.owe(case, Kind.DEFAULT_ROUTES, to=[term.creditor], due_at=at, occasion=named)
        if term.amount is not None:
            number = documents.next_of(case, ORDER_PAPER)
            documents.owe(case, ORDER_PAPER, at=at, number=number, party=term.creditor, subject_id=term.pk)


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


def _confirm(case: Case, performance: Performance, *, by: Actor, at: datetime) -> Performance:
    """The last term performs the agreement, at the moment at which the last of all happened.

    Once the case is in follow-up it stays there, whatever was heard: who has been called is not called anew for it.
    """
    term, agreement = performance.term, performance.term.agreement
    performance.confirmed_at = at
    performance.save(update_fields=["confirmed_at"])
    word = "" if performance.occurred_at == at else performance.proof
    recorded = Entry(
        Event.PERFORMANCE_RECORDED, _details_of(performance), performance.occurred_at, word, (performance,)
    )
    if effects.unperformed(agreement):
        lifecycle.record(case, recorded, actor=by, at=at)
        _remind_no_more(case, term)
    elif case.status == Status.IN_FOLLOW_UP:
        lifecycle.record(case, recorded, actor=by, at=at, changes={"performed_at": _done_at(agreement)})
    else:
        _perform(case, agreement, recorded, by=by, at=at)
    documents.owe(case, PROOF_PAPER, at=at, number=documents.next_of(case, PROOF_PAPER), subject_id=performance.pk)
    sides = [term.debtor, term.creditor]
    named = f"agreement-{agreement.version}-term-{term.number}"
    notices.owe(case, Kind.PERFORMANCE_RECORDED, to=sides, due_at=at, occasion=named)
    return performance


def _perform(case: Case, agreement: Agreement, recorded: Entry, *, by: Actor, at: datetime) -> None:
    done = Performance.objects.filter(term__agreement=agreement, confirmed_at__isnull=False).select_related("term")
    is_late = case.status == Status.DEFAULTED or any(hours.day_of(each.occurred_at) > each.term.due_on for each in done)
    lifecycle.move(
        case,
        Action.PERFORM,
        actor=by,
        at=at,
        occurred_at=_done_at(agreement),
        details={"late": is_late},
        before=[recorded],
    )
    notices.cancel(case, *REMINDERS, because="performed")


def _done_at(agreement: Agreement) -> datetime:
    done = Performance.objects.filter(term__agreement=agreement, confirmed_at__isnull=False)
    return done.latest("occurred_at").occurred_at


def _remind_no_more(case: Case, term: AgreementTerm) -> None:
    """Nothing is left that this debtor owes on that day: nobody reminds them of it."""
    left = effects.unperformed(term.agreement)
    if any((other.debtor_id, other.due_on) == (term.debtor_id, term.due_on) for other in left):
        return
    occasion = effects.performance_occasion(term.agreement, term.due_on)
    owed = case.notices.filter(party_id=term.debtor_id, kind=Kind.PERFORMANCE_REMINDER, occasion=occasion)
    owed.filter(state="owed").update(state="cancelled", settled_because="performed")


def _details_of(performance: Performance) -> dict[str, object]:
    return {"term": performance.term.number, "amount": performance.amount, "proof": performance.proof}
