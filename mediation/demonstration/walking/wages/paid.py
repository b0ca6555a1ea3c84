"""The company pays in time: confirmed, called back, rated, closed."""

from mediation.demonstration.walking.acts import calling
from mediation.demonstration.walking.acts.doing import does, in_turn
from mediation.demonstration.walking.checks.case import Came, HappenedAt, Stands
from mediation.demonstration.walking.checks.clocks import NotStarted, Runs, Stopped
from mediation.demonstration.walking.checks.comparing import That
from mediation.demonstration.walking.checks.journal import Detail, Journal, Rated
from mediation.demonstration.walking.checks.messages import AllNotified, NobodyNotified, Notified, Owed, no_word_of
from mediation.demonstration.walking.checks.papers import Papers
from mediation.demonstration.walking.dates import On
from mediation.demonstration.walking.steps import Step
from mediation.demonstration.walking.wages import online, questions
from mediation.demonstration.walking.wages.handling import UNTIL_EFFECTIVE
from mediation.demonstration.walking.wages.people import BOTH, CALLER, CHEN, COMPANY, MEDIATOR
from mediation.demonstration.walking.wages.reminders import CONFIRMATION, REVIEW, SENT_AFTERWARDS, SENT_UNTIL_EFFECTIVE

JOURNAL = (
    f"{UNTIL_EFFECTIVE} material.received performance.reported material.checked performance.recorded perform call_back "
    "callback.done rating rating close"
)
PAID = (
    Step(
        7,
        "10:15",
        "沈国梁, with the company's slip",
        "Has transferred 29,400.00 yuan at 10:12 ◊: says so and sends the slip, with a code sent to the telephone.",
        online.company_reports,
        checks=(
            That("reported", lambda scene: questions.happened(scene, "performance.reported")),
            That("the slip is evidence no. 1, from the company alone", questions.has_the_slip),
            Stands("agreed"),
        ),
    ),
    Step(
        7,
        "11:00",
        "陈一帆, with his slip",
        "The money is there: he confirms ◊. One week after he came to window 6 ●.",
        online.worker_confirms,
        checks=(
            Stands("performed"),
            That("performed at 10:12, recorded at 11", questions.performed_when_it_happened),
            Detail("perform", {"late": False}),
            Stopped(("PF", "JC-1", "LB-8"), at=(7, "10:12")),
            Owed("confirmation_reminder", CONFIRMATION, "cancelled", "performed"),
            Owed("review_reminder", REVIEW, "cancelled", "performed"),
            Runs("CB-1", On(8)),
            Papers({"performance_proof": 1}),
            Notified("performance_recorded", BOTH),
        ),
    ),
    Step(
        7,
        "14:00",
        "徐国强",
        "Follow-up begins: each gets a link to the survey.",
        does(MEDIATOR, "follow-up"),
        MEDIATOR,
        (Stands("in_follow_up"), Notified("survey", BOTH)),
    ),
    Step(
        8,
        "09:30",
        "杨静, callback",
        "Not of the team. Paid in full? Yes. Still employed? Yes. Reprisal? No. The company is satisfied ◊.",
        in_turn(
            calling.reaches(CALLER, CHEN, is_performed=True, has_reprisal=False, words="仍在职。"),
            calling.reaches(CALLER, COMPANY, is_performed=True, has_reprisal=False, grade=4),
        ),
        CALLER,
        (Stopped(("CB-1",), at=(8, "09:30")), Papers({"callback_record": 1})),
    ),
    Step(
        8,
        "09:45",
        "陈一帆, on his telephone",
        "Very satisfied ◊, by the link.",
        calling.rates_by_link(CHEN, 5),
        checks=(Rated(("phone", "link")),),
    ),
    Step(
        8,
        "16:00",
        "杨静, callback",
        "The dossier is complete.",
        does(CALLER, "closure"),
        CALLER,
        (
            Stands("closed", {"outcome": "written_agreement", "wage_arrears": True, "migrant_worker_wages": False}),
            Papers({"closing_report": 1}),
            Notified("closed", BOTH),
            HappenedAt({"resolved_at": (2, "15:20"), "performed_at": (7, "10:12"), "closed_at": (8, "16:00")}),
            Came({CHEN: (0, 2), COMPANY: (2,)}, waited=11),
            AllNotified(SENT_UNTIL_EFFECTIVE | SENT_AFTERWARDS),
            Journal(tuple(JOURNAL.split())),
            NotStarted(("LI-1", "LI-2"), "he chose mediation"),
            NotStarted(("PM-1",), "labour mediation has its own time, and special law goes first"),
            NobodyNotified(("confirmation_reminder", "review_reminder"), "everything was performed before"),
            That("window 6 took it in and led it", questions.is_all_at_window_six),
            no_word_of(("陈一帆", "青禾", "沈国梁", "29400", "29,400")),
        ),
    ),
)
