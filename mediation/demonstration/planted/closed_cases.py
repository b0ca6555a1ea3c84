"""Five closed cases of Yinzhou, each ended another way; the file of one is in the archive."""

from collections.abc import Sequence
from decimal import Decimal

from mediation import handling, intake
from mediation.demonstration.planted.file import File, applicant, company, person, respondent
from mediation.demonstration.planted.past import Past
from mediation.intake import Application, PartyGiven
from mediation.models import Agreement

CLERK, DISPATCHER, CIVIL, SEAL, CALLER = "yz-clerk1", "yz-dispatch", "yz-med-civil", "yz-seal", "yz-callback"


def plant(past: Past) -> None:
    withdrawn(past)
    declined(past)
    redirected(past)
    deposit_returned(past)
    confirmed_by_the_court(past)


def withdrawn(past: Past) -> None:
    """They settled it between themselves the next day."""
    parties = (applicant(person("楼春燕", 170)), respondent(company("快装家居", 171, "工长"), relation="装修公司"))
    file = _registered(past, (-12, "09:10"), "装修公司少装两扇门，要求补装或退款2600元。", parties, "04", "2600.00")
    file.do(intake.withdraw, CLERK, (-11, "10:00"), reason="公司已补装，双方自行解决。")
    file.follow_up(CALLER, (-11, "14:00"), CALLER, (-10, "09:30"), _1=5)
    file.close(CALLER, (-10, "16:00"))


def declined(past: Past) -> None:
    """The other side expressly refused: mediation ends, and which ways remain is told."""
    parties = (applicant(person("项老师", 172)), respondent(person("任海滨", 173), relation="邻居"))
    file = _registered(past, (-13, "14:00"), "邻居装修打墙，承重墙出现裂缝，要求修复。", parties, "02")
    file.send(DISPATCHER, (-13, "14:20"))
    file.take_on("yz-justice", (-13, "15:00"), mediator=CIVIL)
    file.consent(CIVIL, (-12, "10:00"), 2, state="declined")
    file.follow_up(CIVIL, (-12, "10:30"), CALLER, (-11, "09:30"), _1=3)
    file.close(CALLER, (-10, "15:00"))


def redirected(past: Past) -> None:
    """Compensation for land is decided by an authority: led to review and court, not refused."""
    parties = (applicant(person("傅土根", 174)), respondent(person("街道征收办公室（演示）", 175)))
    file = _registered(past, (-10, "09:30"), "对征收补偿决定的面积认定不服。", parties, "08")
    file.do(
        intake.redirect, CLERK, (-10, "09:50"), route_told="已告知可在60日内申请行政复议或依法起诉，7号窗口当天协助。"
    )
    file.follow_up(CALLER, (-10, "10:00"), CALLER, (-7, "09:30"), _1=4)
    file.close(CALLER, (-7, "16:00"))


def deposit_returned(past: Past) -> None:
    """A written agreement, performed in time."""
    facts = "租客退房，房东扣押金4500元，经核对房屋交接单，双方同意退还4000元。"
    parties = (applicant(person("钟艺", 176)), respondent(person("章房东", 177), relation="房东"))
    file = _registered(past, (-20, "09:00"), facts, parties, "04", "4500.00")
    _agreed(file, CIVIL, "yz-justice", facts, "退还押金", "4000.00", start=-20)
    file.follow_up(CIVIL, (-13, "14:00"), CALLER, (-12, "09:30"), _1=5, _2=4)
    file.close(CALLER, (-12, "16:00"))


def confirmed_by_the_court(past: Past) -> None:
    """A lorry and a tricycle; the court confirmed the agreement, then it was performed."""
    facts = "货车倒车碰撞三轮车，致骑车人手臂骨裂，交警已出具认定书，货车方同意赔偿18600元。"
    parties = (
        applicant(person("施阿毛", 178), relation="三轮车骑行人"),
        respondent(person("卓师傅", 179), relation="货车驾驶人"),
    )
    file = _registered(past, (-26, "09:00"), facts, parties, "14", "18600.00")
    agreement = _agreed(
        file, "yz-med-traffic", "yz-police", facts, "赔偿医疗费、误工费", "18600.00", start=-26, pays=False
    )
    handling.record_confirmation(
        agreement,
        by=past.actor("yz-med-traffic"),
        at=past.moment((-17, "15:00")),
        occurred_at=past.moment((-17, "10:00")),
    )
    file.pay("yz-med-traffic", (-14, "10:00"), agreement)
    file.follow_up("yz-med-traffic", (-14, "14:00"), CALLER, (-13, "09:30"), _1=5, _2=5)
    file.close(CALLER, (-13, "16:00"))
    file.archive("yz-archive", (-4, "10:00"), retention="long")


def _registered(
    past: Past, when: tuple[int, str], facts: str, parties: Sequence[PartyGiven], category: str, amount: str = ""
) -> File:
    application = Application(
        facts=facts, parties=parties, amount=Decimal(amount) if amount else None, window=past.window("yz", 1)
    )
    file = File.register(past, "yz", CLERK, when, application)
    file.classify(CLERK, when, category)
    return file


def _agreed(
    file: File, mediator: str, officer: str, facts: str, act: str, amount: str, *, start: int, pays: bool = True
) -> Agreement:
    """Sent, taken on, both sides heard two days later, agreed, and paid within the week."""
    file.send(DISPATCHER, (start, "09:20"))
    file.take_on(officer, (start, "10:00"), mediator=mediator)
    file.consent(mediator, (start + 1, "09:00"), 2)
    file.begin(mediator, (start + 1, "09:10"))
    file.meet(mediator, (start + 3, "09:00"), "10:00", "双方核对单据后达成一致。")
    terms = [{"debtor": 2, "creditor": 1, "act": act, "amount": amount, "due": start + 14}]
    agreement = file.draw_up(mediator, (start + 3, "10:00"), facts, terms)
    file.agree(mediator, (start + 3, "10:10"), agreement)
    file.sign_and_seal(mediator, (start + 3, "10:20"), agreement, keeper=SEAL)
    if pays:
        file.pay(mediator, (start + 7, "09:30"), agreement)
    return agreement
