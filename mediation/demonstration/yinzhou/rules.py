"""The routing table of Yinzhou: which agency leads for each of the 18 categories."""

from mediation.demonstration.tables import RuleRow

RULES = (
    RuleRow(
        "10",
        "10 劳动争议·欠薪",
        "hrss",
        "pmc_labour",
        6,
        ("union",),
        "拖欠工资由人社部门主办：6 号窗口劳动监察当场接手，工会协助；先调解还是先监察由本人书面选择。",
        needs_wage_arrears=True,
    ),
    RuleRow("10", "10 劳动争议", "hrss", "pmc_labour", 5, ("union",), "劳动人事争议由人社部门主办，工会协助。"),
    RuleRow(
        "14", "14 道路交通事故", "police", "pmc_traffic", 12, (), "事故损害赔偿由交调委在 12 号窗口调解，交警同窗。"
    ),
    RuleRow(
        "13",
        "13 医疗纠纷",
        "health",
        "pmc_medical",
        13,
        ("justice",),
        "医疗纠纷由医调委调解，卫健部门主办；法院或卫健部门已受理的不再受理（医疗纠纷预防和处理条例第 31 条）。",
    ),
    RuleRow("12", "12 消费", "market", "pmc_yz", 14, ("commerce",), "消费投诉由市场监管部门主办。"),
    RuleRow("15", "15 物业", "housing", "pmc_property", 14, ("enforcement",), "物业纠纷由住建部门主办，物调委调解。"),
    RuleRow(
        "01",
        "01 婚姻家庭",
        "justice",
        "pmc_family",
        8,
        ("women", "civil_affairs"),
        "婚姻家庭纠纷由婚调委调解，妇联、民政协助；身份关系不能申请司法确认。",
    ),
    RuleRow("02", "02 邻里", "justice", "pmc_yz", 8, ("enforcement",), "邻里纠纷由人民调解委员会调解。"),
    RuleRow(
        "03",
        "03 房屋宅基地",
        "justice",
        "pmc_yz",
        8,
        ("natural_resources", "agriculture"),
        "宅基地、房屋纠纷由人民调解委员会调解，自然资源、农业农村部门协助。",
    ),
    RuleRow("04", "04 合同", "justice", "pmc_yz", 8, ("court",), "合同纠纷由人民调解委员会调解。"),
    RuleRow("05", "05 生产经营", "justice", "pmc_yz", 8, ("market",), "生产经营纠纷由人民调解委员会调解。"),
    RuleRow("06", "06 损害赔偿", "justice", "pmc_yz", 8, ("police",), "人身、财产损害赔偿由人民调解委员会调解。"),
    RuleRow(
        "07",
        "07 山林土地",
        "natural_resources",
        "pmc_yz",
        15,
        ("agriculture",),
        "林地、土地使用权争议先由政府处理；承包、流转中的民事部分可以调解。",
    ),
    RuleRow(
        "08",
        "08 征地拆迁",
        "natural_resources",
        "pmc_yz",
        15,
        ("housing", "justice", "petition"),
        "补偿决定属行政争议，引导复议或诉讼；家庭内部分配的民事部分可以调解。",
    ),
    RuleRow("09", "09 环境污染", "ecology", "pmc_yz", 15, ("enforcement",), "环境污染纠纷由生态环境部门主办。"),
    RuleRow("11", "11 旅游", "culture_tourism", "pmc_yz", None, ("market",), "旅游纠纷由文旅部门主办，随叫随到。"),
    RuleRow(
        "16", "16 知识产权", "market", "pmc_yz", 14, ("court",), "由市场监管部门主办；权属的确认不能申请司法确认。"
    ),
    RuleRow("17", "17 互联网", "market", "pmc_yz", 14, ("cyberspace",), "网络交易纠纷由市场监管部门主办，网信协助。"),
    RuleRow("99", "99 其他", "justice", "pmc_yz", 8, ("petition",), "其他民间纠纷由人民调解委员会先接手。"),
)
