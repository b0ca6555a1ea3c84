"""Queries whose text is made once.

Django makes the text of a query anew each time it is asked. Of what is asked with every request that costs several
times what PostgreSQL needs to answer it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet
from psycopg import Binary

Row = TypeVar("Row")
Shape = tuple[tuple[str, Hashable], ...]

SHAPES = 256  # of one query that are kept; those asked for longest ago are made again


class NotFixed(Exception):
    """The text or a constant of the query hangs on a value: ``make`` has looked into it."""


class Compiled(Generic[Row]):
    """A query as a function of its values; a call costs what executing it costs, and reading the rows.

    ``make`` returns a queryset — of objects or of values, without ``prefetch_related`` — and is called with marks in
    place of values, once for each shape. Values are UUIDs, moments and days wherever they stand in what is given, be it
    in tuples, sets or frozen dataclasses, and texts and bytes that are given themselves. All else is the shape, which
    ``make`` may read: numbers, None, texts inside of something, how many values there are and which of them are equal.

    A call returns the rows as the queryset would. Raises :class:`NotFixed` when a shape is first met and ``make`` put
    something derived from a value into the query instead of the value.
    """

    def __init__(self, make: Callable[..., QuerySet[Any, Row]]) -> None:
        self._make = make
        self._of_shape = lru_cache(SHAPES)(self._made)

    def __call__(self, **arguments: Any) -> list[Row]:
        marks = _Marks(family=0)
        shape = tuple((name, marks.in_place_of(value)) for name, value in arguments.items())
        made = self._of_shape(shape)
        return made.rows(marks.values) if made else []

    def _made(self, shape: Shape) -> _Made[Row] | None:
        """None where nothing can be found, as of an empty list. Made with other marks too: what differs is derived."""
        others = _Marks(family=1)
        other_shape = {name: others.in_place_of(value) for name, value in shape}
        try:
            made: _Made[Row] = _Made(self._make(**dict(shape)))
            again: _Made[Row] = _Made(self._make(**other_shape))
        except EmptyResultSet:
            return None
        bound = again.bound(others.values)
        if made.text != again.text or sorted(map(repr, made.params)) != sorted(map(repr, bound)):
            raise NotFixed(f"{made.text} % {made.params} or {bound}")
        return made


class _Made(Generic[Row]):
    """A queryset with its text, in whose parameters some are marks."""

    def __init__(self, queryset: Any) -> None:
        if queryset._prefetch_related_lookups:
            raise NotFixed("What is prefetched is asked for by queries of its own.")
        self.queryset = queryset
        self.compiler = queryset.query.get_compiler(queryset.db)
        self.text, params = self.compiler.as_sql()
        self.params = tuple(param.obj if isinstance(param, Binary) else param for param in params)

    def bound(self, values: Mapping[Any, Any]) -> tuple[Any, ...]:
        """The parameters with values in place of marks."""
        return tuple(values.get(param, param) if isinstance(param, Hashable) else param for param in self.params)

    def rows(self, values: Mapping[Any, Any]) -> list[Row]:
        """Django's own way from a compiler to rows, of which only the making of the text is left out."""
        text_and_params = self.text, self.bound(values)
        compiler = _like(self.compiler, connection=connections[self.compiler.using], as_sql=lambda: text_and_params)
        query = _like(self.queryset.query, get_compiler=lambda *_args, **_kwargs: compiler)
        queryset = _like(self.queryset, _query=query)
        return list(queryset._iterable_class(queryset))


def _like(original: Any, **but: Any) -> Any:
    """Another of its class that differs in these attributes; ``copy`` of a queryset would execute it."""
    another = object.__new__(type(original))
    vars(another).update(vars(original), **but)
    return another


class _Marks:
    """What stands for the values of one call, equal ones for equal values, and the way back."""

    def __init__(self, *, family: int) -> None:
        self.family = family
        self.values: dict[Any, Any] = {}
        self._marks: dict[Any, Any] = {}

    def in_place_of(self, value: Any) -> Any:
        return self._mark(value) if type(value) in (str, bytes) else self._within(value)

    def _within(self, value: Any) -> Any:
        if isinstance(value, UUID | date):
            return self._mark(value)
        if isinstance(value, tuple | list):
            return tuple(self._within(item) for item in value)
        if isinstance(value, set | frozenset):
            return frozenset(self._within(item) for item in value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            parts = {field.name: self._within(getattr(value, field.name)) for field in dataclasses.fields(value)}
            return dataclasses.replace(value, **parts)
        return value

    def _mark(self, value: Any) -> Any:
        if value not in self._marks:
            mark = _nth(len(self._marks) + 1, type(value), family=self.family)
            self._marks[value], self.values[mark] = mark, value
        return self._marks[value]


def _nth(number: int, kind: type, *, family: int) -> Any:
    """A value of that kind that nobody means: the first ones of their kind."""
    if issubclass(kind, UUID):
        return UUID(int=family * SHAPES**2 + number)
    if kind is str:
        return "\N{REPLACEMENT CHARACTER}" * (1 + family) + str(number)
    if kind is bytes:
        return bytes(1 + family) + str(number).encode()
    beginning = datetime(1 + family, 1, 1, tzinfo=UTC) + timedelta(days=number)
    return beginning if issubclass(kind, datetime) else beginning.date()
