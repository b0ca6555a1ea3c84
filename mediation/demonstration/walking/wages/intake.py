"""At window 6: both paths are explained, the matter is registered, routed and accepted, the union called in."""

from mediation.demonstration.walking.acts import coming, handling, sending
from mediation.demonstration.walking.acts.doing import does, in_turn
from mediation.demonstration.walking.checks.case import Came, Sees, Stands
from mediation.demonstration.walking.checks.clocks import Idle, Runs, Stopped
from mediation.demonstration.walking.checks.comparing import That
from mediation.demonstration.walking.checks.messages import Notified
from mediation.demonstration.walking.checks.papers import Papers
from mediation.demonstration.walking.dates import MIDNIGHT, Moved, On
from mediation.demonstration.walking.steps import Step
from mediation.demonstration.walking.wages import application, questions
from mediation.demonstration.walking.wages.people import CHEN, COMPANY, DISPATCHER, GUIDE, MEDIATOR, OFFICER, UNION

DECISION = {"category": "10", "track": "labour_mediation", "wage_arrears": True, "migrant_worker_wages": False}
PROPOSED = sending.Proposed(
    kinds=(("10", "unpaid_wages"),),
    words=frozenset({"拖欠工资", "公司", "半年"}),
    sides="劳动者与用人单位",
)
ROUTE = sending.Route(
    rule="10 劳动争议·欠薪",
    lead="hrss",
    body="pmc_labour",
    window=6,
    assisting=("union",),
    mode="resident",
    because="先调解还是先监察由本人书面选择",
)
AT_WINDOW_SIX = Step(
    0,
    "08:22",
    "郑海, window 6 ●",
    "Signs in at his window: labour inspection is here, and here is window 6.",
    coming.checks_in(OFFICER, "hrss", 6),
)
AT_THE_DOOR = Step(
    0,
    "08:41",
    "周小满, guide",
    "“The company owes me wages” ●: a new matter, window 6.",
    coming.takes_a_number(GUIDE, application.VISIT, tickets=("L002", "L001")),
)
INTAKE = (
    AT_WINDOW_SIX,
    AT_THE_DOOR,
    Step(
        0,
        "08:52",
        "郑海, window 6",
        "Both paths are explained in writing; 陈一帆 signs mediation. What he tells is written down and read back.",
        in_turn(coming.serves(OFFICER, 6), sending.registers(OFFICER, application.APPLICATION)),
        OFFICER,
        (
            Stands(
                "registered",
                {"owner": "centre", "track": "labour_mediation", "risk": "yellow", "first_contact": OFFICER},
            ),
            Came({CHEN: (0,), COMPANY: ()}, waited=11),
            Runs("LB-1", On(15, moved=Moved.LATER), MIDNIGHT, "浙江省劳动人事争议调解仲裁条例 Art. 10"),
            Runs("P-1", On(1)),
            Idle("LB-2", "第二十七条第四款"),
            That("it says why PM-1 and LI-1, LI-2 do not run", questions.says_what_does_not_run),
            Papers({"application": 1, "route_choice_notice": 1, "rights_notice": 1, "service_address_confirmation": 1}),
            Notified("registered", (CHEN,)),
            Sees(CHEN),
        ),
    ),
    Step(
        0,
        "08:58",
        "郑海, window 6",
        "An employee against his employer: 10, labour dispute, wages owed; not a migrant worker.",
        sending.confirms_kind(
            OFFICER, application.APPLICATION, relation="用人单位", expected=PROPOSED, decision=DECISION
        ),
        OFFICER,
        (Stands("registered", {"category": "10", "wage_arrears": True, "migrant_worker_wages": False}),),
    ),
    Step(
        0,
        "08:59",
        "何颖, dispatcher",
        "Labour inspection is at window 6, here and now. The union is on Monday's rota, not checked in: summoned.",
        sending.follows_the_rule(DISPATCHER, ROUTE),
        DISPATCHER,
        (
            Stands("routed", {"owner": "hrss", "mediating_body": "pmc_labour", "window": 6}),
            Runs("P-2", On(1)),
            That("the union counts as on call", questions.union_is_away),
            Notified("routed", (CHEN,), says="6号窗口办理，不用再跑别处"),
            Sees(CHEN, window=6),
        ),
    ),
    Step(
        0,
        "09:05",
        "郑海, window 6",
        "Acknowledges and accepts; 徐国强 of the labour committee is named as mediator, no conflict of interest.",
        handling.takes_on(OFFICER, MEDIATOR),
        OFFICER,
        (
            Stands("accepted", {"mediator": MEDIATOR}),
            Stopped(("P-1", "P-2"), at=(0, "09:05")),
            Runs("P-3", On(2)),
            Papers({"acceptance_notice": 1}),
        ),
    ),
    Step(
        0,
        "09:10",
        "冯丽, window 13",
        "The union has arrived and checks in ◊.",
        coming.checks_in(UNION, "union", 13),
        UNION,
        (That("the union is here, on the rota, at window 13", questions.union_is_here),),
    ),
    Step(
        0,
        "09:14",
        "冯丽, window 13",
        "Takes the union's part ◊, within half an hour.",
        does(UNION, "part"),
        UNION,
        (That("within the half hour of its summons", questions.took_its_part_in_time),),
    ),
)
