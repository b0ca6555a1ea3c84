"""The hall on the morning of the story's Monday: who has checked in, who came only to ask; and what was handed over."""

from mediation import intake
from mediation.demonstration.planted.past import Past, When
from mediation.models import MatterKind
from windows import presence, visits
from windows.models import Lane

CHECKED_IN: tuple[tuple[str, str, str, int, When], ...] = (
    ("sy-med-pro", "sy", "sy_pmc_pro", 2, (0, "08:25")),
    ("sy-hrss", "sy", "sy_hrss", 5, (0, "08:28")),
    ("yz-labour1", "yz", "hrss", 6, (0, "08:22")),
    ("yz-market", "yz", "market", 14, (0, "08:20")),
    ("yz-procuratorate", "yz", "procuratorate", 15, (0, "08:26")),
)
QUESTIONS: tuple[tuple[str, int, str, str, str], ...] = (
    ("yz-clerk1", 1, "08:31", "居住证", "居住证到期怎么续签"),
    ("yz-labour2", 6, "08:31", "社保转移", "离职后养老保险如何转到外地"),
    ("yz-justice", 7, "08:32", "遗嘱公证", "遗嘱公证要带哪些材料"),
    ("yz-clerk2", 2, "08:33", "残疾证", "残疾证换证在哪里办"),
    ("sy-clerk", 3, "08:32", "车位", "小区车位能不能转租"),
    ("sy-clerk", 3, "08:34", "调解费用", "人民调解收不收费"),
)


def plant(past: Past) -> None:
    for who, centre, agency, number, when in CHECKED_IN:
        presence.check_in(
            past.agency(centre, agency),
            user=past.user(who),
            window=past.window(centre, number),
            at=past.moment(when),
        )
    for question in QUESTIONS:
        _asked(past, *question)
    petition(past)
    report_on_officials(past)


def petition(past: Past) -> None:
    """“Repair the village road” is no dispute: registered here, handed to the petition office with its number."""
    matter = intake.receive(
        past.centre("yz"),
        kind=MatterKind.PETITION,
        topic="要求修复村道",
        facts="村口水泥路破损，雨天积水，希望列入修缮计划。",
        window=past.window("yz", 3),
        by=past.actor("yz-petition"),
        at=past.moment((-4, "09:40")),
    )
    intake.hand_over(
        matter,
        agency=past.agency("yz", "petition"),
        receipt_number="XF-DEMO-1119-031",
        by=past.actor("yz-petition"),
        at=past.moment((-4, "09:50")),
    )


def report_on_officials(past: Past) -> None:
    """Only that it came, when, and the receipt are kept; not what it says (信访工作条例 Art. 30)."""
    matter = intake.receive(
        past.centre("yz"),
        kind=MatterKind.REPORT,
        topic="",
        facts="",
        by=past.actor("yz-clerk2"),
        at=past.moment((-4, "14:10")),
    )
    intake.hand_over(
        matter,
        agency=past.agency("yz", "discipline"),
        receipt_number="JW-DEMO-1119-004",
        by=past.actor("yz-clerk2"),
        at=past.moment((-4, "14:15")),
    )


def _asked(past: Past, who: str, number: int, clock: str, topic: str, words: str) -> None:
    """A question answered on the spot: a ticket, a visit, a matter."""
    centre = past.centre(who.partition("-")[0])
    window, at = past.window(centre.code, number), past.moment((0, clock))
    visit = visits.receive(centre, lane=Lane.QUESTION, window=window, topic=topic, at=at)
    visits.call(visit, window=window, at=at)
    visits.serve(visit, by=past.user(who), at=at)
    matter = intake.receive(
        centre,
        kind=MatterKind.QUESTION,
        topic=topic,
        facts=words,
        window=window,
        visit=visit,
        by=past.actor(who),
        at=at,
    )
    done = past.moment((0, "08:35"))
    intake.answer(matter, by=past.actor(who), at=done)
    visits.end(visit, at=done)
