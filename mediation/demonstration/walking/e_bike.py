"""Ms Li and the e-bike: the first dispute of the report, at Shangyu (``demonstration.md`` §2.1).

From the report: she was shopping, an e-bike knocked her down, four stitches in her forehead, the two told different
stories, the facts were established at the community centre, she received 2,500 yuan. The rest is invented.
"""

from mediation.demonstration.walking import acts
from mediation.demonstration.walking import e_bike_said as said
from mediation.demonstration.walking.acts import does, in_turn
from mediation.demonstration.walking.checks import (
    Journal,
    NobodyTold,
    NotStarted,
    Owed,
    Papers,
    Runs,
    Sees,
    Stands,
    Stopped,
    That,
    Told,
    no_word_of,
)
from mediation.demonstration.walking.dates import MIDNIGHT, Moved, On
from mediation.demonstration.walking.e_bike_said import LI, WANG
from mediation.demonstration.walking.scene import House, Scene
from mediation.demonstration.walking.steps import Step

BOTH = (LI, WANG)
CLERK, MEDIATOR, POLICE, SEAL, CALLER = "sy-clerk", "sy-med-pro", "sy-police", "sy-seal", "sy-callback"
JOURNAL = (
    "matter.received consent consent register classify.proposed classify.confirmed route acknowledge accept open "
    "session.held assist.asked assist.closed session.held agree agreement.signed agreement.signed agreement.signed "
    "agreement.sealed agreement.effective performance.recorded perform call_back callback.done rating rating close"
)
REMINDERS = (On(17, moved=Moved.EARLIER), On(27, moved=Moved.EARLIER))


def scene(house: House) -> Scene:
    return Scene(house, "e-bike", centre="sy", reader="sy-lead", people=said.PEOPLE)


