"""The same with ``--default``: nobody pays on the last day, and what the worker can do then is put into his hand."""

from mediation.demonstration.walking.acts import calling
from mediation.demonstration.walking.acts.doing import does, in_turn
from mediation.demonstration.walking.checks.case import Came, Sees, Stands
from mediation.demonstration.walking.checks.clocks import Runs, Stopped, clock_of
from mediation.demonstration.walking.checks.comparing import That
from mediation.demonstration.walking.checks.journal import Detail, Journal
from mediation.demonstration.walking.checks.messages import AllNotified, Notified, Owed, no_word_of
from mediation.demonstration.walking.checks.papers import Papers
from mediation.demonstration.walking.dates import On
from mediation.demonstration.walking.scene import Scene
from mediation.demonstration.walking.steps import Step
from mediation.demonstration.walking.wages import handling, intake, people, reminders
from mediation.demonstration.walking.wages.people import CALLER, CHEN, COMPANY, MEDIATOR, OFFICER
from mediation.demonstration.walking.wages.records import payment

JOURNAL = (
    f"{handling.UNTIL_EFFECTIVE} clock.passed default callback.done performance.recorded perform call_back rating "
    "callback.done rating close"
)
ROUTES = ["payment_order", "labour_arbitration", "labour_inspection", "wage_suit"]
UNPAID = (
    Step(
        8,
        "08:30",
        "the system",
        "The last day is over and no money came: what was agreed counts as not performed.",
        checks=(
            Stands("defaulted"),
            That("recorded by the sweep, nobody's hand", lambda scene: actor_of(scene, "default") == "system"),
            Runs("CB-0", On(8)),
            Runs("P-9", On(8, worked=10)),
            Papers({"payment_order_application": 1}),
            Notified("default_routes", (CHEN,)),
            Detail("default", {"routes": ROUTES}),
            Sees(CHEN),
        ),
    ),
    Step(
        8,
        "09:30",
        "杨静, callback",
        "The same day she calls 陈一帆: not paid. Payment order at window 9 of this hall, arbitration, or suit.",
        calling.reaches(CALLER, CHEN, is_performed=False, has_reprisal=False),
        CALLER,
        (Stands("defaulted"), Stopped(("CB-0",), at=(8, "09:30"))),
    ),
    Step(
        10,
        "10:00",
        "郑海, window 6",
        "Two days late the company transfers the money ◊ and sends the slip; late performance is performance.",
        does(OFFICER, "performance", lambda scene: payment(scene, day=10, clock="09:50")),
        OFFICER,
        (
            Stands("performed"),
            Stopped(("P-9",)),
            Owed("confirmation_reminder", reminders.CONFIRMATION, "cancelled", "performed"),
            Runs("CB-1", On(11)),
            Notified("performance_recorded", people.BOTH),
        ),
    ),
    Step(
        10,
        "14:00",
        "徐国强",
        "Follow-up begins.",
        does(MEDIATOR, "follow-up"),
        MEDIATOR,
        (Stands("in_follow_up"), Notified("survey", people.BOTH)),
    ),
    Step(
        11,
        "09:30",
        "杨静, callback",
        "Calls both again.",
        in_turn(
            calling.reaches(CALLER, CHEN, is_performed=True, has_reprisal=False, grade=4),
            calling.reaches(CALLER, COMPANY, is_performed=True, has_reprisal=False, grade=3),
        ),
        CALLER,
        (Stopped(("CB-1",)),),
    ),
    Step(
        11,
        "16:00",
        "杨静, callback",
        "Closed.",
        does(CALLER, "closure"),
        CALLER,
        (
            Stands("closed", {"outcome": "written_agreement"}),
            Detail("perform", {"late": True}),
            Came({CHEN: (0, 2), COMPANY: (2,)}, waited=11),
            AllNotified(reminders.SENT_UNTIL_EFFECTIVE | {"default_routes": (CHEN,)} | reminders.SENT_AFTERWARDS),
            That("the performance clock has passed", lambda scene: bool(clock_of(scene, "PF")["passed_at"])),
            Notified("closed", people.BOTH),
            Journal(tuple(JOURNAL.split())),
            no_word_of(("陈一帆", "青禾", "沈国梁", "29400", "29,400")),
        ),
    ),
)
STEPS = (*intake.INTAKE, *handling.HANDLING, *UNPAID)


def actor_of(scene: Scene, kind: str) -> str:
    return str(next(event["actor_kind"] for event in scene.events() if event["kind"] == kind))
