"""The statements alone, without Python in between: pgbench for what may be done twice.

What writes rows of its own cannot be: a primary key is written once. For that, each script is sent once by a loop over
one libpq connection, as text composed beforehand.
"""

import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import psycopg

from local import wheels
from tests.bench.measuring import meter
from tests.bench.measuring.capture import Script, statements
from tests.bench.measuring.served import Sample, postmaster

FILES = 100  # pgbench takes 128
REPEATABLE = ("SELECT", "WITH")


def composed(script: Script, connection: psycopg.Connection) -> list[str]:
    """Each statement as text; a transaction with its BEGIN and COMMIT."""
    cursor = psycopg.ClientCursor(connection)
    texts = []
    for is_transaction, some in script:
        composed_texts = [cursor.mogrify(sql, params) for sql, params in some]
        texts += ["BEGIN", *composed_texts, "COMMIT"] if is_transaction else composed_texts
    return texts


def may_be_repeated(sql: str) -> bool:
    return sql.lstrip().startswith(REPEATABLE) or "ON CONFLICT" in sql


def by_pgbench(scripts: Sequence[Script], *, times: int) -> Sample:
    """What reads, and what counts in place; new rows are left out."""
    url = os.environ["DATABASE_URL"]
    with psycopg.connect(url) as connection, tempfile.TemporaryDirectory() as folder:
        files = []
        for number, script in enumerate(scripts[:FILES]):
            wanted = [(False, [statement]) for statement in statements(script) if may_be_repeated(statement[0])]
            file = Path(folder) / f"{number}.sql"
            file.write_text(";\n".join([*composed(wanted, connection), ""]))
            files += ["-f", str(file)]
        log = Path(folder) / "log"
        command = [
            wheels.postgres_program("pgbench"),
            *files,
            "-n",
            "-t",
            str(times),
            "-l",
            f"--log-prefix={log}",
            url,
        ]
        before, began = meter.cpu(web=os.getpid(), database=postmaster()), time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        wall = time.perf_counter() - began
        used = meter.cpu(web=os.getpid(), database=postmaster()) - before
        [written] = Path(folder).glob("log.*")
        seconds = [int(line.split()[2]) / 1e6 for line in written.read_text().splitlines()]
    return Sample(seconds, wall, meter.Cpu(0, used.database))


def by_loop(scripts: Sequence[Script]) -> Sample:
    """Every script once, over one connection."""
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        texts = [[text.encode() for text in composed(script, connection)] for script in scripts]
        seconds = []
        before = meter.cpu(web=os.getpid(), database=postmaster())
        for script in texts:
            began = time.perf_counter()
            for text in script:
                done = connection.pgconn.exec_(text)
                if done.status in (psycopg.pq.ExecStatus.FATAL_ERROR, psycopg.pq.ExecStatus.BAD_RESPONSE):
                    raise SystemExit(f"{text.decode()[:500]}: {done.error_message.decode()}")
            seconds.append(time.perf_counter() - began)
        used = meter.cpu(web=os.getpid(), database=postmaster()) - before
    return Sample(seconds, sum(seconds), meter.Cpu(0, used.database))
