"""Registered, sent or accepted, and nobody has sat down together yet."""

from decimal import Decimal

from mediation.demonstration.planted.file import File
from mediation.demonstration.planted.parties import applicant, person, respondent
from mediation.demonstration.planted.past import Past
from mediation.demonstration.planted.yinzhou_staff import CIVIL, CLERK, DISPATCHER, OTHER_CLERK
from mediation.intake import Application


def leak_between_floors(past: Past) -> None:
    """Sent to the street this morning, to be acknowledged there."""
    application = Application(
        facts="楼上卫生间漏水，楼下李桂香家天花板发霉，多次上门未解决。",
        request="修好漏水并赔偿吊顶",
        parties=(
            applicant(person("李桂香", 130)),
            respondent(person("郭永平", 131), relation="楼上邻居"),
        ),
        window=past.window("yz", 1),
    )
    file = File.register(past, "yz", CLERK, (-3, "15:40"), application)
    file.classify(CLERK, (-3, "15:45"), "02")
    reason = "房屋在中河街道，由街道社区调委会就近上门调解。"
    file.send_to(DISPATCHER, (0, "08:32"), lead="zhonghe", body="pmc_zhonghe", reason=reason)


def custody(past: Past) -> None:
    """She was seen alone; he learns nothing, by any door (``docs/practice.md#afraid-of-the-other-side``)."""
    application = Application(
        facts="申请人要求协商六岁女儿的抚养和探望，陈述遭受过殴打，害怕对方知道她来过。",
        request="抚养与探望的安排",
        parties=(applicant(person("孟晓兰", 132)), respondent(person("韩志刚", 133), relation="丈夫")),
        risk="red",
        has_safe_contact=True,
        is_read_back=True,
        window=past.window("yz", 2),
    )
    file = File.register(past, "yz", OTHER_CLERK, (-3, "10:05"), application)
    file.classify(OTHER_CLERK, (-3, "10:10"), "01")
    file.send(DISPATCHER, (-3, "10:20"))
    file.take_on(CIVIL, (-3, "10:40"), mediator=CIVIL)


def deposit_this_morning(past: Past) -> None:
    """Registered this morning; the dispatcher has it before her."""
    application = Application(
        facts="租客退房后房东以墙面污损为由不退押金3000元，双方对交接时的情况说法不一。",
        request="退还押金",
        parties=(applicant(person("白露", 161)), respondent(person("竺房东", 162), relation="房东")),
        amount=Decimal("3000.00"),
        window=past.window("yz", 1),
    )
    File.register(past, "yz", CLERK, (0, "08:33"), application)