INTAKE = (
    Step(
        0,
        "08:41",
        "谢建华, window 2",
        "On Monday's rota; checks in for the mediation of trades and professions.",
        acts.checks_in(MEDIATOR, "sy_pmc_pro", 2),
    ),
    Step(
        0,
        "09:02",
        "李素珍 and 王强, at the door",
        "Both come together: one ticket for two.",
        acts.takes_a_number(CLERK, said.VISIT),
    ),
    Step(
        0,
        "09:08",
        "章洁, window 3",
        "Joint application: both consent, rights are read, police number ◊ noted; each gets a slip.",
        acts.registers(CLERK, said.APPLICATION),
        CLERK,
        (
            Stands("registered", {"owner": "centre"}),
            Runs("P-1", On(1)),
            Runs("CC-1", On(years=3, moved=Moved.LATER), MIDNIGHT, "诉讼时效规定 Art. 12", is_provisional=True),
            That("two slips with different codes", lambda scene: len(set(scene.slips.values())) == len(BOTH)),
            Papers({"acceptance_register": 1, "rights_notice": 1, "service_address_confirmation": 2}),
            Told("registered", BOTH),
            Sees(LI),
            Sees(WANG),
        ),
    ),
    Step(
        0,
        "09:12",
        "章洁, window 3",
        "On the road or in an estate? On the road: 14, road traffic accident.",
        acts.confirms_kind(
            CLERK, said.APPLICATION, relation="电动自行车骑行人", decision={"category": "14", "track": "committee"}
        ),
        CLERK,
        (Stands("registered", {"category": "14", "track": "committee"}),),
    ),
    Step(
        0,
        "09:13",
        "章洁, window 3",
        "No dispatcher here: whoever registers confirms the route. The police file does not block it.",
        acts.follows_the_rule(CLERK),
        CLERK,
        (
            Stands("routed", {"owner": "sy_pmc_pro", "mediating_body": "sy_pmc_pro", "window": 2}),
            Runs("P-2", On(1)),
            Told("routed", BOTH),
            Sees(LI, window=2),
            Sees(WANG, window=2),
        ),
    ),
)
HANDLING = (
    Step(
        0,
        "09:20",
        "谢建华, window 2",
        "No conflict of interest: acknowledges, accepts, and begins, since both have consented already.",
        in_turn(acts.takes_on(MEDIATOR, MEDIATOR), does(MEDIATOR, "mediation")),
        MEDIATOR,
        (
            Stands("in_mediation", {"mediator": MEDIATOR}),
            Stopped(("P-1", "P-2", "P-3")),
            Runs("PM-1", On(months=1, moved=Moved.LATER), MIDNIGHT, "人民调解工作若干规定 (2002) Art. 33"),
            Papers({"acceptance_notice": 1}),
        ),
    ),
    Step(
        0,
        "10:46",
        "谢建华, room 1",
        "Session 1, 9:40–10:45 ◊, joint, then separate: the stories differ. The police may view the camera ◊.",
        in_turn(does(MEDIATOR, "records", said.first_session), does(MEDIATOR, "assistance", said.CAMERA)),
        MEDIATOR,
        (
            Stands("in_mediation"),
            Runs("P-4", On(1)),
            Papers({"mediation_record": 1}),
            Told("appointment", BOTH),
            Sees(WANG, window=2, appointment=(2, "10:00")),
        ),
    ),
    Step(1, "10:00", "the system", "One working day before.", checks=(Told("appointment_reminder", BOTH),)),
    Step(
        1,
        "15:20",
        "罗警官 with 谢建华, police station",
        "The footage ◊: bicycle lane, speed, no crossing. A note with its reference; nothing is copied.",
        does(POLICE, "assistance/1/answer", said.FOOTAGE),
        POLICE,
        (Stopped(("P-4",)), Papers({"investigation_record": 1})),
    ),
    Step(
        2,
        "11:06",
        "谢建华, room 1",
        "Session 2, 10:00–11:05 ◊: the facts are established, the items ◊ added up to 2,500.00 yuan.",
        does(MEDIATOR, "records", said.second_session),
        MEDIATOR,
        (Papers({"mediation_record": 2}),),
    ),
    Step(
        2,
        "11:20",
        "李素珍, 王强 and 谢建华, room 1",
        "The agreement is read back in large print and signed by both and by the mediator.",
        in_turn(does(MEDIATOR, "agreement", said.agreement), acts.signs(MEDIATOR, *BOTH)),
        MEDIATOR,
        (
            Stands("agreed"),
            That("not effective before the seal (人民调解法 Art. 29)", lambda scene: not is_effective(scene)),
        ),
    ),
    Step(
        2,
        "11:32",
        "俞芳, seal keeper",
        "The committee's seal ◊, the last of all: from now on the agreement is effective.",
        does(SEAL, "agreement/seal"),
        SEAL,
        (
            Stands("agreed"),
            That("effective", lambda scene: is_effective(scene)),
            Stopped(("PM-1",)),
            Runs("JC-1", On(32, moved=Moved.LATER), MIDNIGHT, "人民调解法 Art. 33"),
            Runs("PF", On(3), MIDNIGHT, "人民调解法"),
            Papers({"agreement": 1}),
            Told("agreement_effective", BOTH),
            Owed("confirmation_reminder", REMINDERS),
        ),
    ),
)
AFTERWARDS = (
    Step(
        3,
        "09:30",
        "王强 and 李素珍, window 3",
        "2,500.00 yuan are paid at window 3; she signs the receipt.",
        does(CLERK, "performance", {"term": 1, "amount": "2500.00", "proof": "receipt"}),
        CLERK,
        (
            Stands("performed"),
            Stopped(("PF", "JC-1")),
            Owed("confirmation_reminder", REMINDERS, "cancelled"),
            Runs("CB-1", On(4)),
            Papers({"performance_proof": 1}),
            Told("performance_recorded", BOTH),
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
        (Stands("in_follow_up"), Told("survey", BOTH)),
    ),
    Step(
        4,
        "09:40",
        "丁萍, of the street's centre",
        "Calls both; she is not of the team. 王强 is satisfied, by telephone ◊.",
        in_turn(
            acts.reaches(CALLER, LI, is_performed=True, has_reprisal=False),
            acts.reaches(CALLER, WANG, is_performed=True, has_reprisal=False, grade=4),
        ),
        CALLER,
        (Stopped(("CB-1",)), Papers({"callback_record": 1})),
    ),
    Step(
        4,
        "10:05",
        "李素珍, on her telephone",
        "Very satisfied ◊, by the link; it works once.",
        acts.rates_by_link(LI, 5),
        checks=(That("both have rated", lambda scene: acts.ratings(scene) == len(BOTH)),),
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
            Told("closed", BOTH),
            Journal(tuple(JOURNAL.split())),
            NotStarted(("RT-2", "RT-4", "RT-6", "RT-7", "LB-1", "LI-1"), "they bind the police, or labour cases"),
            NobodyTold(("confirmation_reminder", "performance_reminder"), "performed in time, and due within a day"),
            no_word_of(("李素珍", "王强", "2500", "2,500")),
            Sees(LI),
        ),
    ),
)
STEPS = (*INTAKE, *HANDLING, *AFTERWARDS)


def is_effective(scene: Scene) -> bool:
    return any(agreement["state"] == "effective" for agreement in scene.case()["agreements"])
