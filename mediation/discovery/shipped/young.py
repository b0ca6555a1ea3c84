"""Children and graduates: who should get something by law and does not."""

from __future__ import annotations

from mediation.discovery.shipped.shipped_rule import UNLESS_LIKELY, ShippedRule
from mediation.models.discovery import Help

CHILD = ShippedRule(
    code="child_without_allowance",
    names=("父母无力抚养、人户分离、未领生活费的儿童", "Child whose parents cannot provide, without the allowance"),
    purpose="发现事实无人抚养及父母重残、居住地与户籍地不一致而未领取基本生活费的儿童",
    legal_basis=(
        "未成年人保护法（2020）第43条；国务院关于加强困境儿童保障工作的意见（国发〔2016〕36号）；"
        "民政部等关于进一步加强事实无人抚养儿童保障工作的意见（民发〔2019〕62号）"
    ),
    reads={
        "residents": "subject born_on household relation lives_in registered_in left_on",
        "disabilities": "subject level",
        "custody": "subject starts_on ends_on",
        "deaths": "subject",
        "child_allowances": "subject",
    },
    link_at={"child_allowances": UNLESS_LIKELY},
    sql="""
WITH unable AS (
    SELECT d.subject FROM disabilities d WHERE d.level <= 2
    UNION
    SELECT c.subject FROM custody c CROSS JOIN as_of r
    WHERE c.starts_on <= r.today AND c.ends_on >= r.today + INTERVAL 6 MONTH
    UNION
    SELECT x.subject FROM deaths x
), parents AS (
    SELECT p.household, COUNT(*) AS adults, COUNT(u.subject) AS unable
    FROM residents p LEFT JOIN unable u ON u.subject = p.subject
    WHERE p.relation IN ('head', 'spouse') GROUP BY p.household
)
SELECT c.subject, c.lives_in AS neighbourhood, p.unable AS parents_unable, c.registered_in AS registered_in
FROM residents c JOIN parents p ON p.household = c.household CROSS JOIN as_of r
WHERE c.relation = 'child' AND c.born_on > r.today - INTERVAL 18 YEAR AND c.left_on IS NULL
  AND p.adults = 2 AND p.unable = 2 AND c.registered_in <> c.lives_in
  AND NOT EXISTS (SELECT 1 FROM child_allowances a WHERE a.subject = c.subject)
  AND NOT EXISTS (SELECT 1 FROM deaths x WHERE x.subject = c.subject)
""",
    grounds=(
        (
            "parents_unable",
            "同住的父母 {value} 人重度残疾、在押或已去世",
            "{value} parents severely disabled, in custody or dead",
        ),
        ("registered_in", "户籍在别处（{value}），居住在本地", "Registered elsewhere ({value}), living here"),
    ),
    help=Help.CHILD_ALLOWANCE,
    visit_within=3,
)
GRADUATE = ShippedRule(
    code="graduate_of_allowance_family",
    names=("低保家庭的应届或未就业毕业生", "Graduate of a family on allowance, soon or without work"),
    purpose="为低保家庭将毕业或毕业后未参保的学生提供就业帮助，一人一案",
    legal_basis="社会救助暂行办法第42条、第43条；就业促进法第52条",
    reads={
        "residents": "subject household lives_in left_on",
        "allowances": "subject",
        "graduates": "subject graduates_on",
        "insurance_months": "subject month",
        "deaths": "subject",
    },
    link_at={"insurance_months": UNLESS_LIKELY},
    sql="""
WITH poor AS (
    SELECT DISTINCT p.household FROM residents p JOIN allowances a ON a.subject = p.subject
)
SELECT g.subject, p.lives_in AS neighbourhood, g.graduates_on AS graduates_on,
       CASE WHEN g.graduates_on > r.today THEN 'soon' ELSE 'uninsured' END AS situation
FROM graduates g JOIN residents p ON p.subject = g.subject JOIN poor h ON h.household = p.household CROSS JOIN as_of r
WHERE g.graduates_on BETWEEN r.today - INTERVAL 24 MONTH AND r.today + INTERVAL 4 MONTH AND p.left_on IS NULL
  AND NOT EXISTS (
      SELECT 1 FROM insurance_months i WHERE i.subject = g.subject AND i.month >= r.today - INTERVAL 4 MONTH)
  AND NOT EXISTS (SELECT 1 FROM deaths x WHERE x.subject = g.subject)
""",
    grounds=(
        ("graduates_on", "毕业日期 {value}", "Graduates on {value}"),
        (
            "situation",
            "情形：{value}（soon 即将毕业，uninsured 毕业后未参保）",
            "{value}: graduating soon, or uninsured since",
        ),
    ),
    help=Help.JOB,
    may_object=True,
)
