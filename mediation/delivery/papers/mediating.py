"""Papers of the mediation itself: what was looked into, what was said, what was agreed, that it ended."""

from __future__ import annotations

import re
from datetime import datetime

from accounts.models import User
from mediation.delivery.papers import legal, words
from mediation.delivery.papers.facts import Facts, names, sentence
from mediation.documents import forms
from mediation.documents.forms import Incomplete
from mediation.documents.forms.paper import printed
from mediation.handling.endings import TerminationReason
from mediation.models import Agreement, AgreementTerm, AssistTask, Category, MediationSession, Statement
from mediation.states import Action, Event

IF_LATE = re.compile("^如?逾期[^，]*，")  # the clause says so itself
INJURIES = (Category.TORT, Category.MEDICAL, Category.TRAFFIC)
LATER_TREATMENT = {
    True: "上述款项已包括本次受伤的后续治疗费用，双方就本次事项再无其他争议。",
    False: "上述款项不包括后续治疗费用；后续治疗费用发生后，双方可以另行协商或者依法主张。",
}


def investigation_record(facts: Facts) -> forms.InvestigationRecord:
    """Of what an assisting agency looked into, or of the visit of an inspection."""
    subject = facts.subject
    task = AssistTask.objects.filter(pk=subject).select_related("agency", "request", "answer__written_by").first()
    return _of_task(facts, task) if task else _of_visit(facts, Statement.objects.get(pk=subject))


def _of_task(facts: Facts, task: AssistTask) -> forms.InvestigationRecord:
    if task.answer is None or task.done_at is None:
        raise Incomplete("the part has not been answered")
    officer = task.answer.written_by.name if task.answer.written_by else task.agency.name
    return forms.InvestigationRecord(
        body=facts.body,
        number=facts.register_number,
        began_at=task.done_at,
        ended_at=task.done_at,
        place=task.agency.name,
        matter=facts.dispute,
        investigated=task.request.body,
        investigators=(officer,),
        recorder=officer,
        findings=task.answer.body,
    )


def _of_visit(facts: Facts, findings: Statement) -> forms.InvestigationRecord:
    line = facts.line(Event.SITE_VISITED, statement=str(findings.pk))
    officers = User.objects.filter(pk__in=line.details["officers"]).order_by("staff_number")
    return forms.InvestigationRecord(
        body=facts.case.owner.name,
        number=facts.register_number,
        began_at=line.occurred_at,
        ended_at=line.occurred_at,
        place=next((party.person.address for party in facts.respondents if party.person.address), "用人单位工作场所"),
        matter=facts.dispute,
        investigated=names(facts.respondents),
        investigators=tuple(officer.name for officer in officers),
        recorder=findings.written_by.name if findings.written_by else facts.case.owner.name,
        findings=findings.body,
    )


def mediation_record(facts: Facts) -> forms.MediationRecord:
    """What was conceded stands on a sheet of its own (民诉法解释 Art. 107)."""
    session = MediationSession.objects.select_related("room", "recorder", "record").get(pk=facts.subject)
    held = facts.line(Event.SESSION_HELD, session=session.number).details
    undisputed = facts.mentioned(held.get(Statement.Kind.UNDISPUTED_FACTS))
    conceded = facts.mentioned(held.get(Statement.Kind.CONCESSIONS))
    others = session.participants.select_related("user").order_by("user__staff_number")
    return forms.MediationRecord(
        body=facts.body,
        number=facts.register_number,
        session=session.number,
        began_at=session.during.lower,
        ended_at=session.during.upper,
        place=session.room.name if session.room else facts.case.centre.name,
        matter=facts.dispute,
        manner=words.MANNERS[session.form],
        is_public=session.is_public,
        parties=tuple(party.person.printed_name for party in facts.principals),
        mediators=facts.mediators,
        recorder=session.recorder.name if session.recorder else _written_by(facts, session),
        statements=(forms.Statement(speaker="记录", text=session.record.body if session.record else ""),),
        participants=tuple(other.user.name for other in others),
        undisputed_facts=_lines(undisputed),
        concessions=(forms.Statement(speaker="记录", text=conceded),) if conceded else (),
        result=_result(held.get("next")),
    )


def _written_by(facts: Facts, session: MediationSession) -> str:
    writer = session.record.written_by if session.record else None
    return writer.name if writer else facts.body


