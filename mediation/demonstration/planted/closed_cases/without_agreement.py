"""Withdrawn, declined, led elsewhere."""

from mediation import intake
from mediation.demonstration.planted.closed_cases.registering import registered
from mediation.demonstration.planted.parties import applicant, company, person, respondent
from mediation.demonstration.planted.past import Past
from mediation.demonstration.planted.yinzhou_staff import CALLER, CIVIL, CLERK, DISPATCHER


def withdrawn(past: Past) -> None:
    """They settled it between themselves the next day."""
    parties = (applicant(person("楼春燕", 170)), respondent(company("快装家居", 171, "工长"), relation="装修公司"))
    file = registered(past, (-12, "09:10"), "装修公司少装两扇门，要求补装或退款2600元。", parties, "04", "2600.00")
    file.do(intake.withdraw, CLERK, (-11, "10:00"), reason="公司已补装，双方自行解决。")
    file.follow_up(CALLER, (-11, "14:00"), CALLER, (-10, "09:30"), _1=5)
    file.close(CALLER, (-10, "16:00"))


def declined(past: Past) -> None:
    """The other side expressly refused: mediation ends, and which ways remain is told."""
    parties = (applicant(person("项老师", 172)), respondent(person("任海滨", 173), relation="邻居"))
    file = registered(past, (-13, "14:00"), "邻居装修打墙，承重墙出现裂缝，要求修复。", parties, "02")
    file.send(DISPATCHER, (-13, "14:20"))
    file.take_on("yz-justice", (-13, "15:00"), mediator=CIVIL)
    file.consent(CIVIL, (-12, "10:00"), 2, state="declined")
    file.follow_up(CIVIL, (-12, "10:30"), CALLER, (-11, "09:30"), _1=3)
    file.close(CALLER, (-10, "15:00"))


def redirected(past: Past) -> None:
    """Compensation for land is decided by an authority: led to review and court, not refused."""
    parties = (applicant(person("傅土根", 174)), respondent(person("街道征收办公室（演示）", 175)))
    file = registered(past, (-10, "09:30"), "对征收补偿决定的面积认定不服。", parties, "08")
    file.do(
        intake.redirect, CLERK, (-10, "09:50"), route_told="已告知可在60日内申请行政复议或依法起诉，7号窗口当天协助。"
    )
    file.follow_up(CALLER, (-10, "10:00"), CALLER, (-7, "09:30"), _1=4)
    file.close(CALLER, (-7, "16:00"))
