"""What stands in the files of the community centre: two open cases, and three that are closed."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from mediation import handling, intake
from mediation.demonstration.planted.file import File, applicant, company, person, respondent
from mediation.demonstration.planted.past import Past
from mediation.intake import Application

CLERK, MEDIATOR, PROFESSIONAL, SEAL, CALLER, LEAD = (
    "sy-clerk",
    "sy-med",
    "sy-med-pro",
    "sy-seal",
    "sy-callback",
    "sy-lead",
)


def plant(past: Past) -> None:
    piano(past)
    parking_fee(past)
    dog_bite(past)
    parking_space(past)


def piano(past: Past) -> None:
    """In mediation; the other side brought the same quarrel the next day, and it was merged."""
    neighbour, player = person("罗大妈", 181), person("阮琴", 180)
    first = Application(
        facts="楼下孩子每天练琴到晚上九点半，楼上老人心脏不好，要求限定时间。",
        request="晚上八点后不练琴",
        parties=(applicant(neighbour), respondent(player, relation="楼下邻居")),
        window=past.window("sy", 3),
    )
    file = File.register(past, "sy", CLERK, (-6, "09:00"), first)
    file.classify(CLERK, (-6, "09:05"), "02")
    file.send(CLERK, (-6, "09:10"))
    file.take_on(MEDIATOR, (-6, "09:30"), mediator=MEDIATOR)
    neighbour, player = (replace(who, person_id=file.party(n).person_id) for n, who in ((1, neighbour), (2, player)))
    other = Application(
        facts="楼上邻居为孩子练琴的事半夜敲水管，要求停止。",
        parties=(applicant(player), respondent(neighbour, relation="楼上邻居")),
        window=past.window("sy", 3),
    )
    second = File.register(past, "sy", CLERK, (-5, "14:30"), other)
    second.do(intake.merge, LEAD, (-5, "15:00"), into=file.case)
    file.case.refresh_from_db()
    file.consent(MEDIATOR, (-5, "16:00"), 2, means="in_person")
    file.begin(MEDIATOR, (-4, "09:00"))
    file.do(handling.set_session, MEDIATOR, (-4, "09:10"), plan=file.plan((1, "15:00"), "16:00", "2"))


def parking_fee(past: Past) -> None:
    """Accepted on Friday; the property company has not answered yet."""
    application = Application(
        facts="物业公司一年内两次上调地下车位费，业主代表认为未经业主大会同意。",
        request="按原价收费",
        parties=(
            applicant(person("夏建平", 182)),
            respondent(company("金鱼湾物业服务有限公司", 183, "吴经理"), relation="物业公司"),
        ),
        window=past.window("sy", 3),
    )
    file = File.register(past, "sy", CLERK, (-3, "09:10"), application)
    file.classify(CLERK, (-3, "09:15"), "15")
    file.send(CLERK, (-3, "09:20"))
    file.take_on(PROFESSIONAL, (-3, "09:40"), mediator=PROFESSIONAL)


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
