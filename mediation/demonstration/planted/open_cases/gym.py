"""Twelve people and one closed gym, and one of them who comes again."""

from decimal import Decimal

from mediation import handling, intake
from mediation.demonstration.planted.file import File
from mediation.demonstration.planted.parties import applicant, company, person, respondent
from mediation.demonstration.planted.past import Past
from mediation.demonstration.planted.yinzhou_staff import CALLER, CIVIL, CLERK, DISPATCHER
from mediation.intake import Application
from mediation.states import RefusalReason

GYM = "某健身房9月底突然停业，预付的健身卡余额不退，共12名消费者，合计21880元。"


def gym_cards(past: Past) -> None:
    """Twelve people and one closed gym: the market authority, here on Wednesdays."""
    names = "金晨 邬琳 丁可 毛宁 俞欢 乐瑶 施展 范甜 蒋一 水灵 应心 鲍宇".split()  # noqa: SIM905
    parties = [applicant(person(name, 140 + place)) for place, name in enumerate(names)]
    gym = respondent(company("动力健身服务有限公司", 152, "闻店长"), relation="经营者")
    application = Application(
        facts=GYM,
        request="退还余额",
        parties=(*parties, gym),
        amount=Decimal("21880.00"),
        people=12,
        track="consumer",
        risk="orange",
        window=past.window("yz", 14),
    )
    file = File.register(past, "yz", "yz-market", (-5, "09:20"), application)
    file.classify("yz-market", (-5, "09:25"), "12")
    file.send(DISPATCHER, (-5, "09:40"))
    file.take_on("yz-market", (-5, "10:00"), mediator=CIVIL)
    file.do(handling.record_first_contact, "yz-market", (-4, "15:00"))


def gym_card_again(past: Past) -> None:
    """The same card a second time, refused as already in progress, with the route told: closed."""
    application = Application(
        facts=GYM,
        request="退还余额",
        parties=(applicant(person("金晨", 140)), respondent(company("动力健身服务有限公司", 152, "闻店长"))),
        window=past.window("yz", 1),
    )
    file = File.register(past, "yz", CLERK, (-5, "15:10"), application)
    file.do(
        intake.refuse,
        CLERK,
        (-5, "15:20"),
        reason=RefusalReason.DUPLICATE_IN_PROGRESS,
        route_told="同一事项已在14号窗口办理，凭原回执查询，不用再跑。",
    )
    file.follow_up(CALLER, (-5, "16:00"), CALLER, (-4, "09:30"), _1=4)
    file.close(CALLER, (-4, "16:00"))
