"""Agreements, written and oral."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

from mediation import articles
from mediation.articles import Citation
from mediation.documents.forms.paper import Incomplete, Paper, printed
from mediation.documents.forms.parties import Party
from mediation.documents.forms.terms import AgreedAct, Item, Payment


@dataclass(frozen=True, kw_only=True)
class Agreement(Paper):
    """人民调解协议书 (#9): 人民调解法 Art. 29; labour: must be written, 劳动争议调解仲裁法 Art. 14."""

    kind: ClassVar[str] = "agreement"
    title: ClassVar[str] = "人民调解协议书"
    needs_number: ClassVar[bool] = True  # the callback and the court cite it
    cites: ClassVar[dict[str, Citation]] = {
        "binds": articles.WRITTEN_AGREEMENT_BINDS,
        "suit": articles.SUIT_ON_AGREEMENT,
        "confirmation": articles.JUDICIAL_CONFIRMATION,
        "labour_agreement": articles.LABOUR_AGREEMENT,
        "labour_default": articles.LABOUR_DEFAULT,
        "payment_order": articles.WAGE_PAYMENT_ORDER,
    }

    parties: tuple[Party, ...]
    facts: str
    disputed: str
    terms: tuple[Payment | AgreedAct, ...]
    copies: int
    mediators: tuple[str, ...]
    recorder: str
    court: str  # that could confirm it
    responsibility: str = ""
    items: tuple[Item, ...] = ()
    is_labour: bool = False
    confirmable_within: str = ""  # 三十日; empty: status relations, confirmation of real rights (民诉法解释 Art. 355)
    dated_on: date | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.parties) < 2:
            raise Incomplete("Agreement.parties")
        if self.copies <= len(self.parties):
            raise Incomplete("Agreement.copies")  # one for each party, one for the committee: Art. 29

    def as_data(self) -> dict[str, object]:
        total = sum((item.amount for item in self.items), Decimal(0))
        return super().as_data() | {"total": printed(total)}


@dataclass(frozen=True, kw_only=True)
class OralAgreementRegister(Paper):
    """人民调解口头协议登记表 (#9'): what was agreed by mouth is registered (人民调解法 Arts 28, 30)."""

    kind: ClassVar[str] = "oral_agreement_register"
    title: ClassVar[str] = "人民调解口头协议登记表"
    needs_number: ClassVar[bool] = True
    cites: ClassVar[dict[str, Citation]] = {"binds": articles.ORAL_AGREEMENT_BINDS}

    parties: tuple[Party, ...]
    facts: str
    terms: tuple[Payment | AgreedAct, ...]
    agreed_at: datetime
    mediators: tuple[str, ...]
    recorder: str
    dated_on: date | None = None
