"""Sources as a district's bureaus hold them. A centre declares those it has a basis for; columns may be taken away."""

from __future__ import annotations

from mediation.discovery.columns import Column
from mediation.discovery.sources import Declaration
from mediation.models.discovery import ColumnKind as Kind

PURPOSE = "主动发现困难群众，上门核实，依申请或经同意给予帮助"
BASIS_OF_AID = "社会救助暂行办法（国务院令第649号）；个人信息保护法第13条第1款第3项、第34条"
BASIS_OF_LABOUR = "保障农民工工资支付条例第38条；劳动保障监察条例第11条"

SUBJECT = Column("id_number", Kind.SUBJECT)
NAME = Column("name", Kind.NAME)
BORN = Column("born_on", Kind.DAY)
LIVES = Column("lives_in", Kind.ADDRESS)


def _list(code: str, name: str, bureau: str, *more: Column, replaces: bool = True) -> Declaration:
    """A list of people with their name and birthday, so that rows without a good number can be linked."""
    people = (SUBJECT, NAME, BORN, *more)
    return Declaration(code, name, bureau, PURPOSE, BASIS_OF_AID, people, replaces=replaces, is_linked=True)


DECLARATIONS: tuple[Declaration, ...] = (
    Declaration(
        "residents",
        "实有人口",
        "公安",
        PURPOSE,
        BASIS_OF_AID,
        (
            SUBJECT,
            NAME,
            BORN,
            Column("sex", Kind.CODE),
            Column("household", Kind.HOUSEHOLD, required=True),
            Column("relation", Kind.CODE, required=True),
            LIVES,
            Column("registered_in", Kind.NEIGHBOURHOOD),
            Column("phone", Kind.PHONE),
            Column("left_on", Kind.DAY),
        ),
        replaces=True,
        is_linked=True,
        keeps_identities=True,
    ),
    _list("allowances", "最低生活保障", "民政", LIVES, Column("granted_on", Kind.DAY), Column("reviewed_on", Kind.DAY)),
    _list("child_allowances", "困境儿童基本生活费", "民政", LIVES, Column("granted_on", Kind.DAY)),
    _list("elderly_allowances", "高龄津贴", "民政", LIVES, Column("granted_on", Kind.DAY)),
    _list("relief", "临时救助", "民政", Column("granted_on", Kind.DAY), Column("amount", Kind.AMOUNT), replaces=False),
    _list("graduates", "高校毕业生", "人社", Column("graduates_on", Kind.DAY, required=True)),
    _list(
        "insurance_months",
        "社会保险缴费",
        "人社",
        Column("firm", Kind.FIRM),
        Column("month", Kind.DAY, required=True),
        replaces=False,
    ),
    _list("disabilities", "残疾人证", "残联", LIVES, Column("level", Kind.NUMBER), Column("certified_on", Kind.DAY)),
    _list("disability_subsidies", "残疾人两项补贴", "残联", Column("kind", Kind.CODE), Column("paid_until", Kind.DAY)),
    _list(
        "medical_bills",
        "医疗费用",
        "卫健",
        Column("billed_on", Kind.DAY, required=True),
        Column("own_paid", Kind.AMOUNT, required=True),
        replaces=False,
    ),
    _list("deaths", "死亡登记", "卫健", Column("died_on", Kind.DAY, required=True), replaces=False),
    _list("custody", "服刑与强制隔离戒毒", "司法", Column("starts_on", Kind.DAY), Column("ends_on", Kind.DAY)),
    Declaration(
        "employers",
        "用人单位",
        "人社",
        PURPOSE,
        BASIS_OF_LABOUR,
        (Column("credit_code", Kind.SUBJECT_FIRM), Column("name", Kind.NAME), LIVES),
        replaces=True,
        keeps_identities=True,
    ),
    Declaration(
        "wage_complaints",
        "欠薪投诉（对用人单位）",
        "人社",
        PURPOSE,
        BASIS_OF_LABOUR,
        (
            Column("credit_code", Kind.SUBJECT_FIRM),
            Column("received_on", Kind.DAY, required=True),
            Column("workers", Kind.NUMBER),
        ),
    ),
)
