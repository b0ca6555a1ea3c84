"""Apache Spark, where one machine is not enough: the same tables as Parquet, the same SQL in Spark's words.

The Parquet files hold what the rule may see, under pseudonyms, in a folder that ends with the run; a cluster must reach
it under the same path (a shared file system). pyspark and a Java are needed only where DISCOVERY_ENGINE names a Spark.
"""

from __future__ import annotations

import importlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from mediation.discovery import checking, connections, pool
from mediation.discovery.engines import matches, tables
from mediation.discovery.engines.matches import RuleMatch
from mediation.models.discovery import RuleVersion


class NoSpark(Exception):
    """pyspark or Java is missing on this machine."""

    def __str__(self) -> str:
        return _("Rules run on Spark where pyspark and a Java are installed; here they are not.")


def find(version: RuleVersion, *, today: date, master: str) -> list[RuleMatch]:
    """Run one version on the Spark at ``master``. Raises :class:`NoSpark`."""
    with session(master) as spark, copied(version, today=today) as folder:
        for table in (*version.reads, checking.AS_OF):
            spark.read.parquet(str(folder / f"{table}.parquet")).createOrReplaceTempView(table)
        rows = [tuple(row) for row in spark.sql(checking.carried(version.sql, "spark")).collect()]
    return matches.of(rows, version)


@contextmanager
def copied(version: RuleVersion, *, today: date) -> Iterator[Path]:
    """The tables of a version as Parquet, gone after the block."""
    folder = Path(tempfile.mkdtemp(dir=pool.folder(version.rule.centre_id, "work")))
    try:
        with connections.connect(version.rule.centre_id) as connection:
            tables.show(connection, tables.tables_of(version), today)
            for table in (*version.reads, checking.AS_OF):
                connection.execute(f"COPY {table} TO '{folder / table}.parquet' (FORMAT parquet)")
        yield folder
    finally:
        shutil.rmtree(folder)


@contextmanager
def session(master: str) -> Iterator[Any]:
    """A Spark session; one that runs in this process already is used and left running."""
    try:
        sql = importlib.import_module("pyspark.sql")
    except ImportError as missing:
        raise NoSpark from missing
    if shutil.which("java") is None:
        raise NoSpark
    running = sql.SparkSession.getActiveSession()
    builder = sql.SparkSession.builder.master(master).appName("discovery").config("spark.ui.enabled", "false")
    spark = running or builder.config("spark.sql.session.timeZone", "Asia/Shanghai").getOrCreate()
    try:
        yield spark
    finally:
        if running is None:
            spark.stop()
