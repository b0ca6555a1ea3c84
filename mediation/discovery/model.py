"""The model by which rows without a number are linked: what is compared, and how much each agreement weighs.

The weights begin as what is known of such files (``m``: how often two rows of one person agree; ``u``: how often two
rows of different people do). Where a pool is large enough Splink learns both from the rows themselves, without labels.
"""

from __future__ import annotations

import logging
from typing import Any

import duckdb
import splink.comparison_level_library as levels
import splink.comparison_library as comparisons
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

FEATURES = (
    "name_key", "sound_key", "surname_key", "given_keys", "born_on", "sex", "household", "lives_in",
)  # fmt: skip
DECLARED = (
    "name_key VARCHAR, sound_key VARCHAR, surname_key VARCHAR, given_keys VARCHAR[], born_on DATE, sex VARCHAR, "
    "household VARCHAR, lives_in VARCHAR"
)
ENOUGH_PAIRS = 2_000_000  # to learn from how often different people agree
ENOUGH_LOST = 20_000  # rows, to learn from how often one person's rows do
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


def link(connection: duckdb.DuckDBPyConnection) -> None:
    """From the tables ``known`` and ``lost`` make the table ``best``: for a lost row its person, with a probability."""
    counts = [_count(connection, table) for table in ("known", "lost")]
    logging.getLogger("splink").setLevel(logging.ERROR)
    if all(counts):
        pairs = _pairs(connection, known=counts[0], lost=counts[1])
        connection.execute(f"CREATE TABLE pairs AS SELECT * FROM {pairs}")
    else:
        connection.execute("CREATE TABLE pairs (unique_id_l BIGINT, unique_id_r BIGINT, match_probability DOUBLE)")
    for statement in (CANDIDATES, RESOLVED, BEST):
        connection.execute(statement)


def _pairs(connection: duckdb.DuckDBPyConnection, *, known: int, lost: int) -> str:
    database = DuckDBAPI(connection)
    names = ("unique_id", *FEATURES)
    for table in ("known", "lost"):
        connection.execute(f"CREATE VIEW {table}_features AS SELECT {', '.join(names)} FROM {table}")
    frames = [database.register(f"{table}_features", dataset_display_name=table) for table in ("known", "lost")]
    linker = Linker(frames, _settings(known), log_level=None)
    if known * lost >= ENOUGH_PAIRS:
        linker.training.estimate_u_using_random_sampling(max_pairs=ENOUGH_PAIRS, seed=1)
    if lost >= ENOUGH_LOST:
        for blocking in (block_on("name_key", "born_on"), block_on("born_on", "lives_in", "sex")):
            linker.training.estimate_parameters_using_expectation_maximisation(blocking)
    predicted = linker.inference.predict(threshold_match_probability=0.01)
    return str(predicted.physical_name)


def _settings(known: int) -> SettingsCreator:
    """Before anything is compared, somebody is whom we look for with a probability of one in all."""
    return SettingsCreator(
        link_type="link_only",
        probability_two_random_records_match=min(0.5, 0.9 / known),
        comparisons=[
            _name(),
            _birthday(),
            _same("sex", m=0.99, u=0.5),
            _same("household", 0.9, 5e-6),
            _neighbourhood(),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("name_key", "born_on"),
            block_on("name_key", "lives_in"),
            block_on("name_key", "household"),
            block_on("born_on", "household"),
            block_on("born_on", "lives_in", "sex"),
            block_on("sound_key", "born_on"),
            block_on("surname_key", "born_on", "sex"),
            block_on("name_key", "year(born_on)", "month(born_on)"),
            block_on("name_key", "year(born_on)", "day(born_on)"),
            block_on("name_key", "month(born_on)", "day(born_on)"),
        ],
        retain_matching_columns=False,
    )


def _name() -> Any:
    shared = "surname_key_l = surname_key_r AND list_has_any(given_keys_l, given_keys_r)"
    return comparisons.CustomComparison(
        output_column_name="name",
        comparison_levels=[
            levels.NullLevel("name_key"),
            _level("name_key_l = name_key_r", "whole", m=0.93, u=3e-4, frequency="name_key"),
            _level("sound_key_l = sound_key_r", "sound", m=0.03, u=2e-4),
            _level(shared, "one character", m=0.03, u=2e-3),
            _level("surname_key_l = surname_key_r", "surname", m=0.005, u=0.04),
            levels.ElseLevel().configure(m_probability=0.005, u_probability=0.95),
        ],
    )


def _birthday() -> Any:
    """Slips: two of year, month and day agree; month and day were swapped."""
    parts = [f"({part}(born_on_l) = {part}(born_on_r))::INT" for part in ("year", "month", "day")]
    swapped = (
        "year(born_on_l) = year(born_on_r) AND month(born_on_l) = day(born_on_r) AND day(born_on_l) = month(born_on_r)"
    )
    return comparisons.CustomComparison(
        output_column_name="birthday",
        comparison_levels=[
            levels.NullLevel("born_on"),
            _level("born_on_l = born_on_r", "the same", m=0.95, u=4e-5),
            _level(swapped, "swapped", m=0.01, u=4e-5),
            _level(f"{' + '.join(parts)} >= 2", "one slip", m=0.035, u=6e-3),
            levels.ElseLevel().configure(m_probability=0.005, u_probability=0.99),
        ],
    )


def _neighbourhood() -> Any:
    """People move, and the street stays more often than the neighbourhood does (nine of twelve digits)."""
    return comparisons.CustomComparison(
        output_column_name="neighbourhood",
        comparison_levels=[
            levels.NullLevel("lives_in"),
            _level("lives_in_l = lives_in_r", "the same", m=0.9, u=4e-3),
            _level("left(lives_in_l, 9) = left(lives_in_r, 9)", "street", m=0.02, u=0.08),
            levels.ElseLevel().configure(m_probability=0.08, u_probability=0.91),
        ],
    )


def _same(column: str, m: float, u: float) -> Any:
    return comparisons.CustomComparison(
        output_column_name=column,
        comparison_levels=[
            levels.NullLevel(column),
            _level(f"{column}_l = {column}_r", "the same", m=m, u=u),
            levels.ElseLevel().configure(m_probability=1 - m, u_probability=1 - u),
        ],
    )


def _level(condition: str, label: str, *, m: float, u: float, frequency: str | None = None) -> Any:
    level = levels.CustomLevel(condition, label_for_charts=label).configure(m_probability=m, u_probability=u)
    return level.configure(tf_adjustment_column=frequency) if frequency else level


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(row[0]) if row else 0
