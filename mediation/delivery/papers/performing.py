"""Papers of what was performed, and of what can be done about a default."""

from __future__ import annotations

from accounts.models import User
from mediation.delivery.papers import words
from mediation.delivery.papers.facts import Facts
from mediation.documents import forms
from mediation.documents.forms import Incomplete
from mediation.models import AgreementTerm, Performance
from mediation.states import Event


def performance_proof(facts: Facts) -> forms.PerformanceProof:
    done = Performance.objects.select_related("term__debtor__person", "term__creditor__person").get(pk=facts.subject)
    term = done.term
    return forms.PerformanceProof(
        body=facts.body,
        agreement_number=facts.agreement_number,
        payer=term.debtor.person.printed_name,
        payee=term.creditor.person.printed_name,
        amount=done.amount if term.amount is not None else None,
        what=term.act.rstrip("。"),
        paid_at=done.occurred_at,
        manner=words.PROOFS[done.proof],
        witness=_witness(facts, done),
        is_in_full=True,  # less does not perform a term: ``handling.record_performance``
        is_receipt=done.proof == Performance.Proof.RECEIPT,
        reference=done.reference,
        confirmed_at=done.confirmed_at,
        dated_on=facts.day(done.confirmed_at),
    )


def _witness(facts: Facts, done: Performance) -> str:
    """Who wrote it down here; where the creditor confirmed it online, the mediator stands for it."""
    line = facts.line(Event.PERFORMANCE_RECORDED, term=done.term.number)
    user: User | None = line.actor_user
    return user.name if user else facts.mediators[0]


def payment_order_application(facts: Facts) -> forms.PaymentOrderApplication:
    """Filled in for whoever is owed, to sign and hand in (民事诉讼法 Art. 225; on wages 劳动争议调解仲裁法 Art. 16)."""
    term = AgreementTerm.objects.select_related("agreement", "debtor", "creditor").get(pk=facts.subject)
    if term.amount is None:
        raise Incomplete("a payment order is for money")
    by_id = {party.pk: party for party in facts.parties}
    return forms.PaymentOrderApplication(
        body=words.COURT,
        creditor=facts.person(by_id[term.creditor_id]),
        debtor=facts.person(by_id[term.debtor_id]),
        amount=term.amount,
        claim=term.act.rstrip("。"),
        facts=term.agreement.facts,
        evidence=(f"人民调解协议书（{facts.agreement_number}）一份。", "申请人身份证明复印件一份。"),
        agreement_number=facts.agreement_number,
        is_labour=facts.is_labour,
    )
