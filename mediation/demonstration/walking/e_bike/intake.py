"""Both come together: registered, classified and routed at window 3."""

from mediation.demonstration.walking.acts import coming, sending
from mediation.demonstration.walking.acts.doing import in_turn
from mediation.demonstration.walking.checks.case import Came, Sees, Stands
from mediation.demonstration.walking.checks.clocks import Runs
from mediation.demonstration.walking.checks.comparing import That
from mediation.demonstration.walking.checks.messages import Notified
from mediation.demonstration.walking.checks.papers import Papers
from mediation.demonstration.walking.dates import MIDNIGHT, Moved, On
from mediation.demonstration.walking.e_bike import application
from mediation.demonstration.walking.e_bike.people import BOTH, CLERK, LI, MEDIATOR, WANG
from mediation.demonstration.walking.scene import Scene
from mediation.demonstration.walking.steps import Step

PROPOSED = sending.Proposed(
    kinds=(("14", "non_motor_pedestrian"), ("06", "personal_injury")),
    words=frozenset({"电瓶车", "撞倒", "马路"}),
    question="在路上还是小区里？",
)
ROUTE = sending.Route(
    rule="14 交通事故·社区层级·伤情轻·双方在场",
    lead="sy_pmc_pro",
    body="sy_pmc_pro",
    window=2,
    assisting=("sy_police",),
    mode="rotating",
    because="道路交通事故处理程序规定第 84、85 条",
)
INTAKE = (
    Step(
        0,
        "08:25",
        "谢建华, window 2 ◊",
        "On Monday's rota ◊; checks in for the mediation of trades and professions.",
        coming.checks_in(MEDIATOR, "sy_pmc_pro", 2),
    ),
    Step(
        0,
        "09:02",
        "李素珍 and 王强, at the door",
        "Both come together ◊: one ticket for two.",
        coming.takes_a_number(CLERK, application.VISIT, tickets=("R003", "R001")),
    ),
    Step(
        0,
        "09:08",
        "章洁, window 3",
        "Joint application: both consent, rights are read, police number ◊ noted; each gets a slip.",
        in_turn(coming.serves(CLERK, 3), sending.registers(CLERK, application.APPLICATION)),
        CLERK,
        (
            Stands("registered", {"owner": "centre", "first_contact": CLERK, "risk": "ordinary"}),
            That("the police number stands beside it", lambda scene: numbers(scene) == ["DEMO-1112-087"]),
            Came({LI: (0,), WANG: (0,)}, waited=6),
            Runs("P-1", On(1)),
            Runs("CC-1", On(years=3, moved=Moved.LATER), MIDNIGHT, "诉讼时效规定 Art. 12", is_provisional=True),
            That("two slips with different codes", lambda scene: len(set(scene.slips.values())) == len(BOTH)),
            Papers({"acceptance_register": 1, "rights_notice": 1, "service_address_confirmation": 2}),
            Notified("registered", BOTH, due=(0, "09:08")),
            Sees(LI),
            Sees(WANG),
        ),
    ),
    Step(
        0,
        "09:12",
        "章洁, window 3",
        "On the road or in an estate? On the road: 14, road traffic accident.",
        sending.confirms_kind(
            CLERK,
            application.APPLICATION,
            relation="电动自行车骑行人",
            expected=PROPOSED,
            decision={"category": "14", "subtype": "non_motor_pedestrian", "track": "committee"},
        ),
        CLERK,
        (Stands("registered", {"category": "14", "subtype": "non_motor_pedestrian", "track": "committee"}),),
    ),
    Step(
        0,
        "09:13",
        "章洁, window 3",
        "No dispatcher: whoever registers confirms the route. The police file does not block it (程序规定 Art. 84).",
        sending.follows_the_rule(CLERK, ROUTE),
        CLERK,
        (
            Stands("routed", {"owner": "sy_pmc_pro", "mediating_body": "sy_pmc_pro", "window": 2}),
            Runs("P-2", On(1)),
            Notified("routed", BOTH, says="2号窗口"),
            Sees(LI, window=2),
            Sees(WANG, window=2),
        ),
    ),
)


def numbers(scene: Scene) -> list[str]:
    return [reference["number"] for reference in scene.case()["references"] if reference["kind"] == "police"]
