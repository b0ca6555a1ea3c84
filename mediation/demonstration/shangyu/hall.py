"""The house at Jinyuwan: its hours, agencies, windows and rooms, and whose day it is where."""

from datetime import time

from mediation.demonstration.tables import (
    FRI,
    MON,
    MONDAY_TO_FRIDAY,
    SAT,
    THU,
    TUE,
    WED,
    AgencyRow,
    RoomRow,
    RotaRow,
    WindowRow,
    body,
    called_in,
    the_centre_itself,
)
from windows.models import Presence, RoomKind

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
    RotaRow(1, "sy_discipline", (THU,)),
    RotaRow(2, "sy_pmc_pro", (MON, WED, FRI)),
    RotaRow(4, "sy_justice", (TUE, THU)),
    RotaRow(5, "sy_hrss", (MON, WED)),
)
