"""The report with which a case ends."""

from __future__ import annotations

from mediation.delivery.papers import words
from mediation.delivery.papers.facts import Facts
from mediation.documents import forms
from mediation.documents.amounts import in_digits
from mediation.models import Agreement, AgreementTerm, Rating, Statement


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
