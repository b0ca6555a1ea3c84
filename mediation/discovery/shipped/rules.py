"""The rules a centre begins with. Each rests on the article it names; the centre adopts, changes or leaves it.

The texts of law are those known in April 2025, and amounts and ages differ from place to place: whoever approves a rule
compares both with what holds there. Where a rule asks whether somebody does not get something, a row that is only
likely to be theirs counts as theirs (``UNLESS_LIKELY``): better one visit less than one that shames.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mediation.discovery.drafts import BELIEVED, Ground, Reading, RuleDraft
from mediation.discovery.shipped.aged import AGED
from mediation.discovery.shipped.disabled import LIVING, NURSING
from mediation.discovery.shipped.employers import EMPLOYER
from mediation.discovery.shipped.households import GROWN, MEDICAL
from mediation.discovery.shipped.shipped_rule import ShippedRule
from mediation.discovery.shipped.young import CHILD, GRADUATE
from mediation.models.discovery import SubjectKind

RULES: tuple[ShippedRule, ...] = (CHILD, GRADUATE, NURSING, LIVING, AGED, MEDICAL, GROWN, EMPLOYER)
ASSESSMENT = (
    "处理目的限于核实是否需要帮助；只读取本规则列明的字段，分析中不出现姓名、证件号码；结果只生成上门线索，不评分、不画像、"
    "不作任何不利决定；身份仅由承办网格社工逐条说明理由后打开并留痕；线索三十日未办即上报并失效。"
)


@dataclass(frozen=True)
class Shipped:
    """A rule ready to be written as a draft."""

    code: str
    names: tuple[str, str]
    subject_kind: SubjectKind
    draft: RuleDraft


def shipped(review_on: date) -> Sequence[Shipped]:
    """Every rule, to be reviewed on that day."""
    return [Shipped(rule.code, rule.names, rule.subject_kind, _draft(rule, review_on)) for rule in RULES]


def _draft(rule: ShippedRule, review_on: date) -> RuleDraft:
    reads = {
        source: Reading(columns.split(), rule.link_at.get(source, BELIEVED)) for source, columns in rule.reads.items()
    }
    return RuleDraft(
        purpose=rule.purpose,
        legal_basis=rule.legal_basis,
        impact_assessment=ASSESSMENT,
        reads=reads,
        sql=rule.sql,
        grounds=[Ground(*ground) for ground in rule.grounds],
        help=rule.help,
        review_on=review_on,
        may_object=rule.may_object,
        visit_within=rule.visit_within,
    )
