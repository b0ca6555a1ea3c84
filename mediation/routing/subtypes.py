"""Subtypes of the categories of disputes.

The categories are the official ones; subtypes follow common practice and the causes of action of the Civil Code.
A centre may route by subtype, and an older return of the ministry may be made from them (农村 村务管理, 电子商务).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mediation.models import Category


@dataclass(frozen=True)
class Subtype:
    """``chinese`` and ``initials`` are what is typed; ``hint`` tells it from what is easily mistaken for it."""

    category: Category
    code: str
    name: Promise
    chinese: str
    initials: str
    hint: Promise | str = ""


def _in(category: Category, *rows: tuple[str, Promise, str, str]) -> Iterator[Subtype]:
    return (Subtype(category, *row) for row in rows)


SUBTYPES: tuple[Subtype, ...] = (
    *_in(
        Category.MARRIAGE_FAMILY,
        ("divorce", _("divorce"), "离婚", "lh"),
        ("bride_price", _("bride price"), "彩礼", "cl"),
        ("child_support", _("custody and support of children"), "抚养", "fy"),
        ("parent_support", _("support of parents"), "赡养", "sy"),
        ("spousal_support", _("support between spouses"), "扶养", "fy"),
        ("inheritance", _("inheritance"), "继承", "jc"),
        ("family_property", _("division of family property"), "分家析产", "fjxc"),
        ("cohabitation", _("cohabitation and feelings"), "同居情感", "tjqg"),
        ("domestic_violence", _("domestic violence"), "家庭暴力", "jtbl"),
    ),
    *_in(
        Category.NEIGHBOUR,
        ("light_and_air", _("light and air"), "通风采光", "tfcg"),
        ("leak", _("drains and leaks"), "漏水排水", "lsps"),
        ("passage", _("right of way"), "通行", "tx"),
        ("noise", _("noise"), "噪音", "zy"),
        ("pets", _("pets"), "宠物", "cw"),
        ("common_space", _("use of common space"), "公共部位占用", "ggbwzy"),
        ("boundary", _("boundary"), "地界", "dj"),
    ),
    *_in(
        Category.HOUSING_HOMESTEAD,
        ("homestead", _("use and boundary of a homestead"), "宅基地", "zjd"),
        ("building", _("building a house"), "建房", "jf"),
        ("house_sale", _("sale of a house"), "房屋买卖", "fwmm"),
        ("house_letting", _("letting of a house"), "房屋租赁", "fwzl"),
        ("title", _("title to a house"), "权属", "qs"),
    ),
    *_in(
        Category.CONTRACT,
        ("loan", _("loan between people"), "民间借贷", "mjjd"),
        ("sale", _("sale of goods"), "买卖", "mm"),
        ("lease", _("lease"), "租赁", "zl"),
        ("works", _("works and decoration"), "承揽装修", "clzx"),
        ("construction", _("construction contract"), "建设工程", "jsgc"),
        ("insurance", _("insurance contract"), "保险", "bx"),
        ("finance", _("bank and credit"), "金融", "jr"),
    ),
    Subtype(
        Category.CONTRACT,
        "service",
        _("paid service"),
        "劳务",
        "lw",
        _("not employed: hired for one job and paid for it; it may go to court at once"),
    ),
    *_in(
        Category.BUSINESS_OPERATION,
        ("farm_supplies", _("farm supplies"), "农资", "nz"),
        ("water_and_power", _("water and power"), "用水用电", "ysyd"),
        ("business_contracting", _("contracted operation"), "承包经营", "cbjy"),
        ("partnership", _("partnership"), "合伙", "hh"),
        ("traders", _("between traders"), "商户", "sh"),
    ),
    *_in(
        Category.TORT,
        ("personal_injury", _("personal injury"), "人身损害", "rssh"),
        ("property_damage", _("damage to property"), "财产损害", "ccsh"),
        ("death", _("unnatural death"), "非正常死亡", "fzcsw"),
        ("school_injury", _("injury at school"), "校园伤害", "xysh"),
        ("falling_object", _("object thrown or fallen"), "高空抛物", "gkpw"),
        ("animal", _("harm by an animal"), "动物致害", "dwzh"),
        ("service_injury", _("injury at work without employment"), "雇佣受伤", "gyss"),
        ("reputation", _("reputation and privacy"), "名誉隐私", "myys"),
    ),
    *_in(
        Category.FOREST_LAND,
        ("forest", _("forest rights"), "林权", "lq"),
        ("land_contract", _("contracted land"), "土地承包", "tdcb"),
        ("land_transfer", _("transfer of land use"), "土地流转", "tdlz"),
        ("grassland", _("grassland"), "草场", "cc"),
        ("water_use", _("use of water"), "水事", "ss"),
    ),
    *_in(
        Category.EXPROPRIATION,
        ("compensation", _("standard of compensation"), "补偿标准", "bcbz"),
        ("resettlement", _("resettlement"), "安置", "az"),
        ("crops", _("standing crops"), "青苗", "qm"),
        ("shares_in_family", _("shares within the family"), "家庭内分配", "jtnfp"),
    ),
    *_in(
        Category.ENVIRONMENT,
        ("industrial_noise", _("noise of works and shops"), "噪声", "zs"),
        ("fumes", _("fumes"), "油烟", "yy"),
        ("waste_water", _("polluted water"), "污水", "ws"),
        ("waste_gas", _("polluted air"), "废气", "fq"),
        ("solid_waste", _("solid waste"), "固废", "gf"),
    ),
    *_in(
        Category.LABOUR,
        ("unpaid_wages", _("unpaid wages"), "欠薪", "qx"),
        ("work_injury", _("injury at work"), "工伤", "gs"),
        ("social_insurance", _("social insurance"), "社保", "sb"),
        ("dismissal", _("dismissal and severance pay"), "解除经济补偿", "jcjjbc"),
        ("overtime", _("overtime"), "加班", "jb"),
        ("employment", _("whether there is employment"), "确认劳动关系", "qrldgx"),
        ("platform_work", _("work for platforms"), "新业态", "xyt"),
    ),
    *_in(
        Category.TOURISM,
        ("tour_contract", _("tour contract"), "旅游合同", "lyht"),
        ("tour_shopping", _("shopping on a tour"), "旅游购物", "lygw"),
        ("tour_service", _("quality of a tour"), "旅游服务质量", "lyfwzl"),
    ),
    *_in(
        Category.CONSUMER,
        ("product", _("quality of goods"), "产品质量", "cpzl"),
        ("consumer_service", _("quality of services"), "服务质量", "fwzl"),
        ("prepaid_card", _("prepaid card"), "预付卡", "yfk"),
        ("e_commerce", _("electronic commerce"), "电子商务", "dzsw"),
        ("food", _("food"), "食品", "sp"),
    ),
    *_in(
        Category.MEDICAL,
        ("treatment", _("harm by treatment"), "诊疗损害", "zlsh"),
        ("medical_product", _("medical product"), "医疗产品", "ylcp"),
        ("informing", _("informing the patient"), "告知", "gz"),
        ("medical_fees", _("medical fees"), "医疗费用", "ylfy"),
    ),
    *_in(
        Category.TRAFFIC,
        ("motor_vehicles", _("motor vehicles"), "机动车", "jdc"),
        ("motor_pedestrian", _("motor vehicle against somebody on foot"), "机动车行人", "jdcxr"),
        ("motor_non_motor", _("motor vehicle against bicycle or e-bike"), "机动车非机动车", "jdcfjdc"),
        ("non_motor", _("bicycles and e-bikes"), "非机动车", "fjdc"),
        ("non_motor_pedestrian", _("bicycle or e-bike against somebody on foot"), "非机动车行人", "fjdcxr"),
    ),
    *_in(
        Category.PROPERTY_MANAGEMENT,
        ("management_fee", _("management fee"), "物业费", "wyf"),
        ("management_quality", _("quality of management"), "物业服务质量", "wyfwzl"),
        ("parking", _("parking"), "停车", "tc"),
        ("repair_fund", _("repair fund"), "维修资金", "wxzj"),
        ("owners_committee", _("owners' committee"), "业委会", "ywh"),
    ),
    *_in(
        Category.INTELLECTUAL_PROPERTY,
        ("trade_mark", _("trade mark"), "商标", "sb"),
        ("copyright", _("copyright"), "著作权", "zzq"),
        ("patent", _("patent"), "专利", "zl"),
    ),
    *_in(
        Category.INTERNET,
        ("platform", _("dispute with a platform"), "平台", "pt"),
        ("online_shopping", _("online shopping"), "网购", "wg"),
        ("live_streaming", _("live streaming"), "直播", "zb"),
        ("online_tort", _("harm done online"), "网络侵权", "wlqq"),
    ),
    *_in(
        Category.OTHER,
        ("village_affairs", _("village affairs"), "村务管理", "cwgl"),
        ("military", _("soldiers and veterans"), "涉军", "sj"),
        ("litigation", _("about a court's proceedings"), "涉法涉诉", "sfss"),
        ("religion", _("religion"), "宗教", "zj"),
    ),
)

BY_CATEGORY: dict[Category, dict[str, Subtype]] = {
    category: {subtype.code: subtype for subtype in SUBTYPES if subtype.category == category} for category in Category
}


def is_known(category: str, subtype: str) -> bool:
    return not subtype or subtype in BY_CATEGORY[Category(category)]


def name_of(category: str, subtype: str) -> Promise | str:
    """What a case is about, in words: the subtype where one is known, else the category."""
    if not category:
        return ""
    known = BY_CATEGORY[Category(category)].get(subtype)
    return known.name if known else Category(category).label
