"""How papers say what the tables of this product say in codes. Papers are Chinese, whatever the language of the page.

Articles are named as courts name them; which one stands behind what: ``terms``, ``documents.remedies`` and
``states.RefusalReason``.
"""

from mediation.documents.forms import Route, RouteOffer
from mediation.documents.remedies import Remedy
from mediation.handling.endings import TerminationReason
from mediation.models import (
    Callback,
    Category,
    ExternalReference,
    Grade,
    MediationSession,
    Party,
    Performance,
    Representation,
    Source,
)
from mediation.states import Outcome, RefusalReason
from windows.models import Retention

ROLES: dict[str, str] = {
    Party.Role.APPLICANT: "申请人",
    Party.Role.RESPONDENT: "被申请人",
    Party.Role.THIRD_PARTY: "第三人",
}
RETENTION: dict[str, str] = {Retention.PERMANENT: "永久", Retention.LONG: "长期", Retention.SHORT: "短期"}
SEXES = {"female": "女", "male": "男"}
AGENTS: dict[str, str] = {
    Representation.Kind.STATUTORY_AGENT: "法定代理人",
    Representation.Kind.AUTHORISED_AGENT: "委托代理人",
    Representation.Kind.ELECTED_REPRESENTATIVE: "推选的代表人",
}
AUTHORITIES: dict[str, str] = {
    Representation.Authority.GENERAL: "一般授权",
    Representation.Authority.SPECIAL: "特别授权",
}
SOURCES: dict[str, str] = {
    Source.ON_APPLICATION: "当事人申请",
    Source.PROACTIVE: "人民调解委员会主动调解",
    Source.ENTRUSTED: "委托移送调解",
}
REFERENCES: dict[str, str] = {
    ExternalReference.Kind.COURT: "法院案号",
    ExternalReference.Kind.POLICE: "警情编号",
    ExternalReference.Kind.PETITION: "信访编号",
    ExternalReference.Kind.HOTLINE: "12345热线编号",
}
CATEGORIES: dict[str, str] = {
    Category.MARRIAGE_FAMILY: "婚姻家庭纠纷",
    Category.NEIGHBOUR: "邻里纠纷",
    Category.HOUSING_HOMESTEAD: "房屋宅基地纠纷",
    Category.CONTRACT: "合同纠纷",
    Category.BUSINESS_OPERATION: "生产经营纠纷",
    Category.TORT: "损害赔偿纠纷",
    Category.FOREST_LAND: "山林土地纠纷",
    Category.EXPROPRIATION: "征地拆迁纠纷",
    Category.ENVIRONMENT: "环境污染纠纷",
    Category.LABOUR: "劳动争议",
    Category.TOURISM: "旅游纠纷",
    Category.CONSUMER: "消费纠纷",
    Category.MEDICAL: "医疗纠纷",
    Category.TRAFFIC: "道路交通事故纠纷",
    Category.PROPERTY_MANAGEMENT: "物业管理纠纷",
    Category.INTELLECTUAL_PROPERTY: "知识产权纠纷",
    Category.INTERNET: "互联网纠纷",
}
DISPUTE = (
    "民间纠纷"  # what is mediated, by the name of the law itself (人民调解法 Art. 2): not classified yet, or other
)
WAGES = "追索劳动报酬争议"
MANNERS: dict[str, str] = {
    MediationSession.Form.JOINT: "面对面",
    MediationSession.Form.SEPARATE: "背靠背",
    MediationSession.Form.JOINT_THEN_SEPARATE: "面对面、背靠背",
}
PROOFS: dict[str, str] = {
    Performance.Proof.RECEIPT: "当面交付，收款人出具收条",
    Performance.Proof.TRANSFER: "银行转账",
    Performance.Proof.STATEMENT: "由收款人确认",
}
OUTCOMES: dict[str, str] = {
    Outcome.WRITTEN_AGREEMENT: "达成书面调解协议。",
    Outcome.ORAL_AGREEMENT: "达成口头调解协议。",
    Outcome.SETTLED_PRIVATELY: "当事人自行和解。",
    Outcome.RESPONDENT_DECLINED: "被申请人不同意调解，终止调解。",
    Outcome.RESPONDENT_UNREACHABLE: "无法与被申请人取得联系，终止调解。",
    Outcome.TERMINATED_AFTER_SESSIONS: "经调解未达成协议，终止调解。",
    Outcome.WITHDRAWN: "申请人撤回申请。",
    Outcome.REFUSED: "不予受理，已告知其他途径。",
    Outcome.REDIRECTED: "已引导至其他途径。",
    Outcome.TRANSFERRED_OUT: "已移送有关机关。",
    Outcome.RETURNED_TO_COURT: "已退回委托机关。",
    Outcome.HANDLED_BY_AGENCY: "由主管部门依职权处理。",
    Outcome.MERGED: "并入另一案件处理。",
}
GRADES: dict[int, str] = {
    Grade.VERY_SATISFIED: "非常满意",
    Grade.SATISFIED: "满意",
    Grade.FAIRLY_SATISFIED: "基本满意",
    Grade.DISSATISFIED: "不满意",
    Grade.VERY_DISSATISFIED: "非常不满意",
}
REACHED: dict[str, str] = {
    Callback.Result.REACHED: "已联系",
    Callback.Result.DECLINED: "不愿接受回访",
    Callback.Result.NO_ANSWER: "未接通",
    Callback.Result.WRONG_NUMBER: "号码有误",
}
TERMINATIONS: dict[str, str] = {
    TerminationReason.DECLINED: "一方当事人明确拒绝调解。",
    TerminationReason.UNREACHABLE: "无法与对方当事人取得联系，不能征求其是否同意调解的意见。",
    TerminationReason.NO_AGREEMENT: "经调解，当事人未能达成协议。",
    TerminationReason.OUT_OF_TIME: "调解期限届满，当事人未能达成协议，也未一致同意延长。",
    TerminationReason.FALSE_OR_COLLUSIVE: "发现有虚假调解或者恶意串通的嫌疑。",
}
# The clock of each track: how long it may take, as its rule says it, and which rule (``terms``).
LIMITS = {
    "PM-1": ("一个月", "《人民调解工作若干规定》第三十三条"),
    "LB-1": ("十五日", "《浙江省劳动人事争议调解仲裁条例》第十条第二款"),
    "CT-1": ("三十日", "《最高人民法院关于人民法院特邀调解的规定》第二十七条"),
    "MD-1": ("三十个工作日", "《医疗纠纷预防和处理条例》第三十八条"),
    "CS-2": ("四十五个工作日", "《市场监督管理投诉举报处理暂行办法》第二十一条"),
    "LI-2": ("六十个工作日", "《劳动保障监察条例》第十七条"),
}
_RESERVED = "《人民调解工作若干规定》第二十二条"
REFUSALS: dict[str, tuple[str, str]] = {
    RefusalReason.RESERVED_TO_AUTHORITY: ("该事项依法由专门机关管辖处理，或者法律禁止调解。", _RESERVED),
    RefusalReason.ALREADY_ACCEPTED_ELSEWHERE: ("同一请求已由其他机关受理，尚在处理中。", _RESERVED),
    RefusalReason.ALREADY_RESOLVED: ("同一请求已经解决。", _RESERVED),
    RefusalReason.PARTY_REFUSES: ("一方当事人明确拒绝调解。", "《中华人民共和国人民调解法》第十七条"),
    RefusalReason.NO_IDENTIFIABLE_RESPONDENT: ("没有明确的对方当事人。", "《人民调解工作若干规定》第二十四条"),
    RefusalReason.NOT_A_DISPUTE: ("该事项不是民间纠纷。", "《中华人民共和国人民调解法》第二条"),
    RefusalReason.CRIMINAL: ("该事项涉嫌犯罪，应当由公安机关处理。", _RESERVED),
    RefusalReason.ADMINISTRATIVE_DISPUTE: ("该事项是与行政机关之间的争议。", _RESERVED),
    RefusalReason.DISCIPLINARY_REPORT: ("该事项是对公职人员的检举控告。", _RESERVED),
    RefusalReason.DUPLICATE_IN_PROGRESS: (
        "您的同一事项已在办理中，尚未结束，不重复受理。",
        "《信访工作条例》第十九条第三款",
    ),
    RefusalReason.PETITION_TERMINATED: ("该信访事项已经办结并答复完毕。", "《信访工作条例》第三十六条"),
    RefusalReason.OUTSIDE_TERRITORY: ("该事项不属于本中心的服务区域。", _RESERVED),
    RefusalReason.FALSE_OR_COLLUSIVE: (
        "发现有虚假调解或者恶意串通的嫌疑。",
        "《最高人民法院关于人民法院特邀调解的规定》第十八条",
    ),
}
_LAW = "《中华人民共和国人民调解法》"
OTHER_WAYS = f"{_LAW}第三条第三项"  # mediation never bars them
ROUTES: dict[str, Route] = {
    Remedy.COURT: Route(name="司法途径", body="有管辖权的人民法院", what="提起民事诉讼", basis=f"{_LAW}第二十六条"),
    Remedy.COMPETENT_AUTHORITY: Route(
        name="行政途径", body="有关行政主管部门", what="申请处理", basis=f"{_LAW}第二十六条"
    ),
    Remedy.LABOUR_ARBITRATION: Route(
        name="仲裁途径",
        body="有管辖权的劳动人事争议仲裁委员会",
        what="申请劳动仲裁",
        basis="《中华人民共和国劳动争议调解仲裁法》第五条、第十四条",
    ),
    Remedy.LABOUR_INSPECTION: Route(
        name="行政途径", body="劳动保障监察机构", what="投诉", basis="《劳动保障监察条例》第九条"
    ),
    Remedy.LAND_ARBITRATION: Route(
        name="仲裁途径",
        body="农村土地承包仲裁委员会",
        what="申请仲裁",
        basis="《中华人民共和国农村土地承包经营纠纷调解仲裁法》第四条",
    ),
    Remedy.POLICE_MEDIATION: Route(
        name="行政途径",
        body="公安机关交通管理部门",
        what="由各方当事人共同书面申请调解",
        basis="《道路交通事故处理程序规定》第八十五条",
        limit="自终止调解之日起三个工作日",
    ),
    Remedy.HEALTH_BUREAU: Route(
        name="行政途径",
        body="医疗纠纷发生地的卫生健康主管部门",
        what="申请行政调解",
        basis="《医疗纠纷预防和处理条例》第四十条",
    ),
    Remedy.CONSUMER_ARBITRATION: Route(
        name="仲裁途径",
        body="双方约定的仲裁机构",
        what="依照仲裁协议申请仲裁",
        basis="《中华人民共和国消费者权益保护法》第三十九条",
    ),
    Remedy.PAYMENT_ORDER: Route(
        name="司法途径",
        body="有管辖权的基层人民法院",
        what="申请支付令",
        basis="《中华人民共和国民事诉讼法》第二百二十五条",
    ),
    Remedy.WAGE_SUIT: Route(
        name="司法途径",
        body="有管辖权的人民法院",
        what="就工资欠款提起民事诉讼",
        basis="《最高人民法院关于审理劳动争议案件适用法律问题的解释（一）》第五十一条第二款",
    ),
}
OFFERS = (
    RouteOffer(
        name="劳动争议调解",
        handled_by="本中心的劳动争议调解组织",
        steps="征得用人单位同意后组织双方调解，达成协议的制作调解协议书。",
        time_limit="收到申请之日起十五日，双方同意可以延长。",
        if_unsuccessful="可以申请劳动仲裁；达成协议后不履行支付义务的，可以向人民法院申请支付令。",
        basis="《中华人民共和国劳动争议调解仲裁法》第十条、第十四条至第十六条",
        note="需要用人单位同意参加。",
    ),
    RouteOffer(
        name="劳动保障监察投诉",
        handled_by="人力资源和社会保障行政部门",
        steps="五个工作日内决定是否受理，立案后由两名以上监察员调查，查实的责令支付。",
        time_limit="立案之日起六十个工作日，经批准可以延长三十个工作日。",
        if_unsuccessful="可以依法申请行政复议或者提起行政诉讼。",
        basis="《劳动保障监察条例》第十六条、第十七条",
        note="不需要用人单位同意。",
    ),
)
WARNING = (
    "选择调解后，就同一事项再向劳动保障监察机构投诉的，可能被告知依照劳动争议处理的程序办理"
    "（《劳动保障监察条例》第二十一条第二款）。"
)
COURT = "有管辖权的基层人民法院"
NOT_KNOWN = "（不详）"
