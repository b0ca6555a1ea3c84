"""Two sessions, the camera of the police between them, an agreement, its seal."""

from mediation.demonstration.walking.acts import coming, handling
from mediation.demonstration.walking.acts.doing import does, in_turn
from mediation.demonstration.walking.checks.case import Came, Sees, Stands
from mediation.demonstration.walking.checks.clocks import Runs, Stopped
from mediation.demonstration.walking.checks.messages import Notified, Owed
from mediation.demonstration.walking.checks.papers import Agreement, Papers, Printed, Sound
from mediation.demonstration.walking.dates import MIDNIGHT, Moved, On
from mediation.demonstration.walking.e_bike import records
from mediation.demonstration.walking.e_bike.people import BOTH, CLERK, LI, MEDIATOR, POLICE, SEAL, WANG
from mediation.demonstration.walking.e_bike.reminders import REMINDERS
from mediation.demonstration.walking.steps import Step

AGREED = (WANG, LI, "2500.00", 3)
HANDLING = (
    Step(
        0,
        "09:20",
        "谢建华, window 2",
        "No conflict of interest: acknowledges, accepts, and begins, since both have consented already.",
        in_turn(handling.takes_on(MEDIATOR, MEDIATOR), does(MEDIATOR, "mediation")),
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
        in_turn(does(MEDIATOR, "records", records.first_session), does(MEDIATOR, "assistance", records.CAMERA)),
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
        does(POLICE, "assistance/1/answer", records.FOOTAGE),
        POLICE,
        (Stopped(("P-4",), at=(1, "15:20")), Papers({"investigation_record": 1})),
    ),
    Step(
        2,
        "09:55",
        "李素珍 and 王强, at the door",
        "They come for their appointment ◊ and check in.",
        coming.arrive(CLERK, LI, WANG),
        checks=(Came({LI: (0, 2), WANG: (0, 2)}, waited=6),),
    ),
    Step(
        2,
        "11:06",
        "谢建华, room 1",
        "Session 2, 10:00–11:05 ◊: the facts are established ●, the items ◊ make 2,500 yuan ●. A draft is written.",
        in_turn(does(MEDIATOR, "records", records.second_session), does(MEDIATOR, "agreement", records.agreement)),
        MEDIATOR,
        (Papers({"mediation_record": 2}), Agreement("draft", AGREED), Sound()),
    ),
    Step(
        2,
        "11:20",
        "李素珍, 王强 and 谢建华, room 1",
        "The agreement is read back in large print and signed by both and by the mediator.",
        handling.signs(MEDIATOR, *BOTH),
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
