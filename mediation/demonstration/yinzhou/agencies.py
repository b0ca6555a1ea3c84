"""Who serves at Yinzhou: resident, on the rota, on call; mediating bodies and services."""

from mediation.demonstration.tables import AgencyRow, body, called_in, service
from windows.models import Presence

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
