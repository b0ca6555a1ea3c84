"""Seven months without wages: the second dispute of the report, window 6 at Yinzhou (``docs/demonstration.md``).

From the report: a shop assistant, the company says business is bad and has owed wages for over half a year; window 6,
labour inspection; begun on the spot; paid a week later. The rest is invented.
"""

from mediation.demonstration.walking import acts
from mediation.demonstration.walking import wages_asked as asked
from mediation.demonstration.walking import wages_inputs as inputs
from mediation.demonstration.walking.acts import does, in_turn
from mediation.demonstration.walking.checks import (
    Idle,
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
from mediation.demonstration.walking.wages_inputs import CHEN, COMPANY

BOTH = (CHEN, COMPANY)
GUIDE, OFFICER, DISPATCHER, UNION = "yz-guide", "yz-labour1", "yz-dispatch", "yz-union"
MEDIATOR, SEAL, CALLER = "yz-med-labour", "yz-seal", "yz-callback"
UNTIL_EFFECTIVE = (
    "matter.received consent register classify.proposed classify.confirmed route acknowledge accept assist.accepted "
    "consent open session.held agree agreement.signed agreement.signed agreement.signed agreement.sealed "
    "agreement.effective"
)
JOURNAL = (
    f"{UNTIL_EFFECTIVE} material.received performance.reported material.checked performance.recorded perform call_back "
    "callback.done rating rating close"
)
DECISION = {"category": "10", "track": "labour_mediation", "wage_arrears": True, "migrant_worker_wages": False}
PROPOSED = acts.Proposed(
    kinds=(("10", "unpaid_wages"),),
    words=frozenset({"拖欠工资", "公司", "半年"}),
    sides="劳动者与用人单位",
)
ROUTE = acts.Route(
    rule="10 劳动争议·欠薪",
    lead="hrss",
    body="pmc_labour",
    window=6,
    assisting=("union",),
    mode="resident",
    because="先调解还是先监察由本人书面选择",
)
AGREED = (COMPANY, CHEN, "29400.00", 7)
SENT_UNTIL_EFFECTIVE = {
    "registered": (CHEN,),
    "routed": (CHEN,),
    "appointment": BOTH,
    "appointment_reminder": BOTH,
    "agreement_effective": BOTH,
    "performance_reminder": (COMPANY,),
}
SENT_AFTERWARDS = {"performance_recorded": BOTH, "survey": BOTH, "closed": BOTH}
CONFIRMATION = (On(17, moved=Moved.EARLIER), On(27, moved=Moved.EARLIER))
REVIEW = (On(12, moved=Moved.EARLIER),)


def scene(house: House) -> Scene:
    return Scene(
        house,
        "wages",
        centre="yz",
        reader="yz-super",
        people=inputs.PEOPLE,
        reported=inputs.REPORTED,
        invented=inputs.INVENTED,
    )


AT_WINDOW_SIX = Step(
    0,
    "08:22",
    "郑海, window 6 ●",
    "Signs in at his window: labour inspection is here, and here is window 6.",
    acts.checks_in(OFFICER, "hrss", 6),
)
AT_THE_DOOR = Step(
    0,
    "08:41",
    "周小满, guide",
    "“The company owes me wages” ●: a new matter, window 6.",
    acts.takes_a_number(GUIDE, inputs.VISIT, tickets=("L002", "L001")),
)
INTAKE = (
    AT_WINDOW_SIX,
    AT_THE_DOOR,
    Step(
        0,
        "08:52",
        "郑海, window 6",
        "Both paths are explained in writing; 陈一帆 signs mediation. What he tells is written down and read back.",
        in_turn(acts.serves(OFFICER, 6), acts.registers(OFFICER, inputs.APPLICATION)),
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
            That("it says why PM-1 and LI-1, LI-2 do not run", asked.says_what_does_not_run),
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
        acts.confirms_kind(OFFICER, inputs.APPLICATION, relation="用人单位", expected=PROPOSED, decision=DECISION),
        OFFICER,
        (Stands("registered", {"category": "10", "wage_arrears": True, "migrant_worker_wages": False}),),
    ),
    Step(
        0,
        "08:59",
        "何颖, dispatcher",
        "Labour inspection is at window 6, here and now. The union is on Monday's rota, not checked in: summoned.",
        acts.follows_the_rule(DISPATCHER, ROUTE),
        DISPATCHER,
        (
            Stands("routed", {"owner": "hrss", "mediating_body": "pmc_labour", "window": 6}),
            Runs("P-2", On(1)),
            That("the union counts as on call", asked.union_is_away),
            Notified("routed", (CHEN,), says="6号窗口办理，不用再跑别处"),
            Sees(CHEN, window=6),
        ),
    ),
    Step(
        0,
        "09:05",
        "郑海, window 6",
        "Acknowledges and accepts; 徐国强 of the labour committee is named as mediator, no conflict of interest.",
        acts.takes_on(OFFICER, MEDIATOR),
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
        acts.checks_in(UNION, "union", 13),
        UNION,
        (That("the union is here, on the rota, at window 13", asked.union_is_here),),
    ),
    Step(
        0,
        "09:14",
        "冯丽, window 13",
        "Takes the union's part ◊, within half an hour.",
        does(UNION, "part"),
        UNION,
        (That("within the half hour of its summons", asked.took_its_part_in_time),),
    ),
)
HANDLING = (
    Step(
        0,
        "10:20",
        "徐国强",
        "Telephones the company: it agrees to mediate, which is put in writing on the day. It gets a slip of its own.",
        in_turn(
            lambda scene: scene.expect("the company has heard nothing so far", asked.hears_nothing(scene)),
            does(MEDIATOR, "consents", inputs.BY_PHONE),
            does(MEDIATOR, "mediation", inputs.invitation),
            asked.gives_slip_to_company,
        ),
        MEDIATOR,
        (
            Stands("in_mediation"),
            Stopped(("P-3",), at=(0, "10:20")),
            That("two slips with different codes", lambda scene: scene.slips[CHEN] != scene.slips[COMPANY]),
            Notified("appointment", BOTH, says=" 14:00"),
            Sees(CHEN, window=6, appointment=(2, "14:00")),
            Sees(COMPANY, window=6, appointment=(2, "14:00")),
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
        2,
        "13:50",
        "周小满, guide",
        "陈一帆 and 沈国梁 come for their appointment ◊ and check in.",
        acts.arrive(GUIDE, *BOTH),
        checks=(Came({CHEN: (0, 2), COMPANY: (2,)}, waited=11),),
    ),
    Step(
        2,
        "15:11",
        "徐国强, room 203",
        "14:00–15:10 ◊ with both officers of window 6 and the union: 29,400.00 yuan ◊ are undisputed.",
        does(MEDIATOR, "records", inputs.session),
        MEDIATOR,
        (
            Stands("in_mediation"),
            Papers({"mediation_record": 1}),
            That("what is undisputed is kept apart from what was conceded", asked.keeps_concessions_apart),
        ),
    ),
    Step(
        2,
        "15:20",
        "both and 徐国强, room 203",
        "In writing, as it must be (劳动争议调解仲裁法 Art. 14); read back and signed.",
        in_turn(does(MEDIATOR, "agreement", inputs.agreement), acts.signs(MEDIATOR, *BOTH)),
        MEDIATOR,
        (Stands("agreed"), Agreement("signed", AGREED, signed=3), Sound()),
    ),
    Step(
        2,
        "15:35",
        "吴霞, seal keeper",
        "The seal of the labour committee: the agreement is effective.",
        does(SEAL, "agreement/seal"),
        SEAL,
        (
            Stands("agreed"),
            Agreement("effective", AGREED, signed=4, effective=(2, "15:35")),
            Stopped(("LB-1",), at=(2, "15:35")),
            Runs("JC-1", On(32, moved=Moved.LATER), MIDNIGHT, "人民调解法 Art. 33"),
            Runs("LB-8", On(17, moved=Moved.LATER), MIDNIGHT, "劳动人事争议仲裁办案规则 (2017) Art. 74"),
            Runs("PF", On(7), MIDNIGHT),
            Printed("agreement", copies=4, number=r"（20\d\d）鄞人调字第\d+号"),
            Notified("agreement_effective", BOTH, says="共同向法院申请"),
            Owed("confirmation_reminder", CONFIRMATION),
            Owed("review_reminder", REVIEW),
            Owed("performance_reminder", (On(4),)),
            Journal(tuple(UNTIL_EFFECTIVE.split())),
        ),
    ),
    Step(
        4,
        "09:00",
        "the system",
        "One working day before the money is due, the company alone is reminded.",
        checks=(Notified("performance_reminder", (COMPANY,), due=(4, "09:00")),),
    ),
)
PAID = (
    Step(
        7,
        "10:15",
        "沈国梁, with the company's slip",
        "Has transferred 29,400.00 yuan at 10:12 ◊: says so and sends the slip, with a code sent to the telephone.",
        asked.company_reports,
        checks=(
            That("reported", lambda scene: asked.happened(scene, "performance.reported")),
            That("the slip is evidence no. 1, from the company alone", asked.has_the_slip),
            Stands("agreed"),
        ),
    ),
    Step(
        7,
        "11:00",
        "陈一帆, with his slip",
        "The money is there: he confirms ◊. One week after he came to window 6 ●.",
        asked.worker_confirms,
        checks=(
            Stands("performed"),
            That("performed at 10:12, recorded at 11", asked.performed_when_it_happened),
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
            acts.reaches(CALLER, CHEN, is_performed=True, has_reprisal=False, words="仍在职。"),
            acts.reaches(CALLER, COMPANY, is_performed=True, has_reprisal=False, grade=4),
        ),
        CALLER,
        (Stopped(("CB-1",), at=(8, "09:30")), Papers({"callback_record": 1})),
    ),
    Step(
        8,
        "09:45",
        "陈一帆, on his telephone",
        "Very satisfied ◊, by the link.",
        acts.rates_by_link(CHEN, 5),
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
            Moments({"resolved_at": (2, "15:20"), "performed_at": (7, "10:12"), "closed_at": (8, "16:00")}),
            Came({CHEN: (0, 2), COMPANY: (2,)}, waited=11),
            AllNotified(SENT_UNTIL_EFFECTIVE | SENT_AFTERWARDS),
            Journal(tuple(JOURNAL.split())),
            NotStarted(("LI-1", "LI-2"), "he chose mediation"),
            NotStarted(("PM-1",), "labour mediation has its own time, and special law goes first"),
            NobodyNotified(("confirmation_reminder", "review_reminder"), "everything was performed before"),
            That("window 6 took it in and led it", asked.is_all_at_window_six),
            no_word_of(("陈一帆", "青禾", "沈国梁", "29400", "29,400")),
        ),
    ),
)
STEPS = (*INTAKE, *HANDLING, *PAID)
