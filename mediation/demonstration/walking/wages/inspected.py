"""The same with ``--inspection``: he chooses labour inspection. Its result is the agency's, not an agreement."""

from mediation.demonstration.walking.acts import calling, coming, sending
from mediation.demonstration.walking.acts.doing import does, in_turn
from mediation.demonstration.walking.checks.case import Came, Sees, Stands
from mediation.demonstration.walking.checks.clocks import Idle, NotStarted, Runs, RunsPast, Stopped
from mediation.demonstration.walking.checks.comparing import That
from mediation.demonstration.walking.checks.journal import Journal
from mediation.demonstration.walking.checks.messages import AllNotified, NobodyNotified, Notified, no_word_of
from mediation.demonstration.walking.checks.papers import Papers
from mediation.demonstration.walking.dates import MIDNIGHT, On
from mediation.demonstration.walking.steps import Step
from mediation.demonstration.walking.wages import application, intake, records
from mediation.demonstration.walking.wages.intake import AT_THE_DOOR, AT_WINDOW_SIX, DECISION
from mediation.demonstration.walking.wages.people import CALLER, CHEN, COMPANY, DISPATCHER, OFFICER
from mediation.demonstration.walking.wages.questions import hears_nothing

JOURNAL = (
    "matter.received register classify.proposed classify.confirmed route acknowledge accept site.visited conclude "
    "call_back callback.done rating close"
)
RESULT = {"result": "责令改正后，单位于期限内付清工资29400元，予以结案。"}
STEPS = (
    AT_WINDOW_SIX,
    AT_THE_DOOR,
    Step(
        0,
        "08:52",
        "郑海, window 6",
        "Both paths are explained in writing; 陈一帆 signs inspection.",
        in_turn(coming.serves(OFFICER, 6), sending.registers(OFFICER, application.INSPECTION)),
        OFFICER,
        (
            Stands("registered", {"owner": "centre", "track": "labour_inspection"}),
            Runs("LI-1", On(7), MIDNIGHT, "浙江省劳动保障监察条例 Art. 23"),
            Idle("LB-2", "第二十七条第四款"),
            Papers({"route_choice_notice": 1, "service_address_confirmation": 1}),
            Notified("registered", (CHEN,)),
            Sees(CHEN),
        ),
    ),
    Step(
        0,
        "08:58",
        "郑海, window 6",
        "10, labour dispute, wages owed; the path is inspection.",
        sending.confirms_kind(
            OFFICER,
            application.APPLICATION,
            relation="用人单位",
            expected=intake.PROPOSED,
            decision=DECISION | {"track": "labour_inspection"},
        ),
        OFFICER,
    ),
    Step(
        0,
        "08:59",
        "何颖, dispatcher",
        "Labour inspection is at window 6, here and now.",
        sending.follows_the_rule(DISPATCHER, intake.ROUTE),
        DISPATCHER,
        (Stands("routed", {"owner": "hrss", "window": 6}), Notified("routed", (CHEN,)), Sees(CHEN, window=6)),
    ),
    Step(
        0,
        "09:05",
        "郑海, window 6",
        "Accepted and filed the same day (浙江省劳动保障监察条例 Art. 23).",
        in_turn(does(OFFICER, "acknowledgement"), does(OFFICER, "acceptance")),
        OFFICER,
        (Stands("accepted"), Stopped(("LI-1",), at=(0, "09:05")), RunsPast("LI-2", On(85), "劳动保障监察条例 Art. 17")),
    ),
    Step(
        2,
        "16:00",
        "郑海 and 孙敏, at the shop",
        "Two officers with certificates visit the company (劳动保障监察条例 Art. 16) and order payment ◊.",
        does(OFFICER, "site-visits", records.visit),
        OFFICER,
        (Stands("accepted"), Papers({"investigation_record": 1})),
    ),
    Step(
        7,
        "15:00",
        "郑海, window 6",
        "The company has paid ◊: a result of the agency, by its own powers.",
        does(OFFICER, "conclusion", RESULT),
        OFFICER,
        (
            Stands("concluded", {"outcome": "handled_by_agency"}),
            Stopped(("LI-2",)),
            That("no agreement and no seal", lambda scene: not scene.case()["agreements"]),
        ),
    ),
    Step(
        7,
        "15:10",
        "郑海, window 6",
        "Follow-up begins.",
        does(OFFICER, "follow-up"),
        OFFICER,
        (Stands("in_follow_up"), Notified("survey", (CHEN,))),
    ),
    Step(
        8,
        "09:30",
        "杨静, callback",
        "Paid? Yes. Reprisal? No. Satisfied ◊.",
        calling.reaches(CALLER, CHEN, is_performed=True, has_reprisal=False, grade=5),
        CALLER,
        (Stopped(("CB-7",)),),
    ),
    Step(
        8,
        "16:00",
        "杨静, callback",
        "Closed; statistics do not count it as mediated.",
        does(CALLER, "closure"),
        CALLER,
        (
            Stands("closed", {"outcome": "handled_by_agency"}),
            NotStarted(("JC-1", "LB-1", "LB-8", "PM-1", "PF"), "nothing was mediated"),
            NobodyNotified(
                ("confirmation_reminder", "review_reminder", "agreement_effective"), "there is no agreement"
            ),
            That("the company heard nothing from the centre", hears_nothing),
            Came({CHEN: (0,), COMPANY: ()}, waited=11),
            AllNotified({"registered": (CHEN,), "routed": (CHEN,), "survey": (CHEN,), "closed": (CHEN,)}),
            Journal(tuple(JOURNAL.split())),
            no_word_of(("陈一帆", "青禾", "沈国梁", "29400", "29,400")),
        ),
    ),
)
