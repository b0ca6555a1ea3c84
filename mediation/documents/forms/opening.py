"""Papers of the beginning: from the application to the notice that the case is taken."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from mediation import articles
from mediation.articles import Citation
from mediation.documents.forms.paper import Incomplete, Paper, Part
from mediation.documents.forms.parties import Party, Signatory


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
class RightsNotice(Paper):
    """权利义务告知书: nature, principles, effect, rights and duties (人民调解法 Arts 2, 3, 4, 7, 23, 24, 26, 31–33)."""

    kind: ClassVar[str] = "rights_notice"
    title: ClassVar[str] = "人民调解当事人权利义务告知书"

    cites: ClassVar[dict[str, Citation]] = {
        "committees": articles.COMMITTEES,
        "no_charge": articles.NO_CHARGE,
        "principles": articles.PRINCIPLES,
        "rights": articles.RIGHTS_OF_PARTIES,
        "duties": articles.DUTIES_OF_PARTIES,
        "binds": articles.AGREEMENT_BINDS,
        "suit": articles.SUIT_ON_AGREEMENT,
        "confirmation": articles.JUDICIAL_CONFIRMATION,
        "ways": articles.WAYS_AFTER_TERMINATION,
        "labour_agreement": articles.LABOUR_AGREEMENT,
        "labour_default": articles.LABOUR_DEFAULT,
        "payment_order": articles.WAGE_PAYMENT_ORDER,
    }

    parties: tuple[Signatory, ...]
    confirmable_within: str  # 三十日, from when an agreement takes effect
    arbitration_after: str = ""  # 十五日, labour alone: it adds 劳动争议调解仲裁法 Arts 14–16
    dated_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ServiceAddressConfirmation(Paper):
    """送达地址确认书. Electronic service needs consent (人民法院在线调解规则 Art. 17; 民事诉讼法 Art. 90)."""

    kind: ClassVar[str] = "service_address_confirmation"
    title: ClassVar[str] = "送达地址确认书"

    party: Party
    matter: str
    recipient: str = ""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    takes_messages: bool | None = None  # by text message to that phone; None: to be ticked by hand
    email: str = ""
    dated_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class RouteOffer(Part):
    """One of the two ways shown side by side."""

    name: str  # 劳动争议调解
    handled_by: str
    steps: str
    time_limit: str
    if_unsuccessful: str
    basis: str  # the articles
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class RouteChoiceNotice(Paper):
    """路径告知书: both routes in writing, the person signs one.

    Choosing mediation may close the way to an inspection complaint (劳动保障监察条例 Art. 21 ¶2; Zhejiang Art. 22(2)
    bars only arbitration and court), so it is never chosen for anybody.
    """

    kind: ClassVar[str] = "route_choice_notice"
    title: ClassVar[str] = "维权路径告知书"

    party: Signatory
    matter: str
    offers: tuple[RouteOffer, RouteOffer]
    warning: str
    chosen: int | None = None  # 0 or 1; None: to be ticked by hand
    dated_on: date | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.chosen not in (None, 0, 1):
            raise Incomplete("RouteChoiceNotice.chosen")


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


@dataclass(frozen=True, kw_only=True)
class Letter(Paper):
    """A message to somebody whom no text reaches, to be handed over or posted. It says what the message would say."""

    kind: ClassVar[str] = "letter"
    title: ClassVar[str] = "通知"

    recipient: str
    text: str
    telephone: str
    address: str = ""
    dated_on: date | None = None
