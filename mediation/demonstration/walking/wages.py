"""Seven months without wages: the second dispute of the report, window 6 at Yinzhou (``demonstration.md`` §2.2).

From the report: a shop assistant, the company says business is bad and has owed wages for over half a year; window 6,
labour inspection; begun on the spot; paid a week later. The rest is invented.
"""

from mediation.demonstration.walking import acts
from mediation.demonstration.walking import wages_said as said
from mediation.demonstration.walking.acts import does, in_turn
from mediation.demonstration.walking.checks import (
    Idle,
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
    local,
    no_word_of,
)
from mediation.demonstration.walking.dates import MIDNIGHT, Moved, On, moment
from mediation.demonstration.walking.scene import House, Scene
from mediation.demonstration.walking.steps import Step
from mediation.demonstration.walking.wages_said import CHEN, COMPANY

BOTH = (CHEN, COMPANY)
GUIDE, OFFICER, DISPATCHER, UNION = "yz-guide", "yz-labour1", "yz-dispatch", "yz-union"
MEDIATOR, SEAL, CALLER = "yz-med-labour", "yz-seal", "yz-callback"
UNTIL_EFFECTIVE = (
    "matter.received consent register classify.proposed classify.confirmed route acknowledge accept assist.accepted "
    "consent open session.held agree agreement.signed agreement.signed agreement.signed agreement.sealed "
    "agreement.effective"
)
JOURNAL = (
    f"{UNTIL_EFFECTIVE} material.received performance.reported performance.recorded perform call_back callback.done "
    "rating rating close"
)
DECISION = {"category": "10", "track": "labour_mediation", "wage_arrears": True, "migrant_worker_wages": False}
CONFIRMATION = (On(17, moved=Moved.EARLIER), On(27, moved=Moved.EARLIER))
REVIEW = (On(12, moved=Moved.EARLIER),)


def scene(house: House) -> Scene:
    return Scene(house, "wages", centre="yz", reader="yz-super", people=said.PEOPLE)


def hears_nothing(scene: Scene) -> bool:
    return not scene.delivered()[COMPANY]


def union_is_away(scene: Scene) -> bool:
    standing = scene.house.ask(DISPATCHER, "GET", "/api/v1/agencies/union/standing?centre=yz")
    return not standing["is_here"] and standing["mode"] == "on_call"


def gives_slip_to_company(scene: Scene) -> None:
    """The other side gets an access code of its own once it takes part."""
    scene.slips[COMPANY] = scene.post(MEDIATOR, "receipts", {"party": COMPANY})["receipt_code"]


def company_reports(scene: Scene) -> None:
    scene.with_code(
        COMPANY,
        "status/performance",
        said.payment(scene, day=7, clock="10:12"),
        done=lambda: happened(scene, "performance.reported"),
        files={"file": ("汇款单.png", said.slip())},
    )


def has_the_slip(scene: Scene) -> bool:
    """Made anew from its pixels; nobody has shown it to the worker."""
    return [
        (one["number"], one["party"], one["kind"], one["media_type"], one["is_shared"], one["is_whole"])
        for one in scene.seen_by(scene.reader, "materials")
    ] == [(1, COMPANY, "payment_slip", "image/png", False, True)]


def worker_confirms(scene: Scene) -> None:
    scene.with_code(
        CHEN, "status/performance-confirmation", {"term": 1}, done=lambda: happened(scene, "performance.recorded")
    )


def happened(scene: Scene, kind: str) -> bool:
    return any(event["kind"] == kind for event in scene.events())


def performed_when_it_happened(scene: Scene) -> bool:
    performed = next(event for event in scene.events() if event["kind"] == "perform")
    recorded = local(performed["recorded_at"])
    return (
        local(performed["occurred_at"]) == moment(scene.monday, 7, "10:12")
        and recorded.date() == On(7).day(scene.monday)
        and recorded.hour == 11
    )


