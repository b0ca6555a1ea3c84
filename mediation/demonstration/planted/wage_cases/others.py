"""A bricklayer, and two painters."""

from mediation import handling
from mediation.demonstration.planted.parties import applicant, company, person, respondent
from mediation.demonstration.planted.past import Past
from mediation.demonstration.planted.wage_cases.registering import MEDIATOR, OFFICER, registered
from mediation.demonstration.planted.yinzhou_staff import DISPATCHER


def one_bricklayer(past: Past) -> None:
    """In mediation, the first session is tomorrow."""
    facts = "泥瓦工何满仓在甬城装饰工程有限公司（演示）做工，2026年7月至9月工资21600元一直未付。"
    worker = applicant(person("何满仓", 120, is_rural_household=True), relation="职工", is_migrant_worker=True)
    boss = respondent(company("甬城装饰工程有限公司", 121, "胡经理"), relation="用人单位")
    file = registered(past, (-6, "14:05"), facts, (worker, boss), amount="21600.00")
    file.send(DISPATCHER, (-6, "14:20"))
    file.take_on(OFFICER, (-6, "14:40"), mediator=MEDIATOR)
    file.consent(MEDIATOR, (-5, "09:30"), 2)
    file.begin(MEDIATOR, (-5, "09:35"))
    file.do(handling.set_session, MEDIATOR, (-4, "16:00"), plan=file.plan((1, "09:30"), "11:00", "201"))


def two_painters(past: Past) -> None:
    """Accepted on Friday afternoon; the company has not answered yet."""
    facts = "油漆工陶进喜、陶进财兄弟在海晏家具厂（演示）做工，2026年8月至10月工资合计33000元未付。"
    parties = (
        applicant(person("陶进喜", 122, is_rural_household=True), relation="职工", is_migrant_worker=True),
        applicant(person("陶进财", 123, is_rural_household=True), relation="职工", is_migrant_worker=True),
        respondent(company("海晏家具厂", 124, "邵厂长"), relation="用人单位"),
    )
    file = registered(past, (-3, "14:30"), facts, parties, amount="33000.00", people=2)
    file.send(DISPATCHER, (-3, "14:45"))
    file.take_on(OFFICER, (-3, "15:30"), mediator=MEDIATOR)
