"""What was agreed is not done by its day: whoever is owed is told which ways are open."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mediation import documents, lifecycle, notices
from mediation.documents import remedies
from mediation.handling import effects
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, Agreement, AgreementTerm, Case
from mediation.notices import Kind
from mediation.states import Action
from windows import hours

ORDER_PAPER = "payment_order_application"


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


def _help_creditors(case: Case, overdue: list[AgreementTerm], *, at: datetime) -> None:
    for term in {(term.creditor_id, term.debtor_id): term for term in reversed(overdue)}.values():
        named = f"term-{term.pk.hex}"[:40]
        notices.owe(case, Kind.DEFAULT_ROUTES, to=[term.creditor], due_at=at, occasion=named)
        if term.amount is not None:
            number = documents.next_of(case, ORDER_PAPER)
            documents.owe(case, ORDER_PAPER, at=at, number=number, party=term.creditor, subject_id=term.pk)
