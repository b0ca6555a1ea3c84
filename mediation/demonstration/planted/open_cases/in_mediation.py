"""In mediation: one from the court, one that is suspended, one where the mediator goes there."""

from decimal import Decimal

from mediation import handling, routing
from mediation.demonstration.planted.file import File
from mediation.demonstration.planted.parties import applicant, company, person, respondent
from mediation.demonstration.planted.past import Past
from mediation.demonstration.planted.yinzhou_staff import CIVIL, CLERK, DISPATCHER
from mediation.intake import Application, ReferenceGiven
from mediation.models import Channel, ExternalReference, Source


def loan_from_the_court(past: Past) -> None:
    """Appointed before filing (委派): the thirty days run from the day it was signed for."""
    signed_for = past.moment((-14, "10:30"))
    application = Application(
        facts="出借人周国良持借条主张借款80000元及利息，借款人称已归还部分。",
        request="归还借款",
        parties=(
            applicant(person("周国良", 134), means="phone"),
            respondent(person("沈建新", 135), relation="借款人", means="phone"),
        ),
        amount=Decimal("80000.00"),
        channel=Channel.ENTRUSTED,
        source=Source.ENTRUSTED,
        entrusted_by="鄞州区人民法院",
        occurred_at=signed_for,
        references=(ReferenceGiven(ExternalReference.Kind.COURT, "（2026）演示诉前调1109号", "鄞州区人民法院"),),
        track="court_appointed",
        window=past.window("yz", 10),
    )
    file = File.register(past, "yz", "yz-court", (-14, "11:00"), application)
    file.classify("yz-court", (-14, "11:05"), "04")
    file.send(DISPATCHER, (-14, "11:10"))
    file.do(routing.acknowledge, "yz-justice", (-14, "11:20"), occurred_at=signed_for)
    file.do(handling.accept, "yz-justice", (-14, "11:20"), mediator=past.user(CIVIL))
    file.begin(CIVIL, (-12, "14:00"))
    plan = file.plan((3, "09:00"), "10:30", "202")
    file.meet(CIVIL, (-6, "14:00"), "15:10", "双方对借款本金无异议，对已归还数额各自回去查流水。", adjourned_to=plan)


def operation(past: Past) -> None:
    """Suspended while the appraisal is under way; its thirty working days stand still meanwhile."""
    application = Application(
        facts="患者家属认为阑尾手术后切口感染处理不当，要求医院赔偿，院方不认可过错。",
        request="赔偿医疗费和误工费",
        parties=(
            applicant(person("裘小燕", 153)),
            respondent(company("明州康复医院", 154, "医务科"), relation="医疗机构", means="writing"),
        ),
        amount=Decimal("46000.00"),
        window=past.window("yz", 1),
    )
    file = File.register(past, "yz", CLERK, (-18, "09:15"), application)
    file.classify(CLERK, (-18, "09:20"), "13")
    file.send(DISPATCHER, (-18, "09:30"))
    file.take_on("yz-health", (-17, "09:00"), mediator="yz-medical")
    file.begin("yz-medical", (-14, "09:00"))
    file.meet("yz-medical", (-14, "14:00"), "15:30", "双方同意委托鉴定，确认病历封存。")
    file.do(handling.suspend, "yz-medical", (-13, "10:00"), reason="appraisal")


def homestead(past: Past) -> None:
    """A boundary between two villages: the mediator goes there."""
    application = Application(
        facts="邱隘镇两村交界处两户因宅基地界址争执，一方砌墙，另一方推倒。",
        request="确定界址，不再砌墙",
        parties=(applicant(person("屠阿根", 155)), respondent(person("励水法", 156), relation="邻村村民")),
        window=past.window("yz", 1),
    )
    file = File.register(past, "yz", CLERK, (-11, "09:30"), application)
    file.classify(CLERK, (-11, "09:35"), "03")
    file.send_to(
        DISPATCHER, (-11, "10:00"), lead="qiuai", body="pmc_qiuai", reason="两村同在邱隘镇，由镇里到现场调解。"
    )
    file.take_on("yz-qiuai", (-11, "14:00"), mediator="yz-qiuai")
    file.consent("yz-qiuai", (-10, "09:00"), 2)
    file.begin("yz-qiuai", (-7, "09:00"))
    surveyors = past.agency("yz", "natural_resources")
    task = file.do(
        handling.ask_assistance, "yz-qiuai", (-7, "10:00"), agency=surveyors, request="请提供两户宅基地登记界址图。"
    )
    answer = "已提供1998年登记图，界址以老石坎为准。"
    handling.answer_assistance(
        task, answer=answer, by=past.actor("yz-natural-resources"), at=past.moment((-6, "10:30"))
    )
    plan = file.plan((2, "14:00"), "16:00")
    file.meet("yz-qiuai", (-5, "14:00"), "16:10", "在两村现场丈量，村干部、老邻居在场。", away=True, adjourned_to=plan)
