"""The disabled: who should get a subsidy by law and does not."""

from __future__ import annotations

from mediation.discovery.shipped.shipped_rule import UNLESS_LIKELY, ShippedRule
from mediation.models.discovery import Help

NURSING = ShippedRule(
    code="severely_disabled_without_nursing_subsidy",
    names=("重度残疾未领护理补贴", "Severely disabled without the nursing subsidy"),
    purpose="发现符合重度残疾人护理补贴条件而未领取的人",
    legal_basis="国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见（国发〔2015〕52号）；残疾人保障法第48条",
    reads={
        "residents": "subject lives_in left_on",
        "disabilities": "subject level certified_on",
        "disability_subsidies": "subject kind",
        "deaths": "subject",
    },
    link_at={"disability_subsidies": UNLESS_LIKELY, "deaths": UNLESS_LIKELY},
    sql="""
SELECT d.subject, p.lives_in AS neighbourhood, d.level AS level, d.certified_on AS certified_on
FROM disabilities d JOIN residents p ON p.subject = d.subject
WHERE d.level <= 2 AND p.left_on IS NULL
  AND NOT EXISTS (SELECT 1 FROM disability_subsidies s WHERE s.subject = d.subject AND s.kind = 'nursing')
  AND NOT EXISTS (SELECT 1 FROM deaths x WHERE x.subject = d.subject)
""",
    grounds=(
        ("level", "残疾等级 {value} 级", "Disability of level {value}"),
        ("certified_on", "{value} 发证", "Certified on {value}"),
    ),
    help=Help.NURSING_SUBSIDY,
)
LIVING = ShippedRule(
    code="disabled_in_need_without_living_subsidy",
    names=("低保家庭残疾人未领生活补贴", "Disabled in a family on allowance, without the living subsidy"),
    purpose="发现符合困难残疾人生活补贴条件而未领取的人",
    legal_basis="国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见（国发〔2015〕52号）；残疾人保障法第48条",
    reads={
        "residents": "subject household lives_in left_on",
        "allowances": "subject",
        "disabilities": "subject level",
        "disability_subsidies": "subject kind",
        "deaths": "subject",
    },
    link_at={"disability_subsidies": UNLESS_LIKELY, "deaths": UNLESS_LIKELY},
    sql="""
WITH poor AS (
    SELECT DISTINCT p.household FROM residents p JOIN allowances a ON a.subject = p.subject
)
SELECT d.subject, p.lives_in AS neighbourhood, d.level AS level
FROM disabilities d JOIN residents p ON p.subject = d.subject JOIN poor h ON h.household = p.household
WHERE p.left_on IS NULL
  AND NOT EXISTS (SELECT 1 FROM disability_subsidies s WHERE s.subject = d.subject AND s.kind = 'living')
  AND NOT EXISTS (SELECT 1 FROM deaths x WHERE x.subject = d.subject)
""",
    grounds=(("level", "低保家庭，残疾等级 {value} 级", "In a family on allowance, disability of level {value}"),),
    help=Help.LIVING_SUBSIDY,
)
