"""The routing table of Shangyu's community centre: a community takes what can be settled in the house, and says so."""

from mediation.demonstration.tables import RuleRow

RULES = (
    RuleRow(
        "14",
        "14 交通事故·社区层级·伤情轻·双方在场",
        "sy_pmc_pro",
        "sy_pmc_pro",
        2,
        ("sy_police",),
        "伤情轻、双方在场，2 号窗口专业调解今天就办，警务站同楼协助；"
        "公安事故档案不妨碍调解损害赔偿（道路交通事故处理程序规定第 84、85 条）。",
    ),
    RuleRow(
        "10",
        "10 劳动争议·欠薪",
        "sy_hrss",
        "sy_pmc",
        5,
        ("sy_justice",),
        "欠薪由劳动保障所主办，法律顾问协助。",
        needs_wage_arrears=True,
    ),
    RuleRow("10", "10 劳动争议", "sy_hrss", "sy_pmc", 5, ("sy_justice",), "劳动争议由劳动保障所主办。"),
    RuleRow("15", "15 物业", "sy_pmc_pro", "sy_pmc_pro", 2, ("sy_property",), "物业纠纷由专业调解办理，物业公司到场。"),
    RuleRow("12", "12 消费", "sy_pmc_pro", "sy_pmc_pro", 2, ("sy_market",), "消费纠纷由专业调解办理，市场监管所协助。"),
    RuleRow("11", "11 旅游", "sy_pmc_pro", "sy_pmc_pro", 2, ("sy_market",), "旅游消费纠纷由专业调解办理。"),
    RuleRow("16", "16 知识产权", "sy_pmc_pro", "sy_pmc_pro", 2, ("sy_market",), "由专业调解接手，市场监管所协助。"),
    RuleRow("17", "17 互联网", "sy_pmc_pro", "sy_pmc_pro", 2, ("sy_market",), "网购等纠纷由专业调解办理。"),
    RuleRow("01", "01 婚姻家庭", "sy_pmc", "sy_pmc", 3, ("sy_women",), "婚姻家庭纠纷由社区调委会调解，妇联协助。"),
    RuleRow("02", "02 邻里", "sy_pmc", "sy_pmc", 3, ("sy_property",), "邻里纠纷由社区调委会就近调解。"),
    RuleRow("03", "03 房屋宅基地", "sy_pmc", "sy_pmc", 3, ("sy_justice",), "由社区调委会接手，确权部分引导至街道。"),
    RuleRow("04", "04 合同", "sy_pmc", "sy_pmc", 3, ("sy_justice",), "合同纠纷由社区调委会调解。"),
    RuleRow("05", "05 生产经营", "sy_pmc", "sy_pmc", 3, ("sy_market",), "商户纠纷由社区调委会调解。"),
    RuleRow("06", "06 损害赔偿", "sy_pmc", "sy_pmc", 3, ("sy_police",), "损害赔偿由社区调委会调解，警务站协助。"),
    RuleRow("07", "07 山林土地", "sy_pmc", "sy_pmc", 3, ("sy_justice",), "由社区调委会接手，权属争议引导至街道。"),
    RuleRow(
        "08", "08 征地拆迁", "sy_pmc", "sy_pmc", 3, ("sy_petition",), "补偿属行政争议，由信访代办引导；分家可调解。"
    ),
    RuleRow("09", "09 环境污染", "sy_pmc", "sy_pmc", 3, ("sy_property",), "油烟、噪声由社区调委会先行调解。"),
    RuleRow("13", "13 医疗", "sy_pmc", "sy_pmc", 3, ("sy_justice",), "社区先登记接手，再送区医调委，不用本人再跑。"),
    RuleRow("99", "99 其他", "sy_pmc", "sy_pmc", 3, ("sy_petition",), "其他民间纠纷由社区调委会先接手。"),
)
