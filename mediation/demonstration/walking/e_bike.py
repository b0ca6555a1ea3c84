"""Ms Li and the e-bike: the first dispute of the report, at Shangyu (``docs/demonstration.md``).

From the report: she was shopping, an e-bike knocked her down, four stitches in her forehead, the two told different
stories, the facts were established at the community centre, she received 2,500 yuan. The rest is invented.
"""

from mediation.demonstration.walking import acts
from mediation.demonstration.walking import e_bike_inputs as inputs
from mediation.demonstration.walking.acts import does, in_turn
from mediation.demonstration.walking.checks import (
    Journal,
    NobodyNotified,
    Notified,
    NotStarted,
    Owed,
    Papers,
    Runs,
    Sees,
    Stands,
    Stopped,
    That,
    no_word_of,
)
from mediation.demonstration.walking.dates import MIDNIGHT, Moved, On
from mediation.demonstration.walking.e_bike_inputs import LI, WANG
from mediation.demonstration.walking.particulars import (
    Agreement,
    AllNotified,
    Came,
    Detail,
    Moments,
    Printed,
    Rated,
    Sound,
)
from mediation.demonstration.walking.scene import House, Scene
from mediation.demonstration.walking.steps import Step

BOTH = (LI, WANG)
CLERK, MEDIATOR, POLICE, SEAL, CALLER = "sy-clerk", "sy-med-pro", "sy-police", "sy-seal", "sy-callback"
JOURNAL = (
    "matter.received consent consent register classify.proposed classify.confirmed route acknowledge accept open "
    "session.held assist.asked assist.closed session.held agree agreement.signed agreement.signed agreement.signed "
    "agreement.sealed agreement.effective performance.recorded perform call_back callback.done rating rating close"
)
PROPOSED = acts.Proposed(
    kinds=(("14", "non_motor_pedestrian"), ("06", "personal_injury")),
    words=frozenset({"电瓶车", "撞倒", "马路"}),
    question="在路上还是小区里？",
)
ROUTE = acts.Route(
    rule="14 交通事故·社区层级·伤情轻·双方在场",
    lead="sy_pmc_pro",
    body="sy_pmc_pro",
    window=2,
    assisting=("sy_police",),
    mode="rotating",
    because="道路交通事故处理程序规定第 84、85 条",
)
AGREED = (WANG, LI, "2500.00", 3)
SENT = {
    "registered": BOTH,
    "routed": BOTH,
    "appointment": BOTH,
    "appointment_reminder": BOTH,
    "agreement_effective": BOTH,
    "performance_recorded": BOTH,
    "survey": BOTH,
    "closed": BOTH,
}
REMINDERS = (On(17, moved=Moved.EARLIER), On(27, moved=Moved.EARLIER))


def scene(house: House) -> Scene:
    return Scene(
        house,
        "e-bike",
        centre="sy",
        reader="sy-lead",
        people=inputs.PEOPLE,
        reported=inputs.REPORTED,
        invented=inputs.INVENTED,
    )


