"""Papers of the beginning: the application, the register, and what somebody is told of their rights."""

from __future__ import annotations

from mediation.delivery.papers import legal, people, words
from mediation.delivery.papers.facts import Facts
from mediation.documents import forms
from mediation.models import Channel, Party, Statement, Track

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
