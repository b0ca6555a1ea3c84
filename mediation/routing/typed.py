"""Categories and their subtypes as a clerk finds them: by name, or by the first letters of its pinyin."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mediation.models import Category
from mediation.routing.subtypes import SUBTYPES


@dataclass(frozen=True)
class Choice:
    """One line of the list under the category field; without ``subtype`` the category as a whole."""

    category: Category
    subtype: str
    name: Promise | str
    hint: Promise | str = ""


# What people at the window say for each category, and its letters.
TYPED: dict[Category, tuple[str, str]] = {
    Category.MARRIAGE_FAMILY: ("婚姻家庭", "hyjt"),
    Category.NEIGHBOUR: ("邻里", "ll"),
    Category.HOUSING_HOMESTEAD: ("房屋宅基地", "fwzjd"),
    Category.CONTRACT: ("合同", "ht"),
    Category.BUSINESS_OPERATION: ("生产经营", "scjy"),
    Category.TORT: ("损害赔偿", "shpc"),
    Category.FOREST_LAND: ("山林土地", "sltd"),
    Category.EXPROPRIATION: ("征地拆迁", "zdcq"),
    Category.ENVIRONMENT: ("环境污染", "hjwr"),
    Category.LABOUR: ("劳动争议", "ldzy"),
    Category.TOURISM: ("旅游", "ly"),
    Category.CONSUMER: ("消费", "xf"),
    Category.MEDICAL: ("医疗", "yl"),
    Category.TRAFFIC: ("道路交通事故", "dljtsg"),
    Category.PROPERTY_MANAGEMENT: ("物业管理", "wygl"),
    Category.INTELLECTUAL_PROPERTY: ("知识产权", "zscq"),
    Category.INTERNET: ("互联网", "hlw"),
    Category.OTHER: ("其他", "qt"),
}

# 劳动 or 劳务: typed `lw`, both are offered with the difference in words.
ALSO_TYPED: dict[Category, tuple[str, ...]] = {Category.LABOUR: ("lw", "劳务")}

HINTS: dict[Category, Promise] = {
    Category.LABOUR: _("employed: the employer directs the work and pays wages; arbitration comes before court")
}


def look_up(typed: str) -> list[Choice]:
    """What may be meant by ``ldzy``, ``lw``, ``欠薪`` or ``10``: whole categories first, then what begins so."""
    wanted = typed.strip().lower()
    if not wanted:
        return []
    categories = [
        Choice(category, "", category.label, HINTS.get(category, ""))
        for category in Category
        if _begins(wanted, (category.value, *TYPED[category], *ALSO_TYPED.get(category, ())))
    ]
    subtypes = [
        Choice(subtype.category, subtype.code, subtype.name, subtype.hint)
        for subtype in SUBTYPES
        if _begins(wanted, (subtype.chinese, subtype.initials))
    ]
    return categories + subtypes


def _begins(wanted: str, names: Iterable[str]) -> bool:
    return any(name.startswith(wanted) for name in names)
