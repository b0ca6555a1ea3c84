"""Which rows are one person, and how likely."""

from __future__ import annotations

import logging

import duckdb
from splink import DuckDBAPI, Linker, block_on

from mediation.discovery.model.comparisons import settings
from mediation.discovery.model.statements import BEST, CANDIDATES, FEATURES, RESOLVED

ENOUGH_PAIRS = 2_000_000  # to learn from how often different people agree
ENOUGH_LOST = 20_000  # rows, to learn from how often one person's rows do


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
    linker = Linker(frames, settings(known), log_level=None)
    if known * lost >= ENOUGH_PAIRS:
        linker.training.estimate_u_using_random_sampling(max_pairs=ENOUGH_PAIRS, seed=1)
    if lost >= ENOUGH_LOST:
        for blocking in (block_on("name_key", "born_on"), block_on("born_on", "lives_in", "sex")):
            linker.training.estimate_parameters_using_expectation_maximisation(blocking)
    predicted = linker.inference.predict(threshold_match_probability=0.01)
    return str(predicted.physical_name)


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(row[0]) if row else 0