def _result(following: str | None) -> str:
    if following is None:
        return "调解情况如上。"
    return f"本次未达成协议，定于{printed(datetime.fromisoformat(following))}继续调解。"


def agreement(facts: Facts) -> forms.Agreement:
    """人民调解法 Art. 29. The day stays blank: it is the day of the last signature, written when it is given."""
    contract = Agreement.objects.get(pk=facts.subject)
    request = facts.statement(Statement.Kind.REQUEST)
    return forms.Agreement(
        body=facts.body,
        number=facts.paper.printed_number,
        parties=facts.people(facts.principals),
        facts=contract.facts,
        disputed=f"申请人请求：{sentence(request)}" if request else "双方对责任和履行有争议。",
        responsibility=contract.responsibility,
        terms=_clauses(facts, contract),
        copies=facts.paper.copies,
        mediators=facts.mediators,
        recorder=_recorder(facts),
        court=words.COURT,
        is_labour=facts.is_labour,
        confirmable_within=facts.law["JC-1"].on_paper if contract.is_confirmable else "",
    )


def oral_agreement_register(facts: Facts) -> forms.OralAgreementRegister:
    """人民调解法 Arts 28, 30: it binds from when it was reached."""
    contract = Agreement.objects.get(pk=facts.subject)
    if contract.effective_at is None:
        raise Incomplete("the agreement was not reached")
    return forms.OralAgreementRegister(
        body=facts.body,
        number=facts.paper.printed_number,
        parties=facts.people(facts.principals),
        facts=contract.facts,
        terms=_clauses(facts, contract),
        agreed_at=contract.effective_at,
        mediators=facts.mediators,
        recorder=_recorder(facts),
        dated_on=facts.day(contract.effective_at),
    )


def termination_notice(facts: Facts) -> forms.TerminationNotice:
    """With the ways that remain (人民调解法 Art. 26) and without what was conceded (特邀调解规定 Art. 22)."""
    case = facts.case
    ended = facts.line(Action.TERMINATE, Action.RETURN_TO_ENTRUSTER).details
    recipient = (
        facts.party().person.printed_name if facts.paper.party_id else case.entrusted_by or names(facts.who_applied)
    )
    reason = ended.get("reason", TerminationReason.NO_AGREEMENT)
    return forms.TerminationNotice(
        body=facts.body,
        number=facts.register_number,
        recipient=recipient,
        parties=tuple(party.person.printed_name for party in facts.principals),
        matter=facts.dispute,
        began_on=facts.day(case.accepted_at),
        ended_on=facts.day(case.resolved_at),
        reason=words.TERMINATIONS[reason],
        routes=legal.routes(ended["routes"], facts.law),
        undisputed_facts=_lines(facts.statement(Statement.Kind.UNDISPUTED_FACTS)),
        dated_on=facts.day(case.resolved_at),
    )


def _clauses(facts: Facts, contract: Agreement) -> tuple[forms.Payment | forms.Act, ...]:
    clauses = [_clause(contract, term) for term in contract.terms.select_related("debtor__person", "creditor__person")]
    if contract.covers_later_treatment is not None and facts.case.category in INJURIES:
        clauses.append(forms.Act(what=LATER_TREATMENT[contract.covers_later_treatment]))
    return tuple(clauses)


def _clause(contract: Agreement, term: AgreementTerm) -> forms.Payment | forms.Act:
    on_default = sentence(IF_LATE.sub("", contract.default_consequence) or "权利人可以依法向人民法院起诉")
    if term.amount is None:
        whom = f"（对{term.creditor.person.printed_name}）"
        return forms.Act(
            what=f"{term.act.rstrip('。')}{whom}",
            who=term.debtor.person.printed_name,
            due_on=term.due_on,
            on_default=f"逾期未履行的，{on_default}",
        )
    return forms.Payment(
        payer=term.debtor.person.printed_name,
        payee=term.creditor.person.printed_name,
        amount=term.amount,
        due_on=term.due_on,
        what_for=term.act.rstrip("。"),
        manner=term.manner or "由双方当面约定",
        place=contract.place_of_performance,
        on_default=on_default,
    )


def _recorder(facts: Facts) -> str:
    held = facts.case.sessions.filter(state=MediationSession.State.HELD).order_by("-number")
    return held.values_list("recorder__name", flat=True).first() or facts.mediators[0]


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
