"""Papers of the decision: the case is taken, or refused."""

from __future__ import annotations

from datetime import date

from mediation import articles, citations, terms
from mediation.delivery.papers import legal
from mediation.delivery.papers.facts import Facts, names
from mediation.documents import forms
from mediation.documents.forms import Incomplete
from mediation.documents.forms.paper import printed
from mediation.models import Deadline
from mediation.states import Status


def acceptance_notice(facts: Facts) -> forms.AcceptanceNotice:
    case = facts.case
    length, basis, until = _limit(facts)
    return forms.AcceptanceNotice(
        body=facts.body,
        number=facts.register_number,
        recipient=names(facts.who_applied),
        applicant=names(facts.applicants),
        respondent=names(facts.respondents),
        matter=facts.dispute,
        accepted_on=facts.day(case.accepted_at),
        mediators=facts.mediators,
        place=case.centre.name + (f"{case.window.number}号窗口" if case.window else ""),
        telephone=facts.telephone,
        limit=f"{length}，至{printed(until)}届满",
        limit_basis=basis,
        dated_on=facts.day(case.accepted_at),
    )


def refusal_notice(facts: Facts) -> forms.RefusalNotice:
    case = facts.case
    reason, basis = legal.refusal(case.refusal_reason)
    basis_of_ways = citations.on_paper(articles.NOTHING_IS_BARRED)  # mediation never bars them
    route = forms.RouteTold(name="已告知的途径", advice=case.route_told.rstrip("。"), basis=basis_of_ways)
    return forms.RefusalNotice(
        body=facts.body,
        number=facts.register_number,
        recipient=names(facts.who_applied),
        matter=facts.dispute,
        received_on=facts.day(case.applied_at),
        reason=reason,
        basis=basis,
        routes=(route,),
        dated_on=facts.day(case.resolved_at),
        telephone=case.centre.phone,
    )


def _limit(facts: Facts) -> tuple[str, str, date]:
    """How long mediation, or the inspection, may take: the clock of the track."""
    clocks = facts.case.deadlines.filter(term__in=terms.promised_in(Status.ACCEPTED)).exclude(
        state=Deadline.State.CANCELLED
    )
    clock = clocks.order_by("-start_seq").first()
    if clock is None or clock.due_on is None:
        raise Incomplete("no clock of the track has started")
    rule = facts.law[clock.term]
    return rule.on_paper, citations.first_on_paper(rule.law), clock.due_on
