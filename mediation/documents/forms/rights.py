"""What somebody is told before they begin: rights and duties, where papers are sent, which ways there are."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from mediation import articles
from mediation.articles import Citation
from mediation.documents.forms.paper import Incomplete, Paper, PaperPart
from mediation.documents.forms.parties import Party, Signatory


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
class RouteOffer(PaperPart):
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
