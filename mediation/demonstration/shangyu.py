"""The community centre of the report: Jinyuwan, Shangyu (新华社 2020-07-13). Six windows in the order of the report;
their numbers, days and people are invented.
"""

from datetime import time

from mediation.demonstration.shangyu_rules import RULES
from mediation.demonstration.tables import (
    FRI,
    MON,
    MONDAY_TO_FRIDAY,
    SAT,
    THU,
    TUE,
    WED,
    AgencyRow,
    CentreRow,
    RoomRow,
    StaffRow,
    Turn,
    WindowRow,
    body,
    called_in,
    the_centre_itself,
)
from windows.models import Presence, Role, RoomKind, Tier

HOURS = ((MONDAY_TO_FRIDAY, time(8, 30), time(11, 30)), (MONDAY_TO_FRIDAY, time(14), time(17)))
SATURDAY_DUTY = ((SAT,), time(9), time(11, 30))

AGENCIES = (
    the_centre_itself("金鱼湾社区平安服务中心"),
    *called_in(
        (
            ("sy_discipline", "街道纪工委"),
            ("sy_justice", "司法所·社区法律顾问"),
            ("sy_hrss", "街道劳动保障所"),
        ),
        Presence.ROTATING,
        None,
    ),
    AgencyRow("sy_petition", "社区信访代办员"),
    AgencyRow("sy_police", "社区警务站"),
    *called_in(
        (("sy_women", "社区妇联"), ("sy_property", "物业公司联络"), ("sy_market", "市场监管所")), Presence.ON_CALL, None
    ),
    body("sy_pmc_pro", "金鱼湾行业性专业性人民调解委员会（交通、物业、消费）", "", Presence.ROTATING),
    body("sy_pmc", "金鱼湾社区人民调解委员会"),
)
WINDOWS = (
    WindowRow(1, "纪检", "sy_discipline", "D"),
    WindowRow(2, "专业调解", "sy_pmc_pro", "Y"),
    WindowRow(3, "人民调解", "sy_pmc", "R"),
    WindowRow(4, "法律服务", "sy_justice", "F"),
    WindowRow(5, "劳资纠纷", "sy_hrss", "L"),
    WindowRow(6, "信访代办", "sy_petition", "X"),
)
ROOMS = (
    RoomRow("1", "调解一室", 6),
    RoomRow("2", "调解二室", 4),
    RoomRow("A", "等候 A", 8, RoomKind.WAITING),
    RoomRow("B", "等候 B", 8, RoomKind.WAITING),
)
TURNS = (
    Turn(1, "sy_discipline", (THU,)),
    Turn(2, "sy_pmc_pro", (MON, WED, FRI)),
    Turn(4, "sy_justice", (TUE, THU)),
    Turn(5, "sy_hrss", (MON, WED)),
)
MAIN = (
    StaffRow("sy-clerk", "章洁", Role.CLERK),
    StaffRow("sy-med-pro", "谢建华", Role.MEDIATOR, ("sy_pmc_pro",)),
    StaffRow("sy-med", "王阿珍", Role.MEDIATOR, ("sy_pmc",)),
    StaffRow("sy-police", "罗警官", Role.COORDINATOR, ("sy_police",)),
    StaffRow("sy-callback", "丁萍", Role.CALLBACK_CLERK),
    StaffRow("sy-seal", "俞芳", Role.SEAL_KEEPER),
    StaffRow("sy-lead", "冯国祥", Role.DIRECTOR),
)
OFFICERS = (
    StaffRow("sy-discipline", "许莲", Role.COORDINATOR, ("sy_discipline",)),
    StaffRow("sy-justice", "顾言", Role.COORDINATOR, ("sy_justice",)),
    StaffRow("sy-hrss", "陶勤", Role.COORDINATOR, ("sy_hrss",)),
    StaffRow("sy-petition", "朱敏", Role.COORDINATOR, ("sy_petition",)),
    StaffRow("sy-women", "沈秀", Role.COORDINATOR, ("sy_women",)),
    StaffRow("sy-property", "楼平", Role.COORDINATOR, ("sy_property",)),
    StaffRow("sy-market", "史芸", Role.COORDINATOR, ("sy_market",)),
)

CENTRE = CentreRow(
    code="sy",
    name="上虞区金鱼湾社区平安服务中心（演示）",
    short_name="金鱼湾平安",
    place_code="虞金",
    division="330604",
    tier=Tier.VILLAGE,
    phone="10057500001",
    hours=(*HOURS, SATURDAY_DUTY),
    agencies=AGENCIES,
    parent="sy-street",
    windows=WINDOWS,
    rooms=ROOMS,
    turns=TURNS,
    staff=(*MAIN, *OFFICERS),
    rules=RULES,
)
STREET_CENTRE = CentreRow(
    code="sy-street",
    name="上虞区街道社会治理中心（演示）",
    short_name="上虞街道治理",
    place_code="虞街",
    division="330604",
    tier=Tier.TOWNSHIP,
    phone="10057500000",
    hours=HOURS,
    agencies=(the_centre_itself("街道社会治理中心"),),
    staff=(StaffRow("sy-callback", "丁萍", Role.CALLBACK_CLERK),),
)
