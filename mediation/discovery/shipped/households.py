"""Households whose need outgrew what they get."""

from __future__ import annotations

from mediation.discovery.shipped.shipped_rule import UNLESS_LIKELY, ShippedRule
from mediation.models.discovery import Help

MEDICAL = ShippedRule(
    code="medical_spending_beyond_means",
    names=("医疗支出超出家庭承受能力而未获救助", "Medical spending beyond what the household can bear, without relief"),
    purpose="发现因病支出过大、未享受低保也未获临时救助的家庭（支出型困难）",
    legal_basis=(
        "社会救助暂行办法第47条；关于加强低收入人口动态监测做好分层分类社会救助工作的意见（国办发〔2023〕39号）；"
        "金额五万元为示例，以当地刚性支出困难家庭认定办法为准"
    ),
    reads={
        "residents": "subject household relation lives_in left_on",
        "medical_bills": "subject billed_on own_paid",
        "allowances": "subject",
        "relief": "subject granted_on",
        "deaths": "subject",
    },
    link_at={"relief": UNLESS_LIKELY, "allowances": UNLESS_LIKELY},
    sql="""
WITH spent AS (
    SELECT p.household, SUM(b.own_paid) AS own_paid
    FROM medical_bills b JOIN residents p ON p.subject = b.subject CROSS JOIN as_of r
    WHERE b.billed_on > r.today - INTERVAL 12 MONTH GROUP BY p.household HAVING SUM(b.own_paid) >= 50000
), helped AS (
    SELECT p.household FROM residents p JOIN allowances a ON a.subject = p.subject
    UNION
    SELECT p.household FROM residents p JOIN relief f ON f.subject = p.subject CROSS JOIN as_of r
    WHERE f.granted_on > r.today - INTERVAL 12 MONTH
)
SELECT p.subject, p.lives_in AS neighbourhood,
       CASE WHEN s.own_paid >= 100000 THEN 100000 ELSE 50000 END AS own_paid_at_least
FROM spent s JOIN residents p ON p.household = s.household
WHERE p.relation = 'head' AND p.left_on IS NULL
  AND NOT EXISTS (SELECT 1 FROM helped h WHERE h.household = p.household)
  AND NOT EXISTS (SELECT 1 FROM deaths x WHERE x.subject = p.subject)
""",
    grounds=(
        (
            "own_paid_at_least",
            "家庭近十二个月自付医疗费 {value} 元以上",
            "The household paid {value} yuan or more in twelve months",
        ),
    ),
    help=Help.RELIEF,
    may_object=True,
)
GROWN = ShippedRule(
    code="allowance_household_with_grown_need",
    names=("低保家庭困难加重", "Household on allowance whose need has grown"),
    purpose="低保家庭上次复核后新增重度残疾人或新生儿的，主动复核以便增发",
    legal_basis="社会救助暂行办法第13条",
    reads={
        "residents": "subject household relation born_on lives_in left_on",
        "allowances": "subject reviewed_on",
        "disabilities": "subject level certified_on",
        "deaths": "subject",
    },
    sql="""
WITH poor AS (
    SELECT p.household, MAX(a.reviewed_on) AS reviewed_on
    FROM residents p JOIN allowances a ON a.subject = p.subject GROUP BY p.household
), changes AS (
    SELECT h.household, 'disability' AS change, h.reviewed_on
    FROM poor h JOIN residents p ON p.household = h.household JOIN disabilities d ON d.subject = p.subject
    WHERE d.level <= 2 AND d.certified_on > h.reviewed_on
    UNION
    SELECT h.household, 'birth' AS change, h.reviewed_on
    FROM poor h JOIN residents p ON p.household = h.household WHERE p.born_on > h.reviewed_on
)
SELECT p.subject, p.lives_in AS neighbourhood, MIN(c.change) AS change, MAX(c.reviewed_on) AS reviewed_on
FROM changes c JOIN residents p ON p.household = c.household
WHERE p.relation = 'head' AND p.left_on IS NULL
  AND NOT EXISTS (SELECT 1 FROM deaths x WHERE x.subject = p.subject)
GROUP BY p.subject, p.lives_in
""",
    grounds=(
        ("change", "上次复核后的变化：{value}（disability 新增重残，birth 新生儿）", "Since the last review: {value}"),
        ("reviewed_on", "上次复核 {value}", "Last reviewed on {value}"),
    ),
    help=Help.ALLOWANCE,
)
