"""Which statements a request does: it is done for real in this process, written down, and rolled back.

Inside the one transaction that is rolled back, the outermost savepoints stand for the transactions of the real run.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from typing import Any

from django.db import connection, transaction
from psycopg.types.json import Jsonb

Statement = tuple[str, Any]
Script = list[tuple[bool, list[Statement]]]
"""Statements in order; True where they are one transaction, False where each is its own."""


class Recorder:
    """``connection.execute_wrapper`` that writes down what passes."""

    def __init__(self) -> None:
        self.script: Script = []
        self.depth = 0

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        self._write_down(sql, params)
        return execute(sql, params, many, context)

    def _write_down(self, sql: str, params: Any) -> None:
        if sql.startswith("SAVEPOINT"):
            self.depth += 1
            if self.depth == 1:
                self.script.append((True, []))
                return
        if sql.startswith(("RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT")):
            self.depth -= 1
            if self.depth == 0:
                return
        if self.depth == 0:
            self.script.append((False, []))
        self.script[-1][1].append((sql, plain(params)))


def plain(value: Any) -> Any:
    """Without classes of the product, so that the floor need not know them."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Jsonb):
        return Jsonb(plain(value.obj), value.dumps)
    if isinstance(value, dict):
        return {plain(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value


@contextmanager
def rolled_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def captured(work: Callable[[], Any]) -> Script:
    """The statements of one piece of work. Call it inside :func:`rolled_back`."""
    recorder = Recorder()
    with connection.execute_wrapper(recorder):
        work()
    return recorder.script


def statements(script: Script) -> list[Statement]:
    return [statement for _, some in script for statement in some]