INTAKE = (
    Step(
        0,
        "08:25",
        "谢建华, window 2 ◊",
        "On Monday's rota ◊; checks in for the mediation of trades and professions.",
        acts.checks_in(MEDIATOR, "sy_pmc_pro", 2),
    ),
    Step(
        0,
        "09:02",
        "李素珍 and 王强, at the door",
        "Both come together ◊: one ticket for two.",
        acts.takes_a_number(CLERK, inputs.VISIT, tickets=("R003", "R001")),
    ),
    Step(
        0,
        "09:08",
        "章洁, window 3",
        "Joint application: both consent, rights are read, police number ◊ noted; each gets a slip.",
        in_turn(acts.serves(CLERK, 3), acts.registers(CLERK, inputs.APPLICATION)),
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
        acts.confirms_kind(
            CLERK,
            inputs.APPLICATION,
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
        acts.follows_the_rule(CLERK, ROUTE),
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
            Stopped(("P-1", "P-2", "P-3"), at=(0, "09:20")),
            Runs("PM-1", On(months=1, moved=Moved.LATER), MIDNIGHT, "人民调解工作若干规定 (2002) Art. 33"),
            Papers({"acceptance_notice": 1}),
        ),
    ),
    Step(
        0,
        "10:46",
        "谢建华, room 1",
        "Session 1, 9:40–10:45 ◊, joint, then separate: the stories differ ●. The police may view the camera ◊.",
        in_turn(does(MEDIATOR, "records", inputs.first_session), does(MEDIATOR, "assistance", inputs.CAMERA)),
        MEDIATOR,
        (
            Stands("in_mediation"),
            Runs("P-4", On(1)),
            Papers({"mediation_record": 1}),
            Notified("appointment", BOTH, says=" 10:00"),
            Sees(WANG, window=2, appointment=(2, "10:00")),
        ),
    ),
    Step(
        1,
        "10:00",
        "the system",
        "One working day before.",
        checks=(Notified("appointment_reminder", BOTH, due=(1, "10:00")),),
    ),
    Step(
        1,
        "15:20",
        "罗警官 with 谢建华, police station",
        "The footage ◊: bicycle lane, speed, no crossing. A note with its reference; nothing is copied.",
        does(POLICE, "assistance/1/answer", inputs.FOOTAGE),
        POLICE,
        (Stopped(("P-4",), at=(1, "15:20")), Papers({"investigation_record": 1})),
    ),
    Step(
        2,
        "09:55",
        "李素珍 and 王强, at the door",
        "They come for their appointment ◊ and check in.",
        acts.arrive(CLERK, LI, WANG),
        checks=(Came({LI: (0, 2), WANG: (0, 2)}, waited=6),),
    ),
    Step(
        2,
        "11:06",
        "谢建华, room 1",
        "Session 2, 10:00–11:05 ◊: the facts are established ●, the items ◊ make 2,500 yuan ●. A draft is written.",
        in_turn(does(MEDIATOR, "records", inputs.second_session), does(MEDIATOR, "agreement", inputs.agreement)),
        MEDIATOR,
        (Papers({"mediation_record": 2}), Agreement("draft", AGREED), Sound()),
    ),
    Step(
        2,
        "11:20",
        "李素珍, 王强 and 谢建华, room 1",
        "The agreement is read back in large print and signed by both and by the mediator.",
        acts.signs(MEDIATOR, *BOTH),
        MEDIATOR,
        (
            Stands("agreed"),
            Agreement("signed", AGREED, signed=3),
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
            Agreement("effective", AGREED, signed=4, effective=(2, "11:32")),
            Stopped(("PM-1",), at=(2, "11:32")),
            Runs("JC-1", On(32, moved=Moved.LATER), MIDNIGHT, "人民调解法 Art. 33"),
            Runs("PF", On(3), MIDNIGHT, "人民调解法"),
            Printed("agreement", copies=3, number=r"（20\d\d）虞金人调字第\d+号"),
            Notified("agreement_effective", BOTH, says="共同向法院申请"),
            Owed("confirmation_reminder", REMINDERS),
        ),
    ),
)
AFTERWARDS = (
    Step(
        3,
        "09:30",
        "王强 and 李素珍, window 3",
        "2,500.00 yuan ● are paid at window 3; she signs the receipt.",
        does(CLERK, "performance", inputs.PAID),
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
            acts.reaches(CALLER, LI, is_performed=True, has_reprisal=False),
            acts.reaches(CALLER, WANG, is_performed=True, has_reprisal=False, grade=4),
        ),
        CALLER,
        (Stopped(("CB-1",), at=(4, "09:40")), Papers({"callback_record": 1})),
    ),
    Step(
        4,
        "10:05",
        "李素珍, on her telephone",
        "Very satisfied ◊, by the link; it works once.",
        acts.rates_by_link(LI, 5),
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
            Moments({"resolved_at": (2, "11:20"), "performed_at": (3, "09:30"), "closed_at": (4, "16:00")}),
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
STEPS = (*INTAKE, *HANDLING, *AFTERWARDS)


def numbers(scene: Scene) -> list[str]:
    return [reference["number"] for reference in scene.case()["references"] if reference["kind"] == "police"]
