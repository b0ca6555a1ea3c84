"""Papers of the beginning, from what was said at the window."""

from __future__ import annotations

from datetime import date

from mediation import articles, citations, terms
from mediation.delivery.papers import legal, people, words
from mediation.delivery.papers.facts import Facts, names
from mediation.documents import forms
from mediation.documents.forms import Incomplete
from mediation.documents.forms.paper import printed
from mediation.models import Channel, Deadline, Party, Statement, Track
from mediation.states import Status

PATHS = {Track.LABOUR_MEDIATION: 0, Track.LABOUR_INSPECTION: 1}


def application(facts: Facts) -> forms.Application:
    """What was told at a window was written down there; what came online the applicant wrote."""
    is_told = facts.case.matter.channel != Channel.ONLINE
    respondents = facts.people(facts.respondents) or (people.unknown(Party.Role.RESPONDENT),)
    requests = [line.strip() for line in facts.statement(Statement.Kind.REQUEST).splitlines() if line.strip()]
    return forms.Application(
        body=facts.body,
        number=facts.register_number,
        applicants=facts.people(facts.applicants),
        respondents=respondents,
        facts=facts.statement(Statement.Kind.FACTS),
        requests=tuple(requests) or ("请求就上述纠纷进行调解。",),
        dated_on=facts.registered_on,
        recorder=facts.registrar if is_told else "",
        recorded_at=facts.case.registered_at if is_told else None,
    )


def acceptance_register(facts: Facts) -> forms.AcceptanceRegister:
    case = facts.case
    return forms.AcceptanceRegister(
        body=facts.body,
        number=facts.register_number,
        accepted_on=facts.registered_on,
        parties=facts.people(facts.parties),
        dispute_type=facts.dispute,
        source=words.SOURCES[case.source],
        facts=facts.statement(Statement.Kind.FACTS),
        registrar=facts.registrar,
        entrusted_by=case.entrusted_by,
        references=tuple(
            f"{reference.organ}{words.REFERENCES[reference.kind]}：{reference.number}"
            for reference in case.references.order_by("pk")
        ),
        remark="双方当事人共同申请。" if case.is_joint_application else "",
    )


def rights_notice(facts: Facts) -> forms.RightsNotice:
    return forms.RightsNotice(
        body=facts.body,
        number=facts.register_number,
        parties=tuple(people.signatory(party) for party in facts.who_applied),
        confirmable_within=facts.law["JC-1"].on_paper,
        arbitration_after=facts.law["LB-1R"].on_paper if facts.is_labour else "",
        dated_on=facts.registered_on,
    )


def service_address_confirmation(facts: Facts) -> forms.ServiceAddressConfirmation:
    """Whether messages are taken is for the party to tick (民事诉讼法 Art. 90: only with consent)."""
    party = facts.party()
    return forms.ServiceAddressConfirmation(
        body=facts.body,
        number=facts.register_number,
        party=facts.person(party),
        matter=facts.dispute,
        recipient=party.person.printed("contact_name") or party.person.printed_name,
        address=party.person.address,
        phone=party.person.phone,
        dated_on=facts.registered_on,
    )


def route_choice_notice(facts: Facts) -> forms.RouteChoiceNotice:
    return forms.RouteChoiceNotice(
        body=facts.case.centre.name,
        number=facts.register_number,
        party=people.signatory(facts.party()),
        matter=facts.dispute,
        offers=legal.offers(facts.law),
        warning=legal.warning(),
        chosen=PATHS.get(Track(facts.case.track)),
        dated_on=facts.registered_on,
    )


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
