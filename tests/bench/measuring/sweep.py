"""W5: the sweep of clocks that have passed, with line in the journal, escalation and owed message."""

import os
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

import psycopg
from django.db import connection

from mediation.delivery import clocks
from mediation.models import Deadline
from tests.bench.measuring import meter, sql
from tests.bench.measuring.capture import Script, captured, rolled_back, statements
from tests.bench.measuring.served import postmaster

IDLE_TIMES = 100


def measure(at: datetime) -> dict[str, Any]:
    """Milliseconds for each due row, by the product, by its statements through Django's cursor, and by SQL alone."""
    due = Deadline.objects.to_sweep(at).count()
    with rolled_back():
        script = captured(lambda: until_nothing_is_due(at))
    floor = timed(lambda: replay(script))
    bare = timed_sql(script)
    product = timed(lambda: until_nothing_is_due(at))
    idle = timed(lambda: [clocks.pass_clocks(at) for _ in range(IDLE_TIMES)])
    left = Deadline.objects.to_sweep(at).count()
    swept = due - left
    return {
        "due": due,
        "left": left,
        "product": {name: value / swept for name, value in product.items()},
        "floor": {name: value / swept for name, value in floor.items()},
        "sql": {name: value / swept for name, value in bare.items()},
        "idle": {name: value / IDLE_TIMES for name, value in idle.items()},
    }


def until_nothing_is_due(at: datetime) -> None:
    while clocks.pass_clocks(at):
        pass


def replay(script: Script) -> None:
    with rolled_back(), connection.cursor() as cursor:
        for statement, params in statements(script):
            cursor.execute(statement, params)
            if cursor.description:
                cursor.fetchall()


def timed_sql(script: Script) -> dict[str, float]:
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as bare:
        texts = [text.encode() for text in sql.composed([(False, some) for _, some in script], bare)]
        bare.pgconn.exec_(b"BEGIN")
        measured = timed(lambda: [bare.pgconn.exec_(text) for text in texts])
        bare.pgconn.exec_(b"ROLLBACK")
    return measured


def timed(work: Callable[[], object]) -> dict[str, float]:
    """Wall time, and CPU of this process and of PostgreSQL, in ms."""
    connection.ensure_connection()
    before, began = meter.cpu(web=os.getpid(), database=postmaster()), time.perf_counter()
    work()
    wall = time.perf_counter() - began
    used = meter.cpu(web=os.getpid(), database=postmaster()) - before
    return {"wall": wall * 1000, "web": used.web * 1000, "database": used.database * 1000}
