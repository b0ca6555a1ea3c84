"""Papers of what was performed, and of what can be done about a default."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

from mediation import articles
from mediation.articles import Citation
from mediation.documents.forms.paper import Incomplete, Paper
from mediation.documents.forms.parties import Party


@dataclass(frozen=True, kw_only=True)
class PerformanceProof(Paper):
    """履行凭证 (#10): 收条 where the payee receives it here, else the record of a transfer and of the payee's word.

    What is no money has no amount but says `what` was done.
    """

    kind: ClassVar[str] = "performance_proof"
    title: ClassVar[str] = "履行凭证"

    agreement_number: str
    payer: str
    payee: str
    paid_at: datetime
    manner: str
    witness: str  # who recorded it
    is_in_full: bool
    amount: Decimal | None = None
    what: str = ""
    is_receipt: bool = True
    reference: str = ""  # of the transfer
    confirmed_at: datetime | None = None  # by the payee
    dated_on: date | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.amount is None and not self.what:
            raise Incomplete("PerformanceProof.amount")

    def as_data(self) -> dict[str, object]:
        if self.amount is None:
            return super().as_data()
        return super().as_data() | {"title": "收条" if self.is_receipt else "履行凭证（汇款）"}


@dataclass(frozen=True, kw_only=True)
class PaymentOrderApplication(Paper):
    """支付令申请书 (民事诉讼法 Arts 225–228; on an agreement about wages 劳动争议调解仲裁法 Art. 16).

    `body` is the court.
    """

    kind: ClassVar[str] = "payment_order_application"
    title: ClassVar[str] = "支付令申请书"
    cites: ClassVar[dict[str, Citation]] = {
        "payment_order": articles.PAYMENT_ORDER,
        "wage_payment_order": articles.WAGE_PAYMENT_ORDER,
    }

    creditor: Party
    debtor: Party
    amount: Decimal
    claim: str  # what the sum is for: 2026年4月至10月的工资
    facts: str
    evidence: tuple[str, ...]
    agreement_number: str
    is_labour: bool = False
    court_address: str = ""
    dated_on: date | None = None
