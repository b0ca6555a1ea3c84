"""Papers of the beginning: the application, the register, and the notice that the case is taken."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from mediation.documents.forms.paper import Incomplete, Paper
from mediation.documents.forms.parties import Party


@dataclass(frozen=True, kw_only=True)
class Application(Paper):
    """人民调解申请书 (#1).

    Told by mouth it is 申请笔录, written on the spot, read back and signed (劳动争议调解仲裁法 Art. 12).
    """

    kind: ClassVar[str] = "application"
    title: ClassVar[str] = "人民调解申请书"

    applicants: tuple[Party, ...]
    respondents: tuple[Party, ...]
    facts: str
    requests: tuple[str, ...]
    dated_on: date | None = None
    recorder: str = ""  # only told by mouth: who wrote it down
    recorded_at: datetime | None = None

    def as_data(self) -> dict[str, object]:
        title = "调解申请笔录" if self.recorder else self.title
        return super().as_data() | {"title": title}


@dataclass(frozen=True, kw_only=True)
class AcceptanceRegister(Paper):
    """人民调解受理登记表 (#2)."""

    kind: ClassVar[str] = "acceptance_register"
    title: ClassVar[str] = "人民调解受理登记表"
    SOURCES: ClassVar[tuple[str, ...]] = ("当事人申请", "人民调解委员会主动调解", "委托移送调解")

    accepted_on: date
    parties: tuple[Party, ...]
    dispute_type: str
    source: str  # one of SOURCES
    facts: str
    registrar: str
    entrusted_by: str = ""
    references: tuple[str, ...] = ()  # numbers of other organs: 警情编号 …
    remark: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.source not in self.SOURCES:
            raise Incomplete("AcceptanceRegister.source")

    def as_data(self) -> dict[str, object]:
        return super().as_data() | {"sources": self.SOURCES}


@dataclass(frozen=True, kw_only=True)
class AcceptanceNotice(Paper):
    """调解受理通知书.

    To the other side it also asks for consent: who expressly refuses is not mediated (人民调解法 Art. 17).
    """

    kind: ClassVar[str] = "acceptance_notice"
    title: ClassVar[str] = "调解受理通知书"

    recipient: str
    applicant: str
    respondent: str
    matter: str
    accepted_on: date
    mediators: tuple[str, ...]
    place: str
    telephone: str
    limit: str  # "15日，至2026年12月8日", "一个月，至2026年12月23日"
    limit_basis: str
    dated_on: date
    asks_consent: bool = False