AT_WINDOW_SIX = Step(
    0,
    "08:40",
    "郑海, window 6",
    "Signs in at his window: labour inspection is here, and here is window 6.",
    acts.checks_in(OFFICER, "hrss", 6),
)
AT_THE_DOOR = Step(
    0,
    "08:41",
    "周小满, guide",
    "“The company owes me wages”: a new matter, window 6.",
    acts.takes_a_number(GUIDE, said.VISIT),
)
INTAKE = (
    AT_WINDOW_SIX,
    AT_THE_DOOR,
    Step(
        0,
        "08:52",
        "郑海, window 6",
        "Both paths are explained in writing; 陈一帆 signs mediation. What he tells is written down and read back.",
        acts.registers(OFFICER, said.APPLICATION),
        OFFICER,
        (
            Stands("registered", {"owner": "centre", "track": "labour_mediation", "risk": "yellow"}),
            Runs("LB-1", On(15, moved=Moved.LATER), MIDNIGHT, "浙江省劳动人事争议调解仲裁条例 Art. 10"),
            Runs("P-1", On(1)),
            Idle("LB-2"),
            Papers({"application": 1, "route_choice_notice": 1, "rights_notice": 1, "service_address_confirmation": 1}),
            Told("registered", (CHEN,)),
            Sees(CHEN),
        ),
    ),
    Step(
        0,
        "08:58",
        "郑海, window 6",
        "An employee against his employer: 10, labour dispute, wages owed; not a migrant worker.",
        acts.confirms_kind(OFFICER, said.APPLICATION, relation="用人单位", decision=DECISION),
        OFFICER,
        (Stands("registered", {"category": "10", "wage_arrears": True, "migrant_worker_wages": False}),),
    ),
    Step(
        0,
        "08:59",
        "何颖, dispatcher",
        "Labour inspection is at window 6, here and now. The union is on Monday's rota, not checked in: summoned.",
        acts.follows_the_rule(DISPATCHER),
        DISPATCHER,
        (
            Stands("routed", {"owner": "hrss", "mediating_body": "pmc_labour", "window": 6}),
            Runs("P-2", On(1)),
            That("the union counts as on call", union_is_away),
            Told("routed", (CHEN,)),
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
            Stopped(("P-1", "P-2")),
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
    ),
    Step(0, "09:14", "冯丽, window 13", "Takes the union's part ◊, within half an hour.", does(UNION, "part"), UNION),
)
HANDLING = (
    Step(
        0,
        "10:20",
        "徐国强",
        "Telephones the company: it agrees to mediate, which is put in writing on the day. It gets a slip of its own.",
        in_turn(
            lambda scene: scene.expect("the company has heard nothing so far", hears_nothing(scene)),
            does(MEDIATOR, "consents", said.BY_PHONE),
            does(MEDIATOR, "mediation", said.invitation),
            gives_slip_to_company,
        ),
        MEDIATOR,
        (
            Stands("in_mediation"),
            Stopped(("P-3",)),
            Told("appointment", BOTH),
            Sees(CHEN, window=6, appointment=(2, "14:00")),
            Sees(COMPANY, window=6, appointment=(2, "14:00")),
        ),
    ),
    Step(1, "10:00", "the system", "One working day before.", checks=(Told("appointment_reminder", BOTH),)),
    Step(
        2,
        "15:11",
        "徐国强, room 203",
        "14:00–15:10 ◊ with both officers of window 6 and the union: 29,400.00 yuan ◊ are undisputed.",
        does(MEDIATOR, "records", said.session),
        MEDIATOR,
        (Stands("in_mediation"), Papers({"mediation_record": 1})),
    ),
    Step(
        2,
        "15:20",
        "both and 徐国强, room 203",
        "In writing, as it must be (劳动争议调解仲裁法 Art. 14); read back and signed.",
        in_turn(does(MEDIATOR, "agreement", said.agreement), acts.signs(MEDIATOR, *BOTH)),
        MEDIATOR,
        (Stands("agreed"),),
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
            Stopped(("LB-1",)),
            Runs("JC-1", On(32, moved=Moved.LATER), MIDNIGHT, "人民调解法 Art. 33"),
            Runs("LB-8", On(17, moved=Moved.LATER), MIDNIGHT, "劳动人事争议仲裁办案规则 (2017) Art. 74"),
            Runs("PF", On(7), MIDNIGHT),
            Papers({"agreement": 1}),
            Told("agreement_effective", BOTH),
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
        checks=(Told("performance_reminder", (COMPANY,)),),
    ),
)
PAID = (
    Step(
        7,
        "10:15",
        "沈国梁, with the company's slip",
        "Has transferred 29,400.00 yuan at 10:12 ◊: says so and sends the slip, with a code sent to the telephone.",
        company_reports,
        checks=(
            That("reported", lambda scene: happened(scene, "performance.reported")),
            That("the slip is evidence no. 1, from the company alone", has_the_slip),
            Stands("agreed"),
        ),
    ),
    Step(
        7,
        "11:00",
        "陈一帆, with his slip",
        "The money is there: he confirms ◊. One week after he came to window 6.",
        worker_confirms,
        checks=(
            Stands("performed"),
            That("performed at 10:12, recorded at 11", performed_when_it_happened),
            Stopped(("PF", "JC-1", "LB-8")),
            Owed("confirmation_reminder", CONFIRMATION, "cancelled"),
            Owed("review_reminder", REVIEW, "cancelled"),
            Runs("CB-1", On(8)),
            Papers({"performance_proof": 1}),
            Told("performance_recorded", BOTH),
        ),
    ),
    Step(
        7,
        "14:00",
        "徐国强",
        "Follow-up begins: each gets a link to the survey.",
        does(MEDIATOR, "follow-up"),
        MEDIATOR,
        (Stands("in_follow_up"), Told("survey", BOTH)),
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
        (Stopped(("CB-1",)), Papers({"callback_record": 1})),
    ),
    Step(8, "09:45", "陈一帆, on his telephone", "Very satisfied ◊, by the link.", acts.rates_by_link(CHEN, 5)),
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
            Told("closed", BOTH),
            Journal(tuple(JOURNAL.split())),
            NotStarted(("LI-1", "LI-2"), "he chose mediation"),
            NotStarted(("PM-1",), "labour mediation has its own time, and special law goes first"),
            NobodyTold(("confirmation_reminder", "review_reminder"), "everything was performed before"),
            That("window 6 took it in and led it", lambda scene: scene.case()["window"] == 6),
            no_word_of(("陈一帆", "青禾", "沈国梁", "29400", "29,400")),
        ),
    ),
)
STEPS = (*INTAKE, *HANDLING, *PAID)
