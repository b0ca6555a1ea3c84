"""Children, graduates, the aged and the disabled: who should get something by law and does not."""

from __future__ import annotations

from mediation.discovery.shipped.question import UNLESS_LIKELY, ShippedRule
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

QUESTIONS = (CHILD, GRADUATE, NURSING, LIVING, AGED)
