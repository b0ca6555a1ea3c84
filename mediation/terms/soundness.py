"""Whether the table holds as a whole: no version twice, no day without one, some clock for each open status."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mediation import states
from mediation.terms import versions
from mediation.terms.term import Term
from mediation.terms.versions import TermTable

LONGEST_CODE = 8  # ``Deadline.term``
SAME = ("name", "binds", "per", "due_from", "consequence", "answers_in")  # what a clock is, in each of its versions


def faults(table: TermTable | None = None) -> list[str]:
    """What is wrong with the table as a whole, a sentence each: a version that holds twice, or a day without one."""
    table = table or versions.TABLE
    rows = sorted(table.rows, key=lambda row: (row.code, row.territory, row.since))
    return [*_of_each(rows), *_of_neighbours(rows), *_of_statuses(table)]


def _of_each(rows: list[Term]) -> Iterator[str]:
    for row in rows:
        where = _named(row)
        if row.until is not None and row.until <= row.since:
            yield f"{where} ends before it begins"
        if not row.length and not row.due_from and row.code != "CB-0":
            yield f"{where} has no length"
        if any(day >= row.length for day in row.reminded_after):
            yield f"{where} reminds of a right that has ended by then"
        if not row.law:
            yield f"{where} rests on nothing"
        if len(row.code) > LONGEST_CODE:
            yield f"{where} has a code of more than {LONGEST_CODE} characters"
        if any(getattr(row, field) != getattr(_first(rows, row), field) for field in SAME):
            yield f"{where} is another clock than the other versions of its code: {', '.join(SAME)} must be the same"


def _of_neighbours(rows: list[Term]) -> Iterator[str]:
    for before, after in pairwise(rows):
        if (before.code, before.territory) != (after.code, after.territory):
            continue
        if before.until is None or before.until > after.since:
            yield f"{_named(before)} and {_named(after)} hold at once"
        elif before.until < after.since:
            yield f"between {_named(before)} and {_named(after)} no version holds"


def _of_statuses(table: TermTable) -> Iterator[str]:
    """Everywhere and at all times some clock answers for each open status."""
    for territory in table.territories:
        for day in table.days:
            held = table.at(territory, day)
            for status in sorted(states.OPEN):
                if not any(status in term.answers_in for term in held.values()):
                    yield f"no clock answers for {status} in {territory or 'the whole country'} from {day}"


def _first(rows: list[Term], row: Term) -> Term:
    return next(other for other in rows if other.code == row.code)


def _named(row: Term) -> str:
    return f"{row.code} of {row.territory or 'the whole country'} since {row.since}"
