"""The county centre of the report: Yinzhou, Ningbo (新华社 2020-07-13). Who serves on which days is partly invented.

The report gives five resident agencies, fourteen on the rota, others on demand, and labour inspection at window 6.
"""

from datetime import time

from mediation.demonstration.tables import (
    FRI,
    MON,
    MONDAY_TO_FRIDAY,
    THU,
    TUE,
    WED,
    AgencyRow,
    CentreRow,
    RoomRow,
    Turn,
    WindowRow,
    body,
    called_in,
    service,
    the_centre_itself,
)
from mediation.demonstration.yinzhou_rules import RULES
from mediation.demonstration.yinzhou_staff import STAFF
from windows.models import Presence, RoomKind, Tier, WindowKind

HOURS = ((MONDAY_TO_FRIDAY, time(8, 30), time(11, 30)), (MONDAY_TO_FRIDAY, time(13, 30), time(17)))

RESIDENT = (
    AgencyRow("court", "鄞州区人民法院"),
    AgencyRow("petition", "鄞州区信访局"),
    AgencyRow("justice", "鄞州区司法局"),
    AgencyRow("hrss", "鄞州区人力资源和社会保障局"),
    AgencyRow("police", "宁波市公安局鄞州分局"),
)
ROTATING = called_in(
    (
        ("discipline", "鄞州区纪委区监委"),
        ("market", "鄞州区市场监督管理局"),
        ("procuratorate", "鄞州区人民检察院（12309）"),
        ("housing", "鄞州区住房和城乡建设局"),
        ("natural_resources", "宁波市自然资源和规划局鄞州分局"),
        ("agriculture", "鄞州区农业农村局"),
        ("civil_affairs", "鄞州区民政局"),
        ("health", "鄞州区卫生健康局"),
        ("education", "鄞州区教育局"),
        ("ecology", "宁波市生态环境局鄞州分局"),
        ("enforcement", "鄞州区综合行政执法局"),
        ("women", "鄞州区妇联"),
        ("union", "鄞州区总工会"),
        ("veterans", "鄞州区退役军人事务局"),
    ),
    Presence.ROTATING,
)
ON_CALL = called_in(
    (
        ("transport", "鄞州区交通运输局"),
        ("commerce", "鄞州区商务局"),
        ("culture_tourism", "鄞州区文化和广电旅游体育局"),
        ("emergency", "鄞州区应急管理局"),
        ("fire", "鄞州区消防救援大队"),
        ("finance_reg", "区金融工作机构"),
        ("cyberspace", "鄞州区委网信办"),
        ("disabled", "鄞州区残联"),
        ("tax", "国家税务总局鄞州区税务局"),
        ("water", "鄞州区水利局"),
    ),
    Presence.ON_CALL,
)
TOWNS = (
    AgencyRow("zhonghe", "中河街道", Presence.ON_CALL),
    AgencyRow("xiaying", "下应街道", Presence.ON_CALL),
    AgencyRow("qiuai", "邱隘镇", Presence.ON_CALL),
)
BODIES = (
    body("pmc_yz", "区矛盾纠纷人民调解委员会", "justice"),
    body("pmc_labour", "区劳动人事争议人民调解委员会", "hrss"),
    body("pmc_traffic", "区道路交通事故人民调解委员会", "police"),
    body("pmc_property", "区物业纠纷人民调解委员会", "housing", Presence.ROTATING),
    body("pmc_family", "区婚姻家庭纠纷人民调解委员会", "women", Presence.ROTATING),
    body("pmc_medical", "区医疗纠纷人民调解委员会", "", Presence.ON_CALL),
    body("pmc_zhonghe", "中河街道社区人民调解委员会（演示）", "zhonghe", Presence.ON_CALL),
    body("pmc_xiaying", "下应街道社区人民调解委员会（演示）", "xiaying", Presence.ON_CALL),
    body("pmc_qiuai", "邱隘镇村人民调解委员会（演示）", "qiuai", Presence.ON_CALL),
)
SERVICES = (
    service("lawyer_duty", "值班律师", Presence.ROTATING),
    service("psych", "心理服务", Presence.ROTATING),
    service("notary", "公证处"),
    service("appraisal", "鉴定"),
    service("interpreter", "手语、方言、外语翻译"),
    service("legal_aid", "法律援助中心", Presence.RESIDENT, "justice"),
)

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
    Turn(13, "union", (MON,)),
    Turn(13, "women", (TUE, THU)),
    Turn(13, "civil_affairs", (WED,)),
    Turn(13, "health", (FRI,)),
    Turn(14, "market", (MON, WED)),
    Turn(14, "housing", (TUE, THU)),
    Turn(14, "enforcement", (FRI,)),
    Turn(15, "procuratorate", (MON,)),
    Turn(15, "natural_resources", (TUE,)),
    Turn(15, "agriculture", (WED,)),
    Turn(15, "ecology", (THU,)),
    Turn(15, "education", (FRI,)),
    Turn("107", "veterans", (WED,)),
    Turn("108", "discipline", (TUE, THU)),
    Turn("204", "pmc_property", (TUE, THU)),
    Turn("205", "pmc_family", (TUE, THU)),
    Turn("205", "psych", (WED,)),
    Turn(7, "lawyer_duty", MONDAY_TO_FRIDAY, (time(13, 30), time(17))),
)

CENTRE = CentreRow(
    code="yz",
    name="鄞州区社会矛盾纠纷调处化解中心（演示）",
    short_name="鄞州矛调",
    place_code="鄞",
    division="330212",
    tier=Tier.COUNTY,
    phone="10057400000",
    address="湿地公园 2 号楼一层（演示）",
    hours=HOURS,
    agencies=(
        the_centre_itself("区矛调中心（综合受理）"),
        *RESIDENT,
        *ROTATING,
        *ON_CALL,
        *TOWNS,
        *BODIES,
        *SERVICES,
    ),
    windows=WINDOWS,
    rooms=ROOMS,
    turns=TURNS,
    staff=STAFF,
    rules=RULES,
)


def _town(row: AgencyRow, *, phone: str) -> CentreRow:
    return CentreRow(
        code=row.code,
        name=f"{row.name}社会治理中心（演示）",
        short_name=f"{row.name}治理",
        place_code=f"鄞{row.name[:2]}",
        division="330212",
        tier=Tier.TOWNSHIP,
        phone=phone,
        hours=HOURS,
        agencies=(the_centre_itself(f"{row.name}社会治理中心"),),
        parent="yz",
    )


TOWN_CENTRES = tuple(_town(row, phone=f"1005740000{number}") for number, row in enumerate(TOWNS, start=1))
