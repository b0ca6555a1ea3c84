"""The aged: who should get the allowance of their age and does not."""

from __future__ import annotations

from mediation.discovery.shipped.shipped_rule import UNLESS_LIKELY, ShippedRule
from mediation.models.discovery import Help

AGED = ShippedRule(
    code="aged_without_allowance",
    names=("八十周岁以上未领高龄津贴", "Eighty and older without the allowance for the aged"),
    purpose="发现符合高龄津贴条件而未领取的老年人",
    legal_basis="老年人权益保障法（2018）第33条；当地高龄津贴规定",
    reads={
        "residents": "subject born_on lives_in registered_in left_on",
        "elderly_allowances": "subject",
        "deaths": "subject",
    },
    link_at={"elderly_allowances": UNLESS_LIKELY, "deaths": UNLESS_LIKELY},
    sql="""
SELECT p.subject, p.lives_in AS neighbourhood, p.born_on AS born_on
FROM residents p CROSS JOIN as_of r
WHERE p.born_on <= r.today - INTERVAL 80 YEAR AND p.left_on IS NULL AND p.registered_in = p.lives_in
  AND NOT EXISTS (SELECT 1 FROM elderly_allowances a WHERE a.subject = p.subject)
  AND NOT EXISTS (SELECT 1 FROM deaths x WHERE x.subject = p.subject)
""",
    grounds=(("born_on", "{value} 出生，户籍在本地", "Born on {value}, registered here"),),
    help=Help.ELDERLY_ALLOWANCE,
)
