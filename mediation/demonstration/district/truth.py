"""What is so in the district: who is disabled, dead, on an allowance, who is entitled to what, and who was missed.

Whoever is entitled gets it, but for the few that are to be found: ``needles``, one row for each rule and person. What
comes near a rule without meeting it is there too: the dead, those who left, firms with complaints that pay on.
"""

from __future__ import annotations

PARTS: tuple[str, ...] = (
    # The few households of the report: two severely disabled parents, a child, registered somewhere else.
    """
    CREATE TABLE like_xiaojie AS
    SELECT c.h, min(c.pid) AS pid, row_number() OVER (ORDER BY hash(c.h, 'xiaojie', {seed})) AS place
    FROM people c JOIN people f ON f.h = c.h AND f.slot = 0 JOIN people m ON m.h = c.h AND m.slot = 1
    WHERE c.relation = 'child' AND c.born_on BETWEEN DATE '{today}' - INTERVAL 15 YEAR AND DATE '{today}' - INTERVAL 2 YEAR
      AND c.slot = 2 AND NOT EXISTS (SELECT 1 FROM people t WHERE t.h = c.h AND t.slot = 3)
    GROUP BY c.h QUALIFY place <= {children} * 2
    """,
    """
    CREATE TABLE gone AS
    SELECT pid, CASE WHEN chance(pid, 'died') < 0.5 THEN 'died' ELSE 'left' END AS how,
           DATE '{today}' - 20 - pick(pid, 'gone', 300) AS gone_on
    FROM people WHERE born_on < DATE '{today}' - INTERVAL 60 YEAR AND chance(pid, 'gone') < 0.04
    """,
    """
    CREATE TABLE registered AS
    SELECT p.pid, p.h, p.lives_elsewhere OR x.h IS NOT NULL AS elsewhere
    FROM people p LEFT JOIN like_xiaojie x ON x.h = p.h
    """,
    """
    CREATE TABLE custody AS
    SELECT pid, DATE '{today}' - 400 - pick(pid, 'since', 300) AS starts_on, DATE '{today}' + 300 AS ends_on
    FROM people WHERE slot IN (0, 1) AND chance(pid, 'custody') < 0.002
    """,
    # Allowances: so many households that as many people have one as in the report; some with a child that graduates.
    """
    CREATE TABLE poor AS
    WITH graduating AS (
        SELECT DISTINCT h, hash(h, 'graduating', {seed}) AS rank FROM people
        WHERE relation = 'child' AND born_on BETWEEN DATE '{today}' - INTERVAL 24 YEAR AND DATE '{today}' - INTERVAL 21 YEAR
    ), chosen AS (
        (SELECT h FROM graduating ORDER BY rank LIMIT {graduates} * 2)
        UNION SELECT h FROM households WHERE chance(h, 'poor') < 0.0055
    )
    SELECT c.h, greatest(DATE '{today}' - 200 - pick(c.h, 'review', 200), coalesce(max(p.born_on) + 5, DATE '2000-01-01'))
           AS reviewed_on
    FROM chosen c JOIN people p ON p.h = c.h WHERE c.h NOT IN (SELECT h FROM like_xiaojie) GROUP BY c.h
    """,
    """
    CREATE TABLE grown AS
    SELECT p.h, min(p.pid) AS pid FROM poor JOIN people p USING (h)
    WHERE p.slot = 0 AND p.pid NOT IN (SELECT pid FROM gone)
    GROUP BY p.h ORDER BY hash(p.h, 'grown', {seed}) LIMIT {others}
    """,
    """
    CREATE TABLE disabled AS
    SELECT p.pid, p.h, CASE WHEN x.h IS NOT NULL AND p.slot IN (0, 1) THEN 1 + pick(p.pid, 'level', 2)
                            WHEN g.pid IS NOT NULL THEN 2 ELSE 1 + pick(p.pid, 'level', 4) END AS level,
           CASE WHEN g.pid IS NOT NULL THEN DATE '{today}' - 40 ELSE DATE '{today}' - 800 - pick(p.pid, 'since', 4000) END
           AS certified_on
    FROM people p LEFT JOIN like_xiaojie x ON x.h = p.h LEFT JOIN grown g ON g.pid = p.pid
    WHERE (x.h IS NOT NULL AND p.slot IN (0, 1)) OR g.pid IS NOT NULL OR chance(p.pid, 'disabled') < 0.035
    """,
    # Who is entitled, with the place in which the few are taken from them.
    """
    CREATE TABLE entitled AS
    WITH present AS (SELECT p.* FROM people p WHERE p.pid NOT IN (SELECT pid FROM gone)),
    unable AS (
        SELECT pid FROM disabled WHERE level <= 2
        UNION SELECT pid FROM custody UNION SELECT pid FROM gone WHERE how = 'died'
    )
    SELECT 'child_without_allowance' AS rule, c.pid FROM present c JOIN registered r ON r.pid = c.pid
    JOIN people f ON f.h = c.h AND f.slot = 0 JOIN people m ON m.h = c.h AND m.slot = 1
    WHERE c.relation = 'child' AND c.born_on > DATE '{today}' - INTERVAL 18 YEAR AND r.elsewhere
      AND f.pid IN (SELECT pid FROM unable) AND m.pid IN (SELECT pid FROM unable)
    UNION ALL
    SELECT 'severely_disabled_without_nursing_subsidy', d.pid FROM disabled d JOIN present USING (pid) WHERE d.level <= 2
    UNION ALL
    SELECT 'disabled_in_need_without_living_subsidy', d.pid FROM disabled d JOIN present p USING (pid)
    JOIN poor ON poor.h = p.h
    UNION ALL
    SELECT 'aged_without_allowance', p.pid FROM present p JOIN registered r USING (pid)
    WHERE NOT r.elsewhere AND p.born_on <= DATE '{today}' - INTERVAL 80 YEAR
    UNION ALL
    SELECT 'graduate_of_allowance_family', p.pid FROM present p JOIN poor ON poor.h = p.h
    WHERE p.relation = 'child' AND p.born_on BETWEEN DATE '{today}' - INTERVAL 24 YEAR AND DATE '{today}' - INTERVAL 21 YEAR
    UNION ALL
    SELECT 'medical_spending_beyond_means', p.pid FROM present p
    WHERE p.slot = 0 AND p.h NOT IN (SELECT h FROM poor) AND chance(p.h, 'very ill') < {ill}
    UNION ALL
    SELECT 'allowance_household_with_grown_need', pid FROM grown
    """,
    """
    CREATE TABLE needles AS
    WITH wanted AS (
        SELECT * FROM (VALUES ('child_without_allowance', {children}), ('graduate_of_allowance_family', {graduates}),
            ('severely_disabled_without_nursing_subsidy', {others}), ('disabled_in_need_without_living_subsidy', {others}),
            ('aged_without_allowance', {others}), ('medical_spending_beyond_means', {others}),
            ('allowance_household_with_grown_need', {others})) t(rule, many)
    )
    SELECT e.rule, e.pid FROM entitled e JOIN wanted w USING (rule)
    QUALIFY row_number() OVER (
        PARTITION BY e.rule ORDER BY e.pid NOT IN (SELECT pid FROM like_xiaojie), hash(e.pid, 'missed', {seed})) <= w.many
    """,
    """
    CREATE TABLE helped AS
    SELECT e.* FROM entitled e ANTI JOIN needles n ON n.rule = e.rule AND n.pid = e.pid
    """,
    # Work: whoever of a poor family has graduated and is not to be found has work, in a firm that pays.
    """
    CREATE TABLE workers AS
    SELECT p.pid, 2 * {stopping} + pick(p.pid, 'firm', {firms} - 2 * {stopping}) AS firm FROM people p
    WHERE p.pid IN (SELECT pid FROM helped WHERE rule = 'graduate_of_allowance_family')
       OR (p.born_on BETWEEN DATE '{today}' - INTERVAL 60 YEAR AND DATE '{today}' - INTERVAL 25 YEAR
           AND chance(p.pid, 'works') < 0.6 AND p.pid NOT IN (SELECT pid FROM gone))
    """,
    """
    UPDATE workers SET firm = (hash(workers.pid, 'stopping', {seed}) % (2 * {stopping}))::INTEGER
    WHERE pid IN (
        SELECT p.pid FROM people p JOIN workers w ON w.pid = p.pid
        WHERE p.born_on < DATE '{today}' - INTERVAL 26 YEAR ORDER BY hash(p.pid, 'of firm', {seed}) LIMIT {stopping} * 16)
    """,
)


def statements(**words: object) -> list[str]:
    """What makes the tables of the truth, in order."""
    return [part.format(**words) for part in PARTS]
