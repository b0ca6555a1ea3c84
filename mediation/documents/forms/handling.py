"""Papers of the mediation itself."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

from mediation import articles
from mediation.articles import Citation
from mediation.documents.forms.paper import Incomplete, Paper, Part, printed, printed_span
from mediation.documents.forms.parties import Party
from mediation.documents.forms.terms import Act, Item, Payment


@dataclass(frozen=True, kw_only=True)
class Answer(Part):
    question: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class InvestigationRecord(Paper):
    """人民调解调查记录 (#6)."""

    kind: ClassVar[str] = "investigation_record"
    title: ClassVar[str] = "人民调解调查记录"

    began_at: datetime
    ended_at: datetime
    place: str
    matter: str
    investigated: str  # the person asked, or the thing looked at
    investigators: tuple[str, ...]
    recorder: str
    particulars: str = ""  # of the person: sex, age, work, address, contact
    participants: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    findings: str = ""
    references: tuple[str, ...] = ()  # where the thing looked at is kept; nothing is copied

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.answers and not self.findings:
            raise Incomplete("InvestigationRecord.findings")

    def as_data(self) -> dict[str, object]:
        return super().as_data() | {"time": printed_span(self.began_at, self.ended_at)}


@dataclass(frozen=True, kw_only=True)
class Statement(Part):
    speaker: str
    text: str


@dataclass(frozen=True, kw_only=True)
class MediationRecord(Paper):
    """人民调解记录 (#8).

    What was said in a separate talk and what was conceded for the sake of an agreement are on no paper: it must not be
    used against who said so (民诉法解释 Art. 107; 特邀调解规定 Art. 22; 人民法院在线调解规则 Art. 18).
    """

    kind: ClassVar[str] = "mediation_record"
    title: ClassVar[str] = "人民调解记录"

    session: int  # 第几次
    began_at: datetime
    ended_at: datetime
    place: str
    matter: str
    manner: str  # 面对面; 面对面后背靠背
    is_public: bool  # the parties' choice: 人民调解法 Art. 23(3)
    parties: tuple[str, ...]
    mediators: tuple[str, ...]
    recorder: str
    result: str
    statements: tuple[Statement, ...] = ()  # none where nothing was said before both sides
    participants: tuple[str, ...] = ()
    verified: str = ""
    undisputed_facts: tuple[str, ...] = ()

    def as_data(self) -> dict[str, object]:
        time = printed_span(self.began_at, self.ended_at)
        return super().as_data() | {"title": f"{self.title}（第{self.session}次）", "time": time}


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
    terms: tuple[Payment | Act, ...]
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
    terms: tuple[Payment | Act, ...]
    agreed_at: datetime
    mediators: tuple[str, ...]
    recorder: str
    dated_on: date | None = None
