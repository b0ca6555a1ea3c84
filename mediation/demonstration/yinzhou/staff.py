"""Who signs in at Yinzhou. Everybody is invented; whoever has no part in a story stands for their agency."""

from mediation.demonstration.tables import StaffRow
from windows.models import Role

MAIN = (
    StaffRow("yz-guide", "周小满", Role.GUIDE),
    StaffRow("yz-clerk1", "林佳", Role.CLERK),
    StaffRow("yz-clerk2", "方逸", Role.CLERK),
    StaffRow("yz-dispatch", "何颖", Role.DISPATCHER),
    StaffRow("yz-labour1", "郑海", Role.WINDOW_OFFICER, ("hrss",)),
    StaffRow("yz-labour2", "孙敏", Role.WINDOW_OFFICER, ("hrss",)),
    StaffRow("yz-med-labour", "徐国强", Role.MEDIATOR, ("pmc_labour",)),
    StaffRow("yz-med-civil", "应美娟", Role.MEDIATOR, ("pmc_yz", "pmc_family", "pmc_property")),
    StaffRow("yz-med-traffic", "施卫东", Role.MEDIATOR, ("pmc_traffic",)),
    StaffRow("yz-court", "陆晨", Role.COORDINATOR, ("court",)),
    StaffRow("yz-union", "冯丽", Role.COORDINATOR, ("union",)),
    StaffRow("yz-market", "谢峰", Role.COORDINATOR, ("market",)),
    StaffRow("yz-callback", "杨静", Role.CALLBACK_CLERK),
    StaffRow("yz-super", "戴明", Role.SUPERVISOR),
    StaffRow("yz-director", "钱立群", Role.DIRECTOR),
    StaffRow("yz-seal", "吴霞", Role.SEAL_KEEPER),
    StaffRow("yz-archive", "罗平", Role.ARCHIVIST),
    StaffRow("yz-rota", "余丹", Role.ROTA_KEEPER),
    StaffRow("yz-audit", "邵敬", Role.AUDITOR),
    StaffRow("yz-data1", "顾真", Role.DATA_OFFICER),
    StaffRow("yz-data2", "秦实", Role.DATA_OFFICER),
    StaffRow("yz-worker1", "许晴", Role.COMMUNITY_WORKER),
    StaffRow("yz-worker2", "乔安", Role.COMMUNITY_WORKER),
    StaffRow("yz-sysadmin", "池航", Role.SYSTEM_ADMIN),
    StaffRow("yz-secadmin", "卫宁", Role.SECURITY_ADMIN),
)
OFFICERS = {
    "petition": "姜雯",
    "justice": "柳岸",
    "police": "贺强",
    "discipline": "程立",
    "procuratorate": "温岚",
    "housing": "葛涛",
    "natural_resources": "石磊",
    "agriculture": "田芳",
    "civil_affairs": "宁安",
    "health": "苏叶",
    "education": "常静",
    "ecology": "江澄",
    "enforcement": "雷刚",
    "women": "梅雪",
    "veterans": "武毅",
    "transport": "陆平",
    "commerce": "尚宇",
    "culture_tourism": "尤芳",
    "emergency": "樊平",
    "fire": "严峻",
    "finance_reg": "钟诚",
    "cyberspace": "罗维",
    "disabled": "康宁",
    "tax": "简明",
    "water": "汪源",
}
TOWNS = {"zhonghe": "何清", "xiaying": "应和", "qiuai": "邱实"}
IN_TOWNS = tuple(
    StaffRow(f"yz-{town}", name, role, agencies)
    for town, name in TOWNS.items()
    for role, agencies in ((Role.COORDINATOR, (town,)), (Role.MEDIATOR, (f"pmc_{town}",)))
)
MEDICAL = StaffRow("yz-medical", "褚文博", Role.MEDIATOR, ("pmc_medical",))
STAFF = (
    *MAIN,
    *(
        StaffRow(f"yz-{agency.replace('_', '-')}", name, Role.COORDINATOR, (agency,))
        for agency, name in OFFICERS.items()
    ),
    *IN_TOWNS,
    MEDICAL,
)
