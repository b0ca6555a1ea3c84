"""The open cases of the community centre."""

from dataclasses import replace

from mediation import handling, intake
from mediation.demonstration.planted.file import File
from mediation.demonstration.planted.parties import applicant, company, person, respondent
from mediation.demonstration.planted.past import Past
from mediation.demonstration.planted.shangyu_staff import CLERK, LEAD, MEDIATOR, PROFESSIONAL
from mediation.intake import Application


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
