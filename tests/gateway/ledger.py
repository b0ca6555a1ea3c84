"""What the gateway took, in one SQLite file, written durably before anything is answered."""

import sqlite3
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.gateway.behaviour import EVERYONE, Answer, Behaviour, Receipts
from tests.gateway.limits import DAY, Sent

TABLES = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
CREATE TABLE IF NOT EXISTS message (
    id TEXT PRIMARY KEY, reference TEXT NOT NULL, recipient TEXT NOT NULL, sign TEXT NOT NULL, text TEXT NOT NULL,
    receipts TEXT NOT NULL, accepted_at REAL NOT NULL
);
CREATE INDEX IF NOT EXISTS message_by_reference ON message (reference);
CREATE INDEX IF NOT EXISTS message_by_recipient ON message (recipient, accepted_at);
CREATE TABLE IF NOT EXISTS heard (reference TEXT PRIMARY KEY, settles_at REAL NOT NULL);
CREATE TABLE IF NOT EXISTS behaviour (
    whom TEXT PRIMARY KEY, answer TEXT NOT NULL, receipts TEXT NOT NULL,
    seconds REAL NOT NULL, unknown_for REAL NOT NULL, times INTEGER
);
"""


@dataclass(frozen=True, kw_only=True)
class Message:
    reference: str
    to: str
    sign: str
    text: str


class Ledger:
    """Times are seconds since 1970. One connection; a lock lets the server's threads take turns."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._connection.row_factory = sqlite3.Row
        self._connection.executescript(TABLES)
        self._lock = threading.RLock()

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def take(self, message: Message, *, receipts: Receipts, at: float) -> str:
        """Writes one more message and returns its id; never looks whether the reference is there already."""
        message_id = str(uuid.uuid4())
        self._execute(
            "INSERT INTO message VALUES (?, ?, ?, ?, ?, ?, ?)",
            *(message_id, message.reference, message.to, message.sign, message.text, receipts, at),
        )
        return message_id

    def hear(self, reference: str, *, settles_at: float) -> None:
        """Until then a question about this reference is answered `unknown`; a later moment wins."""
        self._execute(
            "INSERT INTO heard VALUES (?, ?) "
            "ON CONFLICT (reference) DO UPDATE SET settles_at = max(settles_at, excluded.settles_at)",
            *(reference, settles_at),
        )

    def settles_at(self, reference: str) -> float | None:
        rows = self._execute("SELECT settles_at FROM heard WHERE reference = ?", reference)
        return rows[0]["settles_at"] if rows else None

    def about(self, reference: str, *, at: float) -> list[sqlite3.Row]:
        return self._execute(
            "SELECT * FROM message WHERE reference = ? AND accepted_at <= ? ORDER BY accepted_at, id", reference, at
        )

    def sent_to(self, number: str, *, at: float) -> list[Sent]:
        rows = self._execute(
            "SELECT sign, text, accepted_at FROM message WHERE recipient = ? AND accepted_at > ?", number, at - DAY
        )
        return [Sent(*row) for row in rows]

    def delivered(self, *, at: float) -> list[dict[str, Any]]:
        rows = self._execute(
            'SELECT id, reference, recipient AS "to", sign, text, accepted_at FROM message '
            "WHERE accepted_at <= ? ORDER BY accepted_at, id",
            at,
        )
        return [dict(row) for row in rows]

    def doubled(self, *, at: float) -> list[str]:
        rows = self._execute(
            "SELECT reference FROM message WHERE accepted_at <= ? GROUP BY reference HAVING count(*) > 1 ORDER BY 1", at
        )
        return [row["reference"] for row in rows]

    def empty(self) -> None:
        with self.transaction():
            self._execute("DELETE FROM message")
            self._execute("DELETE FROM heard")

    def behave(self, whom: str, behaviour: Behaviour) -> None:
        self._execute(
            "INSERT OR REPLACE INTO behaviour VALUES (:whom, :answer, :receipts, :seconds, :unknown_for, :times)",
            whom=whom,
            **behaviour.as_row(),
        )

    def behave_honestly(self) -> None:
        self._execute("DELETE FROM behaviour")

    def behaviours(self) -> dict[str, Behaviour]:
        return {row["whom"]: _behaviour(row) for row in self._execute("SELECT * FROM behaviour")}

    def next_behaviour(self, number: str) -> Behaviour:
        """The behaviour towards a message to this number; counts it where it was told for so many times."""
        behaviours = self.behaviours()
        whom = number if number in behaviours else EVERYONE
        behaviour = behaviours.get(whom, Behaviour())
        if behaviour.times is not None:
            self._execute("UPDATE behaviour SET times = times - 1 WHERE whom = ?", whom)
            self._execute("DELETE FROM behaviour WHERE times = 0")
        return behaviour

    def _execute(self, statement: str, *values: Any, **named: Any) -> list[sqlite3.Row]:
        with self._lock:
            return self._connection.execute(statement, named or values).fetchall()


def _behaviour(row: sqlite3.Row) -> Behaviour:
    return Behaviour(
        answer=Answer(row["answer"]),
        receipts=Receipts(row["receipts"]),
        seconds=row["seconds"],
        unknown_for=row["unknown_for"],
        times=row["times"],
    )
