"""What papers say of the law: why a case is refused, which ways remain, which two ways a worker may choose from.

Lengths are those of the case's own version of the law (``terms.of``), articles those of ``articles``.
"""

from __future__ import annotations

from collections.abc import Iterable

from mediation import articles, citations
from mediation.articles import Citation
from mediation.documents import remedies
from mediation.documents.forms import Route, RouteOffer
from mediation.documents.remedies import Remedy, Way
from mediation.states import RefusalReason
from mediation.terms import Terms

REFUSALS: dict[str, tuple[str, Citation]] = {
    RefusalReason.RESERVED_TO_AUTHORITY: (
        "该事项依法由专门机关管辖处理，或者法律禁止调解。",
        articles.NOT_TO_BE_MEDIATED,
    ),
    RefusalReason.ALREADY_ACCEPTED_ELSEWHERE: (
        "同一请求已由其他机关受理，尚在处理中。",
        articles.NOT_TO_BE_MEDIATED,
    ),
    RefusalReason.ALREADY_RESOLVED: ("同一请求已经解决。", articles.NOT_TO_BE_MEDIATED),
    RefusalReason.PARTY_REFUSES: ("一方当事人明确拒绝调解。", articles.CONSENT),
    RefusalReason.NO_IDENTIFIABLE_RESPONDENT: ("没有明确的对方当事人。", articles.WHAT_AN_APPLICATION_NEEDS),
    RefusalReason.NOT_A_DISPUTE: ("该事项不是民间纠纷。", articles.MEDIATED_DISPUTES),
    RefusalReason.CRIMINAL: ("该事项涉嫌犯罪，应当由公安机关处理。", articles.NOT_TO_BE_MEDIATED),
    RefusalReason.ADMINISTRATIVE_DISPUTE: ("该事项是与行政机关之间的争议。", articles.NOT_TO_BE_MEDIATED),
    RefusalReason.DISCIPLINARY_REPORT: ("该事项是对公职人员的检举控告。", articles.NOT_TO_BE_MEDIATED),
    RefusalReason.DUPLICATE_IN_PROGRESS: (
        "您的同一事项已在办理中，尚未结束，不重复受理。",
        articles.PETITION_IN_PROGRESS,
    ),
    RefusalReason.PETITION_TERMINATED: ("该信访事项已经办结并答复完毕。", articles.PETITION_ENDED),
    RefusalReason.OUTSIDE_TERRITORY: ("该事项不属于本中心的服务区域。", articles.NOT_TO_BE_MEDIATED),
    RefusalReason.FALSE_OR_COLLUSIVE: ("发现有虚假调解或者恶意串通的嫌疑。", articles.FALSE_OR_COLLUSIVE),
}
# Of each way: how it is called, to whom, what for.
ROUTES: dict[str, tuple[Way, str, str, str]] = {
    Remedy.COURT: (remedies.COURT, "司法途径", "有管辖权的人民法院", "提起民事诉讼"),
    Remedy.COMPETENT_AUTHORITY: (remedies.AUTHORITY, "行政途径", "有关行政主管部门", "申请处理"),
    Remedy.LABOUR_ARBITRATION: (
        remedies.LABOUR_ARBITRATION,
        "仲裁途径",
        "有管辖权的劳动人事争议仲裁委员会",
        "申请劳动仲裁",
    ),
    Remedy.LABOUR_INSPECTION: (remedies.LABOUR_INSPECTION, "行政途径", "劳动保障监察机构", "投诉"),
    Remedy.LAND_ARBITRATION: (remedies.LAND_ARBITRATION, "仲裁途径", "农村土地承包仲裁委员会", "申请仲裁"),
    Remedy.POLICE_MEDIATION: (
        remedies.POLICE_MEDIATION,
        "行政途径",
        "公安机关交通管理部门",
        "由各方当事人共同书面申请调解",
    ),
    Remedy.HEALTH_BUREAU: (
        remedies.HEALTH_BUREAU,
        "行政途径",
        "医疗纠纷发生地的卫生健康主管部门",
        "申请行政调解",
    ),
    Remedy.CONSUMER_ARBITRATION: (
        remedies.CONSUMER_ARBITRATION,
        "仲裁途径",
        "双方约定的仲裁机构",
        "依照仲裁协议申请仲裁",
    ),
    Remedy.PAYMENT_ORDER: (remedies.PAYMENT_ORDER, "司法途径", "有管辖权的基层人民法院", "申请支付令"),
    Remedy.WAGE_SUIT: (remedies.WAGE_SUIT, "司法途径", "有管辖权的人民法院", "就工资欠款提起民事诉讼"),
}


def routes(codes: Iterable[str], law: Terms) -> tuple[Route, ...]:
    """The ways that a termination names (``Remedy``), each with its article and, where it has one, its length."""
    return tuple(_route(*ROUTES[code], law=law) for code in codes)


def _route(way: Way, name: str, body: str, what: str, *, law: Terms) -> Route:
    limit = f"自终止调解之日起{law[way.within].on_paper}" if way.within else ""
    return Route(name=name, body=body, what=what, basis=citations.on_paper(way.law), limit=limit)


def refusal(reason: str) -> tuple[str, str]:
    """Why a case is not taken, and by which article."""
    words, law = REFUSALS[reason]
    return words, citations.on_paper(law)


def offers(law: Terms) -> tuple[RouteOffer, RouteOffer]:
    """The two ways that a worker may choose from."""
    return _mediation(law), _inspection(law)


def _mediation(law: Terms) -> RouteOffer:
    return RouteOffer(
        name="劳动争议调解",
        handled_by="本中心的劳动争议调解组织",
        steps="征得用人单位同意后组织双方调解，达成协议的制作调解协议书。",
        time_limit=f"收到申请之日起{law['LB-1'].on_paper}，双方同意可以延长。",
        if_unsuccessful="可以申请劳动仲裁；达成协议后不履行支付义务的，可以向人民法院申请支付令。",
        basis=citations.on_paper(articles.LABOUR_MEDIATION),
        note="需要用人单位同意参加。",
    )


def _inspection(law: Terms) -> RouteOffer:
    decides, investigates = law["LI-1"], law["LI-2"]
    return RouteOffer(
        name="劳动保障监察投诉",
        handled_by="人力资源和社会保障行政部门",
        steps=f"{decides.on_paper}内决定是否受理，立案后由两名以上监察员调查，查实的责令支付。",
        time_limit=f"立案之日起{investigates.on_paper}，经批准可以延长{investigates.extension_on_paper}。",
        if_unsuccessful="可以依法申请行政复议或者提起行政诉讼。",
        basis=citations.on_paper(articles.INSPECTION_PROCEEDS),
        note="不需要用人单位同意。",
    )


def warning() -> str:
    """What choosing mediation may cost."""
    return (
        "选择调解后，就同一事项再向劳动保障监察机构投诉的，可能被告知依照劳动争议处理的程序办理"
        f"（{citations.on_paper(articles.INSPECTION_SENDS_AWAY)}）。"
    )
