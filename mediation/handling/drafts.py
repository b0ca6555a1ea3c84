"""Drawing up an agreement and having it checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from mediation import lifecycle
from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.handling import validator
from mediation.handling.preconditions import expect
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, Agreement, AgreementTerm, Case, Party
from mediation.states import Status
from windows import hours
from windows.models import AgencyKind

State = Agreement.State


@dataclass(frozen=True)
class TermGiven:
    """Who does what for whom, by when; ``amount`` in yuan and fen where it is money."""

    debtor: Party
    creditor: Party
    act: str
    due_on: date
    amount: Decimal | None = None
    manner: str = ""


@dataclass(frozen=True)
class AgreementDraft:
    """What the parties are about to agree. ``default_consequence``: what holds if it is not done in time."""

    form: str
    facts: str
    terms: Sequence[TermGiven]
    responsibility: str = ""
    covers_later_treatment: bool | None = None
    default_consequence: str = ""
    place_of_performance: str = ""


@transaction.atomic
def draft_agreement(case: Case, *, draft: AgreementDraft, by: Actor, at: datetime) -> Agreement:
    """Draw up an agreement; an earlier draft is superseded. Nothing is agreed yet: the journal says nothing."""
    permissions.require(by, Act.DRAFT_AGREEMENT, case)
    expect(case, Act.DRAFT_AGREEMENT, [Status.IN_MEDIATION])
    lifecycle.hold(case)
    _payable(draft)
    case.agreements.filter(state=State.DRAFT).update(state=State.SUPERSEDED)
    agreement = Agreement.objects.create(
        case=case,
        version=case.agreements.count() + 1,
        form=draft.form,
        facts=draft.facts,
        responsibility=draft.responsibility,
        covers_later_treatment=draft.covers_later_treatment,
        default_consequence=draft.default_consequence,
        place_of_performance=draft.place_of_performance,
    )
    AgreementTerm.objects.bulk_create(
        AgreementTerm(agreement=agreement, number=number, **vars(term))
        for number, term in enumerate(draft.terms, start=1)
    )
    agreement.is_confirmable = validator.is_confirmable(check_agreement(agreement, at=at))
    agreement.save(update_fields=["is_confirmable"])
    return agreement


def check_agreement(agreement: Agreement, *, at: datetime) -> list[validator.Finding]:
    """What is wrong or unusual about an agreement that is to be agreed on the day of ``at``."""
    case = agreement.case
    body = case.mediating_body
    draft = validator.DraftToCheck(
        form=agreement.form,
        track=case.track,
        category=case.category,
        parties=frozenset(case.parties.values_list("number", flat=True)),
        clauses=[_clause(term) for term in agreement.terms.select_related("debtor", "creditor")],
        agreed_on=hours.day_of(at),
        responsibility=agreement.responsibility,
        default_consequence=agreement.default_consequence,
        covers_later_treatment=agreement.covers_later_treatment,
        is_by_committee=body is not None and body.kind == AgencyKind.MEDIATING_BODY,
    )
    return validator.check(draft)


def _clause(term: AgreementTerm) -> validator.Clause:
    return validator.Clause(
        term.debtor.number, term.creditor.number, term.act, term.due_on, amount=term.amount, manner=term.manner
    )


def _payable(draft: AgreementDraft) -> None:
    """What the database would refuse, in a sentence."""
    for term in draft.terms:
        if term.debtor == term.creditor:
            raise NotAllowed(Act.DRAFT_AGREEMENT, _("Nobody can owe something to themselves."))
        if term.amount is not None and term.amount <= 0:
            raise NotAllowed(Act.DRAFT_AGREEMENT, _("Say how much is to be paid."))
