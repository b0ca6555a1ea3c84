"""Paid at the window, called back, rated, closed."""

from mediation.demonstration.walking.acts import calling
from mediation.demonstration.walking.acts.doing import does, in_turn
from mediation.demonstration.walking.checks.case import Came, HappenedAt, Sees, Stands
from mediation.demonstration.walking.checks.clocks import NotStarted, Runs, Stopped
from mediation.demonstration.walking.checks.comparing import That
from mediation.demonstration.walking.checks.journal import Detail, Journal, Rated
from mediation.demonstration.walking.checks.messages import AllNotified, NobodyNotified, Notified, Owed, no_word_of
from mediation.demonstration.walking.checks.papers import Papers
from mediation.demonstration.walking.dates import On
from mediation.demonstration.walking.e_bike import records
from mediation.demonstration.walking.e_bike.people import BOTH, CALLER, CLERK, LI, MEDIATOR, WANG
from mediation.demonstration.walking.e_bike.reminders import REMINDERS, SENT
from mediation.demonstration.walking.steps import Step

JOURNAL = (
    "matter.received consent consent register classify.proposed classify.confirmed route acknowledge accept open "
    "session.held assist.asked assist.closed session.held agree agreement.signed agreement.signed agreement.signed "
    "agreement.sealed agreement.effective performance.recorded perform call_back callback.done rating rating close"
)
AFTERWARDS = (
    Step(
        3,
        "09:30",
        "王强 and 李素珍, window 3",
        "2,500.00 yuan ● are paid at window 3; she signs the receipt.",
        does(CLERK, "performance", records.PAID),
        CLERK,
        (
            Stands("performed"),
            Detail("perform", {"late": False}),
            Came({LI: (0, 2, 3), WANG: (0, 2, 3)}, waited=6),
            Stopped(("PF", "JC-1"), at=(3, "09:30")),
            Owed("confirmation_reminder", REMINDERS, "cancelled", "performed"),
            Runs("CB-1", On(4)),
            Papers({"performance_proof": 1}),
            Notified("performance_recorded", BOTH),
            Sees(LI),
        ),
    ),
    Step(
        3,
        "14:00",
        "谢建华",
        "Follow-up begins: each gets a link to the survey.",
        does(MEDIATOR, "follow-up"),
        MEDIATOR,
        (
            Stands("in_follow_up"),
            Notified("survey", BOTH, due=(3, "14:00")),
            That("two links", lambda scene: scene.survey_token(LI) != scene.survey_token(WANG)),
        ),
    ),
    Step(
        4,
        "09:40",
        "丁萍, of the street's centre",
        "Calls both; she is not of the team. 王强 is satisfied, by telephone ◊.",
        in_turn(
            calling.reaches(CALLER, LI, is_performed=True, has_reprisal=False),
            calling.reaches(CALLER, WANG, is_performed=True, has_reprisal=False, grade=4),
        ),
        CALLER,
        (Stopped(("CB-1",), at=(4, "09:40")), Papers({"callback_record": 1})),
    ),
    Step(
        4,
        "10:05",
        "李素珍, on her telephone",
        "Very satisfied ◊, by the link; it works once.",
        calling.rates_by_link(LI, 5),
        checks=(Rated(("phone", "link")),),
    ),
    Step(
        4,
        "16:00",
        "丁萍",
        "The dossier is complete.",
        does(CALLER, "closure"),
        CALLER,
        (
            Stands("closed", {"outcome": "written_agreement"}),
            Papers({"closing_report": 1}),
            Notified("closed", BOTH),
            HappenedAt({"resolved_at": (2, "11:20"), "performed_at": (3, "09:30"), "closed_at": (4, "16:00")}),
            Came({LI: (0, 2, 3), WANG: (0, 2, 3)}, waited=6),
            AllNotified(SENT),
            Journal(tuple(JOURNAL.split())),
            NotStarted(("RT-2", "RT-3", "RT-4", "RT-5", "RT-6", "RT-7", "RT-8"), "they bind the police (程序规定)"),
            NobodyNotified(
                ("confirmation_reminder", "performance_reminder"), "performed in time, and due within a day"
            ),
            no_word_of(("李素珍", "王强", "2500", "2,500")),
            Sees(LI),
        ),
    ),
)
