"""The tables of the model, each as the statement that makes it."""

from __future__ import annotations

FEATURES = (
    "name_key", "sound_key", "surname_key", "given_keys", "born_on", "sex", "household", "lives_in",
)  # fmt: skip
DECLARED = (
    "name_key VARCHAR, sound_key VARCHAR, surname_key VARCHAR, given_keys VARCHAR[], born_on DATE, sex VARCHAR, "
    "household VARCHAR, lives_in VARCHAR"
)
LEAST = 0.3
#: One row for each person: from a register of identities where they stand in one, also under what stands for a number.
KNOWN = f"""
CREATE TABLE known AS
SELECT row_number() OVER (ORDER BY subject) AS unique_id,
       {", ".join(f"arg_min({name}, rank) AS {name}" for name in FEATURES)}, subject
FROM persons GROUP BY subject
"""
#: Strays that are alike in everything are one, so that a worker's twelve months are compared once.
LOST = f"""
CREATE TABLE lost AS
SELECT 1000000000 + row_number() OVER (ORDER BY min(place), min(record)) AS unique_id, {", ".join(FEATURES)}, own
FROM strays WHERE name_key IS NOT NULL GROUP BY {", ".join(FEATURES)}, own
"""
#: Who a lost row may be. In a register nobody stands twice: its rows are neither each other's nor anybody's in it.
CANDIDATES = """
CREATE TABLE candidates AS
SELECT p.unique_id_r AS lost, l.own, k.subject, least(p.match_probability, 0.9999999) AS probability
FROM pairs p JOIN known k ON k.unique_id = p.unique_id_l JOIN lost l ON l.unique_id = p.unique_id_r
WHERE l.own IS NULL OR NOT (k.subject LIKE '?%' OR EXISTS (SELECT 1 FROM registered r WHERE r.subject = k.subject))
"""
#: The likeliest person of each lost row; others that are likely too take from it.
RANKED = """
SELECT lost, own, subject, odds / (1 + all_odds) AS probability FROM (
    SELECT *, sum(odds) OVER (PARTITION BY lost) AS all_odds,
           row_number() OVER (PARTITION BY lost ORDER BY odds DESC, subject) AS rank
    FROM (SELECT lost, own, subject, max(probability / (1 - probability)) AS odds FROM {candidates}
          GROUP BY lost, own, subject))
WHERE rank = 1
"""
#: First the rows of registers find their numbers; then whatever is linked to such a row is linked to its number.
RESOLVED = f"CREATE TABLE resolved AS SELECT * FROM ({RANKED}) WHERE probability >= {LEAST}".format(
    candidates="(SELECT * FROM candidates WHERE own IS NOT NULL)"
)
BEST = f"""
CREATE TABLE best AS
SELECT l.{", l.".join(FEATURES)}, l.own, r.subject, r.probability FROM ({RANKED}) r JOIN lost l ON l.unique_id = r.lost
WHERE r.probability >= {LEAST}
""".format(
    candidates="(SELECT c.lost, c.own, coalesce(s.subject, c.subject) AS subject, c.probability "
    "FROM candidates c LEFT JOIN resolved s ON s.own = c.subject)"
)
#: The links of one delivery: what a person decided, else what the model says.
LINKS = f"""
WITH linked AS (
    SELECT s.record, b.subject, b.probability FROM strays s
    JOIN best b ON {" AND ".join(f"s.{name} IS NOT DISTINCT FROM b.{name}" for name in (*FEATURES, "own"))}
    WHERE s.place = ?
)
SELECT v.record, v.subject, 1.0::DOUBLE AS probability FROM verdicts v WHERE v.answer = 'same'
UNION ALL
SELECT l.record, l.subject, l.probability FROM linked l
WHERE NOT EXISTS (
    SELECT 1 FROM verdicts v WHERE v.record = l.record AND (v.answer = 'same' OR v.subject = l.subject))
"""
