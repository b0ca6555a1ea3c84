"""The third stage from the draft on: signed, sealed, performed."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from mediation import handling, trips
from mediation.demonstration.planted.file.case import A_WHILE, PlantedCase
from mediation.demonstration.planted.past import When
from mediation.handling import AgreementDraft, TermGiven
from mediation.models import Agreement, AgreementTerm, Performance
from mediation.trips import Attendance


class Agreeing(PlantedCase):
    """Agreed and performed."""

    def draw_up(
        self, who: str, when: When, facts: str, terms: Sequence[Mapping[str, Any]], *, form: str = "written"
    ) -> Agreement:
        """A draft: each term says debtor, creditor, act, days until it is due, and an amount where it is money."""
        draft = AgreementDraft(
            form=form,
            facts=facts,
            terms=[self._term(**term) for term in terms],
            covers_later_treatment=True,
            default_consequence="逾期未履行的，对方可就本协议向人民法院提起诉讼。",
        )
        agreement: Agreement = self.do(handling.draft_agreement, who, when, draft=draft)
        return agreement

    def agree(self, who: str, when: When, agreement: Agreement) -> None:
        self.do(handling.agree, who, when, agreement=agreement)

    def sign_and_seal(self, who: str, when: When, agreement: Agreement, *, keeper: str) -> None:
        """Signed by every party who must, by the mediator, and sealed a while later."""
        by, at, parties = self.past.actor(who), self.past.moment(when), self.principals()
        trips.attend(self.case, Attendance(parties), by=by, since=at)
        for party in parties:
            handling.sign(agreement, party=party, by=by, at=at)
        handling.sign(agreement, by=by, at=at)
        handling.seal(agreement, by=self.past.actor(keeper), at=at + A_WHILE)

    def pay(self, who: str, when: When, agreement: Agreement, *numbers: int, proof: str = "transfer") -> None:
        """Terms that were performed, all of them where none is named."""
        terms: list[AgreementTerm] = list(agreement.terms.order_by("number"))
        by, at = self.past.actor(who), self.past.moment(when)
        attendance = Attendance(self.principals()) if proof == Performance.Proof.RECEIPT else None
        for term in terms:
            if not numbers or term.number in numbers:
                handling.record_performance(
                    term, amount=term.amount, proof=proof, occurred_at=at, attendance=attendance, by=by, at=at
                )

    def _term(self, debtor: int, creditor: int, act: str, due: int, amount: str = "") -> TermGiven:
        return TermGiven(
            debtor=self.party(debtor),
            creditor=self.party(creditor),
            act=act,
            due_on=self.past.day(due),
            amount=Decimal(amount) if amount else None,
            manner="银行转账" if amount else "",
        )
