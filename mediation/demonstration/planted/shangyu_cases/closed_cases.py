"""The closed cases of the community centre; a third is the one that was merged."""

from datetime import timedelta
from decimal import Decimal

from mediation.demonstration.planted.file import File
from mediation.demonstration.planted.parties import applicant, person, respondent
from mediation.demonstration.planted.past import Past
from mediation.demonstration.planted.shangyu_staff import CALLER, CLERK, MEDIATOR, SEAL
from mediation.intake import Application


def dog_bite(past: Past) -> None:
    """An oral agreement, performed on the spot (即时履行)."""
    facts = "遛狗未牵绳，咬伤路人小腿，已打疫苗，花费860元，狗主人当场同意赔付。"
    application = Application(
        facts=facts,
        request="赔偿疫苗费",
        parties=(
            applicant(person("丁巧云", 184)),
            respondent(person("俞成", 185), relation="狗主人", means="in_person"),
        ),
        amount=Decimal("860.00"),
        is_joint_application=True,
        window=past.window("sy", 3),
    )
    file = File.register(past, "sy", CLERK, (-10, "14:10"), application, stays=timedelta(hours=1))
    file.classify(CLERK, (-10, "14:15"), "06")
    file.send(CLERK, (-10, "14:20"))
    file.take_on(MEDIATOR, (-10, "14:30"), mediator=MEDIATOR)
    file.begin(MEDIATOR, (-10, "14:32"))
    file.meet(MEDIATOR, (-10, "14:32"), "14:50", "狗主人认可全部费用，当场支付。")
    terms = [{"debtor": 2, "creditor": 1, "act": "赔偿疫苗费", "amount": "860.00", "due": -10}]
    agreement = file.draw_up(MEDIATOR, (-10, "14:52"), facts, terms, form="oral")
    file.agree(MEDIATOR, (-10, "14:55"), agreement)
    file.pay(MEDIATOR, (-10, "15:00"), agreement, proof="receipt")
    file.follow_up(MEDIATOR, (-10, "15:10"), CALLER, (-7, "09:30"), _1=5, _2=5)
    file.close(CALLER, (-7, "16:00"))


def parking_space(past: Past) -> None:
    """Scraped cars and one space: agreed in writing, performed."""
    facts = "两户轮用一个车位，一方刮擦另一方车门，同意赔偿1200元并按单双日停放。"
    application = Application(
        facts=facts,
        request="赔偿修车费",
        parties=(applicant(person("宣伟", 186)), respondent(person("潘勇", 187), relation="邻居", means="in_person")),
        amount=Decimal("1200.00"),
        window=past.window("sy", 3),
    )
    file = File.register(past, "sy", CLERK, (-18, "09:00"), application)
    file.classify(CLERK, (-18, "09:05"), "02")
    file.send(CLERK, (-18, "09:10"))
    file.take_on(MEDIATOR, (-18, "09:30"), mediator=MEDIATOR)
    file.begin(MEDIATOR, (-17, "09:00"))
    file.meet(MEDIATOR, (-17, "09:00"), "10:00", "双方约定单双日停放，修车费各看过发票。")
    terms = [{"debtor": 2, "creditor": 1, "act": "赔偿修车费", "amount": "1200.00", "due": -11}]
    agreement = file.draw_up(MEDIATOR, (-17, "10:00"), facts, terms)
    file.agree(MEDIATOR, (-17, "10:10"), agreement)
    file.sign_and_seal(MEDIATOR, (-17, "10:20"), agreement, keeper=SEAL)
    file.pay(MEDIATOR, (-13, "09:30"), agreement, proof="receipt")
    file.follow_up(MEDIATOR, (-13, "14:00"), CALLER, (-12, "09:30"), _1=4, _2=4)
    file.close(CALLER, (-12, "16:00"))
