"""What was agreed and did not hold."""

from decimal import Decimal

from mediation import followup, handling
from mediation.demonstration.planted.file import File
from mediation.demonstration.planted.parties import applicant, company, person, respondent
from mediation.demonstration.planted.past import Past
from mediation.demonstration.planted.yinzhou_staff import (
    CALLER,
    CIVIL,
    CLERK,
    DISPATCHER,
    OTHER_CLERK,
    SEAL,
    SUPERVISOR,
)
from mediation.intake import Application
from mediation.models import SYSTEM


def property_fee(past: Past) -> None:
    """Two instalments; the second one did not come: default."""
    facts = "业主徐立群因漏水未修拒交两年物业费4800元，物业公司同意减免400元，余款分两期付清。"
    application = Application(
        facts=facts,
        request="支付物业费",
        parties=(
            applicant(company("甬江物业服务有限公司", 157, "客服部"), relation="物业公司"),
            respondent(person("徐立群", 158), relation="业主"),
        ),
        amount=Decimal("4800.00"),
        window=past.window("yz", 1),
    )
    file = File.register(past, "yz", OTHER_CLERK, (-41, "14:00"), application)
    file.classify(OTHER_CLERK, (-41, "14:05"), "15")
    file.send(DISPATCHER, (-41, "14:15"))
    file.take_on(CIVIL, (-41, "15:00"), mediator=CIVIL)
    file.consent(CIVIL, (-40, "09:00"), 2)
    file.begin(CIVIL, (-40, "09:10"))
    file.meet(CIVIL, (-35, "09:00"), "10:00", "物业承诺一周内修好漏水，业主分两期付清。")
    act = "支付物业费"
    terms = [
        {"debtor": 2, "creditor": 1, "act": act, "amount": "2200.00", "due": -21},
        {"debtor": 2, "creditor": 1, "act": act, "amount": "2200.00", "due": -7},
    ]
    agreement = file.draw_up(CIVIL, (-35, "10:00"), facts, terms)
    file.agree(CIVIL, (-35, "10:20"), agreement)
    file.sign_and_seal(CIVIL, (-35, "10:30"), agreement, keeper=SEAL)
    file.pay(CIVIL, (-21, "09:30"), agreement, 1)
    handling.default(file.case, by=SYSTEM, at=past.moment((-6, "08:30")))
    file.call(CALLER, (-6, "10:00"), 1, is_performed=False)


def reopened_noise(past: Past) -> None:
    """Performed, called back, rated very bad; the supervisor opened it again."""
    facts = "楼上深夜搬动家具声响大，老人无法休息，双方曾多次争吵。"
    application = Application(
        facts=facts,
        request="夜间十点后不再搬动家具",
        parties=(applicant(person("贺月英", 159)), respondent(person("柴俊", 160), relation="楼上邻居")),
        window=past.window("yz", 2),
    )
    file = File.register(past, "yz", CLERK, (-24, "09:00"), application)
    file.classify(CLERK, (-24, "09:05"), "02")
    file.send(DISPATCHER, (-24, "09:15"))
    file.take_on("yz-justice", (-24, "09:40"), mediator=CIVIL)
    file.consent(CIVIL, (-21, "09:00"), 2)
    file.begin(CIVIL, (-21, "09:10"))
    file.meet(CIVIL, (-19, "09:00"), "10:00", "楼上同意铺地垫、十点后不搬动家具。")
    terms = [{"debtor": 2, "creditor": 1, "act": "铺设地垫，夜间十点后不搬动家具", "due": -14}]
    agreement = file.draw_up(CIVIL, (-19, "10:00"), facts, terms)
    file.agree(CIVIL, (-19, "10:10"), agreement)
    file.sign_and_seal(CIVIL, (-19, "10:20"), agreement, keeper=SEAL)
    file.pay(CIVIL, (-14, "09:00"), agreement, proof="statement")
    file.do(followup.begin, CIVIL, (-14, "09:10"))
    file.call(CALLER, (-13, "09:30"), 1, is_performed=False, words="安静了三天又开始了。", grade=1)
    file.call(CALLER, (-13, "09:40"), 2, is_performed=True, grade=3)
    file.do(followup.reopen, SUPERVISOR, (-3, "16:00"), reason="申请人评价非常不满意，反映未履行，重新调解。")
