"""Households and their people, in SQL: the district as it is, before any bureau writes it down."""

from __future__ import annotations

STREETS = (
    "东平街道", "南汇桥街道", "西林街道", "北塘街道", "中和里街道", "青石街道", "长堤街道", "云栖街道", "望江街道",
    "梧桐街道", "白鹭街道", "石桥镇", "河埠镇",
)  # fmt: skip
SURNAMES = "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚"
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰文红建国梅宇浩然子轩梓涵欣怡思雨佳琪晨阳博文嘉懿煜城天翔雨泽俊熙诗婷若曦晓东海燕春生德福长贵淑珍凤菊志远"
    "立新美玲国庆卫东小平爱民永康金花银凤素芬月娥成功振华家兴启明少华云飞雪梅亚男一鸣"
)
#: How likely something is, by the number of a person or household and a word: the same for the same seed.
CHANCE = "CREATE MACRO chance(i, word) AS (hash(i, word, {seed}) % 1000003) / 1000003.0"
PICK = "CREATE MACRO pick(i, word, many) AS (hash(i, word, {seed}) % many)::INTEGER"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKED = "CREATE MACRO checked(digits) AS digits || substr('10X98765432', 1 + (({sum}) % 11), 1)".format(
    sum=" + ".join(f"substr(digits, {place}, 1)::INTEGER * {weight}" for place, weight in enumerate(WEIGHTS, start=1))
)

NEIGHBOURHOODS = """
CREATE TABLE neighbourhoods AS
SELECT i AS n, street_names[1 + i % 13] AS street, street_names[1 + i % 13] || '第' || (1 + i // 13) || '居民区' AS name,
       '990000' || lpad((1 + i % 13)::VARCHAR, 3, '0') || lpad((1 + i // 13)::VARCHAR, 3, '0') AS code
FROM range({neighbourhoods}) t(i), (SELECT {streets}::VARCHAR[] AS street_names)
"""

#: Half of all heads are between 30 and 60; an eighth of the households are old couples.
HOUSEHOLDS = """
CREATE TABLE households AS
SELECT i AS h, pick(i, 'place', {neighbourhoods}) AS n,
       CASE WHEN chance(i, 'old') < 0.12 THEN 66 + pick(i, 'age', 28) ELSE 26 + pick(i, 'age', 36) END AS head_age,
       chance(i, 'spouse') < 0.75 AS has_spouse, chance(i, 'children') AS children, chance(i, 'parent') < 0.22 AS has_parent,
       chance(i, 'elsewhere') < 0.15 AS lives_elsewhere, pick(i, 'surname', 100) AS surname
FROM range({households}) t(i)
"""

MEMBERS = """
CREATE TABLE members AS
WITH slots AS (
    SELECT h, 'head' AS relation, 0 AS slot, head_age AS age FROM households
    UNION ALL SELECT h, 'spouse', 1, head_age + pick(h, 'spouse age', 5) - 2 FROM households WHERE has_spouse
    UNION ALL SELECT h, 'child', 2, head_age - 25 - pick(h, 'first child', 4) FROM households
        WHERE has_spouse AND children < 0.75 AND head_age BETWEEN 29 AND 53
    UNION ALL SELECT h, 'child', 3, head_age - 28 - pick(h, 'second child', 4) FROM households
        WHERE has_spouse AND children < 0.25 AND head_age BETWEEN 32 AND 53
    UNION ALL SELECT h, 'parent', 4, least(head_age + 24 + pick(h, 'parent age', 6), 97) FROM households
        WHERE has_parent AND head_age < 66
), aged AS (
    SELECT s.h, s.relation, s.slot, h.n, h.lives_elsewhere, h.surname, h.h * 8 + s.slot AS pid,
           s.slot = 3 AND chance(s.h, 'twins') < 0.06 AS is_twin,
           DATE '{today}' - (s.age * 365.25)::INTEGER - pick(s.h * 8 + s.slot, 'day', 360) - 1 AS own_birthday
    FROM slots s JOIN households h ON h.h = s.h WHERE s.age >= 0
)
SELECT a.* EXCLUDE (own_birthday, is_twin), coalesce(CASE WHEN a.is_twin THEN t.own_birthday END, a.own_birthday) AS born_on,
       CASE WHEN a.slot IN (0, 1) THEN CASE WHEN (pick(a.h, 'sex', 2) + a.slot) % 2 = 0 THEN 'm' ELSE 'f' END
            ELSE CASE WHEN pick(a.pid, 'sex', 2) = 0 THEN 'm' ELSE 'f' END END AS sex
FROM aged a LEFT JOIN aged t ON t.h = a.h AND t.slot = 2
"""

#: Common surnames are common: the first of the list stands for a fourteenth of all, as in life.
PEOPLE = """
CREATE TABLE people AS
WITH named AS (
    SELECT *, CASE WHEN slot IN (0, 2, 3) THEN surname ELSE pick(pid, 'own surname', 100) END AS rank,
           2 * row_number() OVER (PARTITION BY born_on, sex ORDER BY pid) + (sex = 'm')::INTEGER AS serial
    FROM members
)
SELECT pid, h, slot, relation, n, lives_elsewhere, born_on, sex,
       substr('{surnames}', 1 + (power(rank / 100.0, 1.7) * 100)::INTEGER % 100, 1)
       || substr('{given}', 1 + pick(pid, 'given', {givens}), 1)
       || CASE WHEN chance(pid, 'two') < 0.82 THEN substr('{given}', 1 + pick(pid, 'second', {givens}), 1) ELSE '' END AS name,
       checked('990000' || strftime(born_on, '%Y%m%d') || lpad(serial::VARCHAR, 3, '0')) AS number,
       1 + pick(h, 'lane', 80) || '弄' || (1 + pick(h, 'house', 40)) || '号' || (101 + pick(h, 'flat', 6) * 100) || '室' AS door
FROM named WHERE serial < 1000
"""


def statements(*, seed: int, today: str, households: int, neighbourhoods: int) -> list[str]:
    """What makes the table ``people``, in order."""
    words = {
        "seed": seed,
        "today": today,
        "households": households,
        "neighbourhoods": neighbourhoods,
        "streets": list(STREETS),
        "surnames": SURNAMES[:100],
        "given": GIVEN,
        "givens": len(GIVEN),
    }
    parts = (CHANCE, PICK, CHECKED, NEIGHBOURHOODS, HOUSEHOLDS, MEMBERS, PEOPLE)
    return [part if part is CHECKED else part.format(**words) for part in parts]
