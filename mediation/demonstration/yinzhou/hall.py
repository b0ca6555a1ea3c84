"""The hall of Yinzhou: its hours, windows and rooms, and whose day it is where."""

from datetime import time

from mediation.demonstration.tables import FRI, MON, MONDAY_TO_FRIDAY, THU, TUE, WED, RoomRow, RotaRow, WindowRow
from windows.models import RoomKind, WindowKind

HOURS = ((MONDAY_TO_FRIDAY, time(8, 30), time(11, 30)), (MONDAY_TO_FRIDAY, time(13, 30), time(17)))
WINDOWS = (
    WindowRow(0, "导引台（取号、签到）", "centre", kind=WindowKind.GUIDE_DESK),
    WindowRow(1, "综合受理", "centre", "Z", WindowKind.GENERAL_INTAKE),
    WindowRow(2, "综合受理（老年人、残疾人优先，低位）", "centre", "Z", WindowKind.GENERAL_INTAKE, is_accessible=True),
    WindowRow(3, "信访接待", "petition", "X"),
    WindowRow(4, "群体来访登记", "petition", "X"),
    WindowRow(5, "劳动人事争议仲裁·调解", "hrss", "L"),
    WindowRow(6, "劳动监察", "hrss", "L"),
    WindowRow(7, "公共法律服务·法律援助", "justice", "F"),
    WindowRow(8, "人民调解", "justice", "R"),
    WindowRow(9, "诉讼服务", "court", "S"),
    WindowRow(10, "诉前调解·司法确认", "court", "S"),
    WindowRow(11, "公安（警调对接）", "police", "J"),
    WindowRow(12, "道路交通事故处理", "police", "T"),
    WindowRow(13, "轮驻一（民生）", kind=WindowKind.ROTA),
    WindowRow(14, "轮驻二（经济·建设）", kind=WindowKind.ROTA),
    WindowRow(15, "轮驻三（资源·监督）", kind=WindowKind.ROTA),
)
ROOMS = (
    RoomRow("101A", "101A 等候室", 20, RoomKind.WAITING),
    RoomRow("101B", "101B 等候室", 20, RoomKind.WAITING),
    RoomRow("107", "107 室", 4, RoomKind.RECEPTION),
    RoomRow("108", "108 室（封闭接待）", 4, RoomKind.RECEPTION),
    RoomRow("201", "201 调解室", 6),
    RoomRow("202", "202 调解室", 10),
    RoomRow("203", "203 调解室", 8),
    RoomRow("204", "204 调解室", 12),
    RoomRow("205", "205 心理咨询室", 4, RoomKind.COUNSELLING),
    RoomRow("206", "206 联席会议·视频室", 20, RoomKind.CONFERENCE),
)
TURNS = (
    RotaRow(13, "union", (MON,)),
    RotaRow(13, "women", (TUE, THU)),
    RotaRow(13, "civil_affairs", (WED,)),
    RotaRow(13, "health", (FRI,)),
    RotaRow(14, "market", (MON, WED)),
    RotaRow(14, "housing", (TUE, THU)),
    RotaRow(14, "enforcement", (FRI,)),
    RotaRow(15, "procuratorate", (MON,)),
    RotaRow(15, "natural_resources", (TUE,)),
    RotaRow(15, "agriculture", (WED,)),
    RotaRow(15, "ecology", (THU,)),
    RotaRow(15, "education", (FRI,)),
    RotaRow("107", "veterans", (WED,)),
    RotaRow("108", "discipline", (TUE, THU)),
    RotaRow("204", "pmc_property", (TUE, THU)),
    RotaRow("205", "pmc_family", (TUE, THU)),
    RotaRow("205", "psych", (WED,)),
    RotaRow(7, "lawyer_duty", MONDAY_TO_FRIDAY, (time(13, 30), time(17))),
)
