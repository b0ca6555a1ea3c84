"""Papers of what was agreed."""

from __future__ import annotations

import re

from mediation.delivery.papers import words
from mediation.delivery.papers.facts import Facts, sentence
from mediation.documents import forms
from mediation.documents.forms import Incomplete
from mediation.models import Agreement, AgreementTerm, MediationSession, Statement
from mediation.models.taxonomy import INJURIES

IF_LATE = re.compile("^如?逾期[^，]*，")  # the clause says so itself

LATER_TREATMENT = {
    True: "上述款项已包括本次受伤的后续治疗费用，双方就本次事项再无其他争议。",
    False: "上述款项不包括后续治疗费用；后续治疗费用发生后，双方可以另行协商或者依法主张。",
}


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


def _clauses(facts: Facts, contract: Agreement) -> tuple[forms.Payment | forms.AgreedAct, ...]:
    clauses = [_clause(contract, term) for term in contract.terms.select_related("debtor__person", "creditor__person")]
    if contract.covers_later_treatment is not None and facts.case.category in INJURIES:
        clauses.append(forms.AgreedAct(what=LATER_TREATMENT[contract.covers_later_treatment]))
    return tuple(clauses)


def _clause(contract: Agreement, term: AgreementTerm) -> forms.Payment | forms.AgreedAct:
    on_default = sentence(IF_LATE.sub("", contract.default_consequence) or "权利人可以依法向人民法院起诉")
    if term.amount is None:
        whom = f"（对{term.creditor.person.printed_name}）"
        return forms.AgreedAct(
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
