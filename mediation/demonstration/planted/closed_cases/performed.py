"""Agreed and performed, one of them after the court confirmed it."""

from mediation import handling
from mediation.demonstration.planted.closed_cases.registering import registered
from mediation.demonstration.planted.file import File
from mediation.demonstration.planted.parties import applicant, person, respondent
from mediation.demonstration.planted.past import Past
from mediation.demonstration.planted.yinzhou_staff import CALLER, CIVIL, DISPATCHER, SEAL
from mediation.models import Agreement


def deposit_returned(past: Past) -> None:
    """A written agreement, performed in time."""
    facts = "租客退房，房东扣押金4500元，经核对房屋交接单，双方同意退还4000元。"
    parties = (applicant(person("钟艺", 176)), respondent(person("章房东", 177), relation="房东"))
    file = registered(past, (-20, "09:00"), facts, parties, "04", "4500.00")
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
    file = registered(past, (-26, "09:00"), facts, parties, "14", "18600.00")
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
