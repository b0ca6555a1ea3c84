"""Which version of the table holds for whom: that of the place of the centre on the day the application came.

``applied_at`` never changes, so a case keeps the version it began under, whatever comes into force meanwhile. What
came before the table's first day is read by its first versions.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache
from typing import Protocol

from django.utils.functional import Promise
from django.utils.timezone import localdate

from mediation.states import Event, Status
from mediation.terms.table import ALL
from mediation.terms.term import Term


class PlaceOfLaw(Protocol):
    """A centre, as far as its law is asked for: the six digits of its division (GB/T 2260)."""

    @property
    def division(self) -> str: ...


class Begun(Protocol):
    """A case, as far as its law is asked for."""

    @property
    def centre(self) -> PlaceOfLaw: ...

    @property
    def applied_at(self) -> datetime: ...


class Terms(Mapping[str, Term]):
    """The terms that hold in one place for what began on one day, by code, in the order of the table."""

    def __init__(self, rows: Mapping[str, Term]) -> None:
        self._rows = dict(rows)

    def __getitem__(self, code: str) -> Term:
        return self._rows[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


class TermTable:
    """Rows with their places and days, and what follows from them. It is not changed; each reading is made once."""

    def __init__(self, rows: tuple[Term, ...]) -> None:
        self.rows = rows
        self.days = sorted({row.since for row in rows} | {row.until for row in rows if row.until})
        self.names: dict[str, Promise] = {row.code: row.name for row in rows}
        self.territories = sorted({row.territory for row in rows}, key=len, reverse=True)
        self._read = cache(self._in_force)

    def at(self, division: str, on: date) -> Terms:
        narrowest = next(territory for territory in self.territories if division.startswith(territory))
        return self._read(narrowest, self.days[max(bisect_right(self.days, on) - 1, 0)])

    def _in_force(self, territory: str, on: date) -> Terms:
        """Of each code the version of the narrowest place; the order of the table stays."""
        rows: dict[str, Term] = {}
        for row in self.rows:
            is_there = territory.startswith(row.territory)
            is_in_force = row.since <= on and (row.until is None or on < row.until)
            if is_there and is_in_force:
                before = rows.get(row.code)
                if before is None or len(row.territory) >= len(before.territory):
                    rows[row.code] = row
        return Terms(rows)

    def promised_in(self, status: Status) -> frozenset[str]:
        """The clocks of which one at least runs while a case stands here."""
        return frozenset(row.code for row in self.rows if status in row.answers_in)


TABLE = TermTable(ALL)


def of(case: Begun) -> Terms:
    """The terms of a case: those of its centre's place on the day it was applied for."""
    return at(case.centre, localdate(case.applied_at))


def at(place: PlaceOfLaw | str, on: date) -> Terms:
    """The terms where there is no case yet. ``place``: a centre, or :data:`NATIONAL` where none is chosen."""
    return TABLE.at(place if isinstance(place, str) else place.division, on)


def name_of(code: str) -> Promise:
    """What a clock is called, the same in all of its versions."""
    return TABLE.names[code]


def callbacks() -> frozenset[str]:
    """The clocks by which both sides are called back."""
    return frozenset(row.code for row in TABLE.rows if Event.CALLBACK_DONE in row.stops)


def promised_in(status: Status) -> frozenset[str]:
    """The clocks of which one at least runs while a case stands at ``status``."""
    return TABLE.promised_in(status)
