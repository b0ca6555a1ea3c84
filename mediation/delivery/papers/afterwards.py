"""Papers of what follows: what was performed, what can be done about a default, the call afterwards, the end."""

from __future__ import annotations

from collections.abc import Callable

from accounts.models import User
from mediation.delivery.papers import words
from mediation.delivery.papers.facts import Facts, sentence
from mediation.documents import forms
from mediation.documents.amounts import in_digits
from mediation.documents.forms import Incomplete
from mediation.models import Agreement, AgreementTerm, Callback, Performance, Rating, Statement
from mediation.states import Event

NONE = "无"


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


def callback_record(facts: Facts) -> forms.CallbackRecord:
    """One record of a round of calls: what each side answered, or that nobody did."""
    calls = _round(facts)
    last = calls[-1]
    return forms.CallbackRecord(
        body=facts.case.centre.name,
        number=facts.register_number,
        called="、".join(call.party.person.printed_name for call in calls),
        agreement_number=facts.agreement_number or NONE,
        matter=facts.dispute,
        called_at=last.called_at,
        manner=_manners(facts, calls),
        performance=_each(calls, _on_performance),
        satisfaction=_each(calls, _on_satisfaction),
        later_proceedings="未反映。",
        hidden_risks=_each(calls, lambda call: "反映受到报复或者不利对待" if call.has_reprisal else "未发现"),
        measures="已报督办人员处理。" if any(map(_is_worrying, calls)) else "无需采取措施。",
        caller=last.caller.name,
    )


def _round(facts: Facts) -> list[Callback]:
    """The last call to each party since the record before. Raises ``Incomplete``."""
    paper = facts.paper
    earlier = facts.case.papers.filter(kind=paper.kind, number__lt=paper.number).order_by("-number").first()
    calls = facts.case.callbacks.filter(called_at__lte=paper.owed_at).select_related(
        "party__person", "caller", "answer"
    )
    if earlier:
        calls = calls.filter(called_at__gt=earlier.owed_at)
    last = {call.party_id: call for call in calls.order_by("called_at", "pk")}
    if not last:
        raise Incomplete("nobody was called")
    return sorted(last.values(), key=lambda call: (call.called_at, call.party.number))


def _manners(facts: Facts, calls: list[Callback]) -> str:
    met = facts.case.events.filter(kind=Event.ASKED_IN_PERSON).values_list("recorded_at", "details__party")
    in_person = set(met)
    manners = ["当面" if (call.called_at, call.party.number) in in_person else "电话" for call in calls]
    return "、".join(dict.fromkeys(manners))


def _each(calls: list[Callback], says: Callable[[Callback], str]) -> str:
    return "\n".join(f"{call.party.person.printed_name}：{sentence(says(call))}" for call in calls)


def _on_performance(call: Callback) -> str:
    if call.result != Callback.Result.REACHED:
        return words.REACHED[call.result]
    says = {True: "已履行", False: "未履行", None: "不涉及履行"}[call.is_performed]
    return f"{says}；{call.answer.body}" if call.answer else says


def _on_satisfaction(call: Callback) -> str:
    rating = Rating.objects.filter(party=call.party, segment=call.segment).first()
    return words.GRADES[rating.grade] if rating else "未作评价"


def _is_worrying(call: Callback) -> bool:
    return bool(call.has_reprisal or (call.is_performed is False and call.case.performed_at))


def closing_report(facts: Facts) -> forms.ClosingReport:
    """Closed is told as of the day performance was completed, where something was to be performed."""
    case = facts.case
    return forms.ClosingReport(
        body=facts.body,
        number=facts.register_number,
        filled_on=facts.day(case.closed_at),
        handlers=(case.mediator.name if case.mediator else facts.registrar,),
        accepted_on=facts.day(case.accepted_at),
        resolved_on=facts.day(case.resolved_at or case.closed_at),
        closed_on=facts.day(case.performed_at or case.closed_at),
        parties=facts.people(facts.parties),
        source=words.SOURCES[case.source],
        dispute_type=facts.dispute,
        facts=facts.statement(Statement.Kind.FACTS),
        result=_result(facts),
        performance=_performance(facts),
        callback=_ratings(facts),
    )


def _result(facts: Facts) -> str:
    outcome = words.OUTCOMES[facts.case.outcome]
    number = facts.agreement_number
    return f"{outcome.rstrip('。')}，编号{number}。" if number else outcome


def _performance(facts: Facts) -> str:
    clauses = AgreementTerm.objects.filter(agreement__case=facts.case, agreement__state=Agreement.State.EFFECTIVE)
    lines = []
    for term in clauses.select_related("debtor__person").order_by("number"):
        what = f"支付{in_digits(term.amount)}元" if term.amount is not None else term.act.rstrip("。")
        done = term.performances.filter(confirmed_at__isnull=False).exists()
        lines.append(f"{term.debtor.person.printed_name}{what}：{'已履行' if done else '未履行'}。")
    return "\n".join(lines) or "不涉及履行。"


def _ratings(facts: Facts) -> str:
    ratings = Rating.objects.filter(case=facts.case, segment=facts.case.segment).select_related("party__person")
    lines = [
        f"{rating.party.person.printed_name}：{words.GRADES[rating.grade]}。"
        for rating in ratings.order_by("party__number")
    ]
    return "\n".join(lines) or "已回访，未作评价。"
