"""Constants that decide whether a partial index can be used: written into the text of the statement.

A statement that comes again is planned once, for any values (a generic plan). That plan cannot prove ``status NOT IN
('closed', 'archived')`` of an index from ``status NOT IN ($1, $2)``, and walks the table instead.
"""

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, TextField, Value

PLAIN = re.compile(r"[a-z_]*")


class Literal(Value):
    """A word of our own code, or the empty one; never anything that somebody sent."""

    def __init__(self, word: str) -> None:
        if not PLAIN.fullmatch(word):
            raise ValueError(f"{word!r} is no word of the code.")
        super().__init__(str(word), output_field=TextField())

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[()]]:
        return f"'{self.value}'", ()


def literals(words: Iterable[str]) -> list[Literal]:
    """In the order of the alphabet, so that the text is the same each time."""
    return [Literal(word) for word in sorted(words)]


def is_and_is_given(column: str, value: str) -> Q:
    """``column = value`` for a column whose index leaves the empty ones out."""
    return Q(**{column: value}) & ~Q(**{column: Literal("")})
