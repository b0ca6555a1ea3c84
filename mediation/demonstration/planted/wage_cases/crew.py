"""Fifteen carpenters and one employer; twelve are paid, and the housing bureau is late."""

from mediation import handling
from mediation.demonstration.planted.parties import applicant, company, person, respondent
from mediation.demonstration.planted.past import Past
from mediation.demonstration.planted.wage_cases.registering import MEDIATOR, OFFICER, registered
from mediation.demonstration.planted.yinzhou_staff import DISPATCHER, SEAL
from mediation.intake import PartyGiven
from mediation.models import Party

CREW = (
    "马建国 罗二柱 韦贵生 石小军 冉启明 田光荣 向阳春 吴再兴 龙老三 杨胜利 覃大海 蒙阿强 莫有财 黄土生 谭来福".split()  # noqa: SIM905
)
UNPAID = (13, 14, 15)
FACTS_OF_THE_CREW = (
    "甬顺建筑劳务有限公司（演示）承包某安置房项目木工班组，2026年6月至9月拖欠15名农民工工资共186000元，"
    "工人到项目部讨要未果，一度堵住工地大门。"
)


def crew_of_fifteen(past: Past) -> None:
    """Joint with construction and police; 12 of 15 lines are paid; the housing bureau's part is late by two days."""
    file = registered(past, (-12, "09:30"), FACTS_OF_THE_CREW, _crew(), risk="red", people=15)
    file.send(DISPATCHER, (-12, "09:50"), also=("housing", "police"))
    file.take_on(OFFICER, (-12, "10:10"), mediator=MEDIATOR)
    file.consent(MEDIATOR, (-12, "15:00"), 16)
    file.begin(MEDIATOR, (-11, "09:00"))
    file.meet(MEDIATOR, (-10, "09:00"), "11:20", "公司承认欠薪，总包单位到场，核对考勤与工资表。")
    housing = past.agency("yz", "housing")
    file.do(
        handling.ask_assistance, MEDIATOR, (-5, "14:00"), agency=housing, request="请核查项目农民工工资专用账户余额。"
    )
    terms = [
        {
            "debtor": 16,
            "creditor": number,
            "act": f"支付第{number}名工人2026年6月至9月工资",
            "amount": "12400.00",
            "due": 4 if number in UNPAID else -3,
        }
        for number in range(1, 16)
    ]
    agreement = file.draw_up(MEDIATOR, (-4, "10:00"), FACTS_OF_THE_CREW, terms)
    file.agree(MEDIATOR, (-4, "10:30"), agreement)
    file.sign_and_seal(MEDIATOR, (-4, "10:40"), agreement, keeper=SEAL)
    file.pay(OFFICER, (-3, "15:30"), agreement, *(number for number in range(1, 16) if number not in UNPAID))


def _crew() -> tuple[PartyGiven, ...]:
    workers = [
        applicant(person(name, 100 + place, is_rural_household=True), relation="职工", is_migrant_worker=True)
        for place, name in enumerate(CREW, start=1)
    ]
    general_contractor = PartyGiven(
        Party.Role.THIRD_PARTY, company("甬泰建设集团有限公司", 117, "项目部"), relation="施工总承包单位"
    )
    employer = respondent(company("甬顺建筑劳务有限公司", 116, "孔班长"), relation="用人单位")
    return (*workers, employer, general_contractor)
