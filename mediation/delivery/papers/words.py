"""How papers say what the tables of this product say in codes. Papers are Chinese, whatever the language of the page.

What they say of the law, with its articles and lengths: ``legal``.
"""

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
from mediation.states import Outcome
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
COURT = "有管辖权的基层人民法院"
NOT_KNOWN = "（不详）"
