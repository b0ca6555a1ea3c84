"""Firms that stop paying: leads on the firm alone."""

from __future__ import annotations

from mediation.discovery.shipped.shipped_rule import UNLESS_LIKELY, ShippedRule
from mediation.models.discovery import Help, SubjectKind

EMPLOYER = ShippedRule(
    code="employer_that_stops_paying",
    names=("停缴社保且有欠薪投诉的用人单位", "Employer whose workers' insurance stops while complaints arrive"),
    purpose="向劳动保障监察提示欠薪风险，早到现场；线索是单位，不是投诉人",
    legal_basis="保障农民工工资支付条例第38条；劳动保障监察条例第11条",
    reads={
        "employers": "subject lives_in",
        "wage_complaints": "subject received_on workers",
        "insurance_months": "subject firm month",
    },
    sql="""
WITH complained AS (
    SELECT w.subject, COUNT(*) AS complaints FROM wage_complaints w CROSS JOIN as_of r
    WHERE w.received_on > r.today - INTERVAL 90 DAY GROUP BY w.subject HAVING COUNT(*) >= 2
), insured AS (
    SELECT i.firm,
           COUNT(DISTINCT CASE WHEN i.month > r.today - INTERVAL 2 MONTH THEN i.subject END) AS lately,
           COUNT(DISTINCT CASE WHEN i.month <= r.today - INTERVAL 4 MONTH THEN i.subject END) AS before
    FROM insurance_months i JOIN complained c ON c.subject = i.firm CROSS JOIN as_of r
    WHERE i.month > r.today - INTERVAL 7 MONTH GROUP BY i.firm
)
SELECT e.subject, e.lives_in AS neighbourhood, c.complaints AS complaints
FROM employers e JOIN complained c ON c.subject = e.subject JOIN insured s ON s.firm = e.subject
WHERE s.before >= 3 AND s.lately * 2 < s.before
""",
    grounds=(
        (
            "complaints",
            "近九十日 {value} 件欠薪投诉，参保人数减半以上",
            "{value} complaints in 90 days; insured workers halved",
        ),
    ),
    help=Help.WAGES,
    link_at={"insurance_months": UNLESS_LIKELY},
    subject_kind=SubjectKind.FIRM,
    visit_within=2,
)
