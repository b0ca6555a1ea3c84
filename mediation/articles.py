"""The articles of law that pages, papers and messages name: one table. ``citations`` writes them down.

An article is named here by what it lays down and read everywhere else by that name. Where the numbers of a law changed
with a revision, the year stands with the law. What has no articles, as a promise of the centre, stands here too.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Law:
    """``name``: as pages name it. ``title``: as papers print it, where that is longer. ``year``: of the revision."""

    name: str
    title: str = ""
    year: int = 0

    def art(self, *numbers: int, paragraph: int = 0, item: int = 0, remark: Promise | None = None) -> Citation:
        return Citation((Article(self, numbers, paragraph, item, remark),))


@dataclass(frozen=True)
class Article:
    """``paragraph`` 款, ``item`` 项; ``remark``: what a reader must know besides."""

    law: Law
    numbers: tuple[int, ...]
    paragraph: int = 0
    item: int = 0
    remark: Promise | None = None


@dataclass(frozen=True)
class Citation:
    """What a fact rests on: one article or several, and what is no law by its own words.

    ``name``: how programs know what is no law, where that is not its words.
    """

    articles: tuple[Article, ...] = ()
    words: Promise | None = None
    name: str = ""

    def __add__(self, other: Citation) -> Citation:
        return Citation(self.articles + other.articles, self.words or other.words, self.name or other.name)

    def __bool__(self) -> bool:
        return bool(self.articles or self.words)


LOCAL = _("local regulation")
UNCHECKED = _("to be checked")

MEDIATION = Law("人民调解法", "中华人民共和国人民调解法")
PROVISIONS = Law("人民调解工作若干规定", year=2002)
LABOUR = Law("劳动争议调解仲裁法", "中华人民共和国劳动争议调解仲裁法")
LABOUR_NEGOTIATION = Law("企业劳动争议协商调解规定")
LABOUR_ZHEJIANG = Law("浙江省劳动人事争议调解仲裁条例")
ARBITRATION_RULES = Law("劳动人事争议仲裁办案规则", year=2017)
LABOUR_INTERPRETATION = Law(
    "最高人民法院劳动争议司法解释（一）", "最高人民法院关于审理劳动争议案件适用法律问题的解释（一）"
)
INSPECTION = Law("劳动保障监察条例")
INSPECTION_PROVISIONS = Law("关于实施《劳动保障监察条例》若干规定")
INSPECTION_ZHEJIANG = Law("浙江省劳动保障监察条例")
INVITED = Law("最高人民法院关于人民法院特邀调解的规定", year=2016)
ONLINE = Law("人民法院在线调解规则", year=2021)
MEDICAL = Law("医疗纠纷预防和处理条例")
COMPLAINTS = Law("市场监督管理投诉举报处理暂行办法")
CONSUMERS = Law("消费者权益保护法", "中华人民共和国消费者权益保护法")
CIVIL_CODE = Law("民法典", "中华人民共和国民法典")
LIMITATION = Law("最高人民法院诉讼时效规定", "最高人民法院关于审理民事案件适用诉讼时效制度若干问题的规定")
PROCEDURE = Law("民事诉讼法", "中华人民共和国民事诉讼法", year=2023)
PROCEDURE_INTERPRETATION = Law("民诉法解释", "最高人民法院关于适用《中华人民共和国民事诉讼法》的解释")
PETITIONS = Law("信访工作条例")
TRAFFIC = Law("道路交通事故处理程序规定")
LAND = Law("农村土地承包经营纠纷调解仲裁法", "中华人民共和国农村土地承包经营纠纷调解仲裁法")
MEDIATION_NINGBO = Law("宁波市人民调解条例")

# 人民调解法, by what its articles lay down.
MEDIATED_DISPUTES = MEDIATION.art(2)
PRINCIPLES = MEDIATION.art(3)
NOTHING_IS_BARRED = MEDIATION.art(3, item=3)
NO_CHARGE = MEDIATION.art(4)
COMMITTEES = MEDIATION.art(7)
CONSENT = MEDIATION.art(17)
CHOICE_OF_MEDIATOR = MEDIATION.art(19)
OTHERS_TAKE_PART = MEDIATION.art(20)
RIGHTS_OF_PARTIES = MEDIATION.art(23)
DUTIES_OF_PARTIES = MEDIATION.art(24)
WAYS_AFTER_TERMINATION = MEDIATION.art(26)
DOSSIER = MEDIATION.art(27)
WRITTEN_AGREEMENT = MEDIATION.art(29)
ORAL_AGREEMENT = MEDIATION.art(30)
AGREEMENT_BINDS = MEDIATION.art(31)
WRITTEN_AGREEMENT_BINDS = MEDIATION.art(29, 31)
ORAL_AGREEMENT_BINDS = MEDIATION.art(30, 31)
SUIT_ON_AGREEMENT = MEDIATION.art(32)
JUDICIAL_CONFIRMATION = MEDIATION.art(33)

# People's mediation in general.
NOT_TO_BE_MEDIATED = PROVISIONS.art(22)
WHAT_AN_APPLICATION_NEEDS = PROVISIONS.art(24)
LENGTH_OF_MEDIATION = PROVISIONS.art(33)
BETTER_IN_WRITING = MEDIATION_NINGBO.art(24, remark=LOCAL)
FALSE_OR_COLLUSIVE = INVITED.art(18)
COURT_APPOINTED_MEDIATION = INVITED.art(27) + ONLINE.art(24, 26)
COURT_CONFIRMS = JUDICIAL_CONFIRMATION + PROCEDURE.art(205)
CONTENT_OF_AGREEMENT = WRITTEN_AGREEMENT + PROCEDURE_INTERPRETATION.art(358)
NOT_CONFIRMED = PROCEDURE_INTERPRETATION.art(355)
CONCESSIONS = PROCEDURE_INTERPRETATION.art(107)
PAYMENT_ORDER = PROCEDURE.art(225)

# Labour.
LABOUR_ARBITRATION = LABOUR.art(5, 14, 15)
LABOUR_ARBITRATION_AFTER_MEDIATION = LABOUR.art(5, 14)
LABOUR_MEDIATION = LABOUR.art(10, 14, 15, 16)
LABOUR_AGREEMENT = LABOUR.art(14)
LABOUR_ARBITRATION_UNWAITED = LABOUR.art(14, paragraph=3)
LABOUR_DEFAULT = LABOUR.art(15)
WAGE_PAYMENT_ORDER = LABOUR.art(16)
LABOUR_LIMITATION = LABOUR.art(27)
LABOUR_LIMITATION_WHILE_EMPLOYED = LABOUR.art(27, paragraph=4)
LENGTH_OF_LABOUR_MEDIATION = LABOUR_NEGOTIATION.art(29)
LENGTH_OF_LABOUR_MEDIATION_IN_ZHEJIANG = LABOUR_ZHEJIANG.art(10, paragraph=2)
ARBITRAL_REVIEW = ARBITRATION_RULES.art(74)
WAGE_SUIT = LABOUR_INTERPRETATION.art(51, paragraph=2)
LABOUR_CONFIRMATION = LABOUR_INTERPRETATION.art(52)

# Labour inspection.
INSPECTION_COMPLAINT = INSPECTION.art(9)
TWO_OFFICERS = INSPECTION.art(16)
INSPECTION_PROCEEDS = INSPECTION.art(16, 17)
LENGTH_OF_INSPECTION = INSPECTION.art(17)
INSPECTION_OR_MEDIATION = INSPECTION.art(21)
INSPECTION_SENDS_AWAY = INSPECTION.art(21, paragraph=2)
INSPECTION_DECIDES = INSPECTION_PROVISIONS.art(18)
INSPECTION_DECIDES_IN_ZHEJIANG = INSPECTION_DECIDES + INSPECTION_ZHEJIANG.art(23)

# Other fields.
LENGTH_OF_MEDICAL_MEDIATION = MEDICAL.art(38)
HEALTH_AUTHORITY_MEDIATES = MEDICAL.art(40)
CONSUMER_ARBITRATION = CONSUMERS.art(39)
CONSUMER_ACCEPTANCE = COMPLAINTS.art(14, remark=UNCHECKED)
LENGTH_OF_CONSUMER_MEDIATION = COMPLAINTS.art(20, 21, remark=UNCHECKED)
LIMITATION_OF_CLAIMS = CIVIL_CODE.art(188, 195) + LIMITATION.art(12)
POLICE_MEDIATION = TRAFFIC.art(85)
END_OF_TREATMENT = TRAFFIC.art(90)
LAND_ARBITRATION = LAND.art(4)
PETITION_IN_PROGRESS = PETITIONS.art(19, paragraph=3)
PETITION_ENDED = PETITIONS.art(36)
REPORTS_ARE_CLOSED = PETITIONS.art(30)

# What is no law.
OWN_PROMISE = Citation(words=_("the centre's own promise"), name="服务承诺 (the centre's own promise)")
CALLBACK_PLAN = Citation(words=_("the centre's callback plan"))
CALLBACK_AFTER_PERFORMANCE = AGREEMENT_BINDS + CALLBACK_PLAN
