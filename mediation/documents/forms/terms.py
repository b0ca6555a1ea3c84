"""The clauses of an agreement, as sentences a court can confirm and enforce.

A clause that leaves open who does what, for whom, by when, and what follows if not, is "content unclear", for which a
court refuses to confirm (民诉法解释 Arts 355, 358); 人民调解法 Art. 29 asks for content, manner and time limit.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from mediation.documents.amounts import in_digits, in_words
from mediation.documents.forms.paper import Incomplete, PaperPart, printed


@dataclass(frozen=True, kw_only=True)
class Payment(PaperPart):
    """One sum on one day; instalments are several."""

    payer: str
    payee: str
    amount: Decimal
    due_on: date
    manner: str  # 银行转账, 现金
    on_default: str  # what then holds, as a sentence
    what_for: str = ""
    account: str = ""
    place: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.amount <= 0:
            raise Incomplete("Payment.amount")

    def as_data(self) -> dict[str, Any]:
        sentences = (
            f"{self.payer}应于{printed(self.due_on)}前（含当日）向{self.payee}支付人民币{in_digits(self.amount)}元"
            f"（大写：{in_words(self.amount)}）",
            self.what_for and f"款项内容：{self.what_for}",
            f"支付方式：{self.manner}",
            self.account and f"收款账户：{self.account}",
            self.place and f"履行地点：{self.place}",
            f"逾期未足额支付的，{self.on_default}",
        )
        return {"sentence": _sentence(sentences)}


@dataclass(frozen=True, kw_only=True)
class AgreedAct(PaperPart):
    """Anything but money, or a statement both sides make; `who` and `due_on` only where somebody must do something."""

    what: str
    who: str = ""
    due_on: date | None = None
    on_default: str = ""

    def as_data(self) -> dict[str, Any]:
        duty = f"{self.who}应" if self.who else ""
        limit = f"于{printed(self.due_on)}前（含当日）" if self.due_on else ""
        return {"sentence": _sentence((f"{duty}{limit}{self.what}", self.on_default))}


@dataclass(frozen=True, kw_only=True)
class Item(PaperPart):
    """A line of the sum: 医疗费 1,286.00."""

    name: str
    amount: Decimal


def _sentence(parts: tuple[str, ...]) -> str:
    return "".join(f"{part.rstrip('。；')}。" for part in parts if part)
