"""Who the papers are about, with the particulars the forms ask for."""

from dataclasses import dataclass
from typing import Any

from mediation.documents.forms.paper import PaperPart

Rows = tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True, kw_only=True)
class Signatory(PaperPart):
    """Who only signs a paper, which then is told no more than that."""

    role: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Individual(PaperPart):
    """自然人: form #1 asks for name, sex, ethnicity, age, occupation, contact, address."""

    role: str  # 申请人, 被申请人, 第三人
    name: str
    sex: str = ""
    ethnicity: str = ""
    age: int | None = None
    occupation: str = ""
    contact: str = ""
    id_number: str = ""
    address: str = ""
    agent: str = ""  # name, relation, extent of the authority

    @property
    def rows(self) -> Rows:
        age = "" if self.age is None else f"{self.age}岁"
        return (
            (("姓名", self.name), ("性别", self.sex), ("民族", self.ethnicity), ("年龄", age)),
            (("职业或职务", self.occupation), ("联系方式", self.contact)),
            *_only_if_filled("身份证件号码", self.id_number),
            (("单位或住址", self.address),),
            *_only_if_filled("代理人", self.agent),
        )

    def as_data(self) -> dict[str, Any]:
        return {"role": self.role, "name": self.name, "rows": self.rows}


@dataclass(frozen=True, kw_only=True)
class Organisation(PaperPart):
    """法人、非法人组织."""

    role: str
    name: str
    credit_code: str = ""
    legal_representative: str = ""  # 法定代表人 or 负责人
    post: str = ""
    contact: str = ""
    address: str = ""
    agent: str = ""

    @property
    def rows(self) -> Rows:
        return (
            (("名称", self.name),),
            *_only_if_filled("统一社会信用代码", self.credit_code),
            (("法定代表人或负责人", self.legal_representative), ("职务", self.post)),
            (("联系方式", self.contact),),
            (("住所", self.address),),
            *_only_if_filled("代理人", self.agent),
        )

    def as_data(self) -> dict[str, Any]:
        return {"role": self.role, "name": self.name, "rows": self.rows}


Party = Individual | Organisation


def _only_if_filled(label: str, value: str) -> Rows:
    return (((label, value),),) if value else ()
