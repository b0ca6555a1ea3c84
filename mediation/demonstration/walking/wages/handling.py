"""The company agrees to mediate; one session, an agreement, its seal."""

from mediation.demonstration.walking.acts import coming, handling
from mediation.demonstration.walking.acts.doing import does, in_turn
from mediation.demonstration.walking.checks.case import Came, Sees, Stands
from mediation.demonstration.walking.checks.clocks import Runs, Stopped
from mediation.demonstration.walking.checks.comparing import That
from mediation.demonstration.walking.checks.journal import Journal
from mediation.demonstration.walking.checks.messages import Notified, Owed
from mediation.demonstration.walking.checks.papers import Agreement, Papers, Printed, Sound
from mediation.demonstration.walking.dates import MIDNIGHT, Moved, On
from mediation.demonstration.walking.steps import Step
from mediation.demonstration.walking.wages import online, questions, records
from mediation.demonstration.walking.wages.people import BOTH, CHEN, COMPANY, GUIDE, MEDIATOR, SEAL
from mediation.demonstration.walking.wages.reminders import CONFIRMATION, REVIEW

UNTIL_EFFECTIVE = (
    "matter.received consent register classify.proposed classify.confirmed route acknowledge accept assist.accepted "
    "consent open session.held agree agreement.signed agreement.signed agreement.signed agreement.sealed "
    "agreement.effective"
)
AGREED = (COMPANY, CHEN, "29400.00", 7)
HANDLING = (
    Step(
        0,
        "10:20",
        "徐国强",
        "Telephones the company: it agrees to mediate, which is put in writing on the day. It gets a slip of its own.",
        in_turn(
            lambda scene: scene.expect("the company has heard nothing so far", questions.hears_nothing(scene)),
            does(MEDIATOR, "consents", records.BY_PHONE),
            does(MEDIATOR, "mediation", records.invitation),
            online.gives_slip_to_company,
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
        coming.arrive(GUIDE, *BOTH),
        checks=(Came({CHEN: (0, 2), COMPANY: (2,)}, waited=11),),
    ),
    Step(
        2,
        "15:11",
        "徐国强, room 203",
        "14:00–15:10 ◊ with both officers of window 6 and the union: 29,400.00 yuan ◊ are undisputed.",
        does(MEDIATOR, "records", records.session),
        MEDIATOR,
        (
            Stands("in_mediation"),
            Papers({"mediation_record": 1}),
            That("what is undisputed is kept apart from what was conceded", questions.keeps_concessions_apart),
        ),
    ),
    Step(
        2,
        "15:20",
        "both and 徐国强, room 203",
        "In writing, as it must be (劳动争议调解仲裁法 Art. 14); read back and signed.",
        in_turn(does(MEDIATOR, "agreement", records.agreement), handling.signs(MEDIATOR, *BOTH)),
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
