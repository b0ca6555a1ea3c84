"""What bureaus write down of the district: one query a source."""

from __future__ import annotations

_PERSON = (
    "written(p.number, {key}) AS id_number, heard(p.name, {key}) AS name, slipped(p.born_on, {key})::DATE AS born_on"
)


def _person(word: str, row: str = "p.pid") -> str:
    """The columns that tell who a row is about; ``word`` makes the slips of one source its own."""
    return _PERSON.format(key=f"hash({row}, '{word}')")


def _address(word: str) -> str:
    return f"(SELECT b.name FROM neighbourhoods b WHERE b.n = lived(p.n, hash(p.pid, '{word}'))) || p.door AS lives_in"


def _helped(rule: str) -> str:
    return f"JOIN helped e ON e.pid = p.pid AND e.rule = '{rule}'"


#: Source → (how many months its file covers, its rows). Times and amounts differ from person to person.
SOURCES: dict[str, str] = {
    "residents": f"""
        SELECT {_person("residents")}, p.sex, 'H' || p.h AS household, p.relation, b.name || p.door AS lives_in,
               CASE WHEN r.elsewhere THEN '980000001001' ELSE b.code END AS registered_in,
               '1' || lpad((p.pid % 10000000000)::VARCHAR, 10, '0') AS phone,
               CASE WHEN g.how = 'left' THEN g.gone_on::DATE END AS left_on
        FROM people p JOIN registered r ON r.pid = p.pid JOIN neighbourhoods b ON b.n = p.n LEFT JOIN gone g ON g.pid = p.pid
    """,
    "allowances": f"""
        SELECT {_person("allowances")}, {_address("allowances")}, DATE '{{today}}' - 900 AS granted_on,
               o.reviewed_on::DATE AS reviewed_on
        FROM people p JOIN poor o ON o.h = p.h
        WHERE p.born_on <= o.reviewed_on AND p.pid NOT IN (SELECT pid FROM gone)
    """,
    "child_allowances": f"""
        SELECT {_person("child")}, {_address("child")}, DATE '{{today}}' - 300 AS granted_on
        FROM people p {_helped("child_without_allowance")}
    """,
    "elderly_allowances": f"""
        SELECT {_person("elderly")}, {_address("elderly")}, DATE '{{today}}' - 100 AS granted_on
        FROM people p {_helped("aged_without_allowance")}
    """,
    "relief": f"""
        SELECT {_person("relief")}, DATE '{{today}}' - 10 - pick(p.pid, 'relief', 300) AS granted_on,
               3000 + pick(p.pid, 'sum', 5000) AS amount
        FROM people p {_helped("medical_spending_beyond_means")}
    """,
    "graduates": f"""
        SELECT {_person("graduates")},
               CASE WHEN pick(p.pid, 'graduates', 3) = 0 THEN DATE '{{today}}' + 50 ELSE DATE '{{today}}' - 146 END AS graduates_on
        FROM people p
        WHERE p.relation = 'child' AND p.born_on BETWEEN DATE '{{today}}' - INTERVAL 24 YEAR AND DATE '{{today}}' - INTERVAL 21 YEAR
    """,
    "disabilities": f"""
        SELECT {_person("disabilities")}, {_address("disabilities")}, d.level, d.certified_on::DATE AS certified_on
        FROM people p JOIN disabled d ON d.pid = p.pid
    """,
    "disability_subsidies": f"""
        SELECT {_person("nursing")}, 'nursing' AS kind, DATE '{{today}}' + 30 AS paid_until
        FROM people p {_helped("severely_disabled_without_nursing_subsidy")}
        UNION ALL
        SELECT {_person("living")}, 'living' AS kind, DATE '{{today}}' + 30 AS paid_until
        FROM people p {_helped("disabled_in_need_without_living_subsidy")}
    """,
    "medical_bills": f"""
        SELECT {_person("bills", "p.pid * 32 + i")}, DATE '{{today}}' - 5 - pick(p.pid * 32 + i, 'billed', 700) AS billed_on,
               20 + pick(p.pid * 32 + i, 'paid', 780) AS own_paid
        FROM people p, range(3) t(i)
        UNION ALL
        SELECT {_person("ill", "p.pid * 32 + i")}, DATE '{{today}}' - 5 - pick(p.pid * 32 + i, 'billed', 340) AS billed_on,
               6000 + pick(p.pid, 'very ill', 6000) AS own_paid
        FROM people p JOIN entitled e ON e.pid = p.pid AND e.rule = 'medical_spending_beyond_means', range(11) t(i)
    """,
    "deaths": f"""
        SELECT {_person("deaths")}, g.gone_on::DATE AS died_on FROM people p JOIN gone g ON g.pid = p.pid WHERE g.how = 'died'
    """,
    "custody": f"""
        SELECT {_person("custody")}, c.starts_on::DATE AS starts_on, c.ends_on::DATE AS ends_on
        FROM people p JOIN custody c ON c.pid = p.pid
    """,
    "employers": """
        SELECT f.code AS credit_code, '第' || f.firm || '示例公司' AS name, b.name || '1号' AS lives_in
        FROM firms f JOIN neighbourhoods b ON b.n = pick(f.firm, 'seat', {neighbourhoods})
    """,
    # Firms 0 to {stopping}: complaints, and insurance that stops. As many more have complaints and pay on; and so on.
    "wage_complaints": """
        SELECT f.code AS credit_code, DATE '{today}' - 3 - pick(f.firm * 8 + i, 'complaint', 80) AS received_on,
               1 + pick(f.firm * 8 + i, 'workers', 9) AS workers
        FROM firms f, range(3) t(i) WHERE f.firm < 2 * {stopping}
    """,
    "insurance_months": f"""
        SELECT {_person("insurance", "p.pid * 64 + i")}, f.code AS firm,
               (date_trunc('month', DATE '{{today}}') - i * INTERVAL 1 MONTH)::DATE AS month
        FROM workers w JOIN people p ON p.pid = w.pid JOIN firms f ON f.firm = w.firm, range({{months}}) t(i)
        WHERE NOT (w.firm < {{stopping}} AND i < 4)
    """,
}
