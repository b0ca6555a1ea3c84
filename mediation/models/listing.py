"""What every list shares: an order by a moment and the id, and counts that go no further than a reader looks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import F, IntegerField, Model, Q, QuerySet, Subquery

from accounts.models import User

Row = TypeVar("Row", bound=Model)
MOST = 100  # a count says 99+ beyond


class Capped(Subquery):
    """How many rows a query has, as far as it was let count."""

    template = "(SELECT count(*) FROM (%(subquery)s) capped)"
    output_field = IntegerField()


def capped_counts(user_id: UUID, lists: Iterable[QuerySet[Any]]) -> tuple[int, ...]:
    """How many rows each of these lists has, up to ``MOST``, for somebody of the staff; one query."""
    counted = [Capped(rows.order_by().values("pk")[:MOST]) for rows in lists]
    numbers: tuple[int, ...] = User.objects.filter(pk=user_id).values_list(*counted).get()
    return numbers


@dataclass(frozen=True)
class Order:
    """By a moment and, where it is the same, by id. Empty moments come last; only a column going up may hold any."""

    column: str
    ascending: bool = True

    @property
    def fields(self) -> tuple[str, str]:
        """As ``order_by`` names them."""
        sign = "" if self.ascending else "-"
        return f"{sign}{self.column}", f"{sign}id"

    def apply(self, rows: QuerySet[Row], *, backwards: bool = False) -> QuerySet[Row]:
        moment = F(self.column)
        if self.ascending != backwards:
            return rows.order_by(moment.asc(), "id")
        return rows.order_by(moment.desc(), "-id")

    def beyond(self, moment: datetime | None, row_id: UUID, *, backwards: bool) -> Q:
        """The rows that come after this one in the direction of reading."""
        upwards = self.ascending != backwards
        side = "gt" if upwards else "lt"
        tied = Q(**{self.column: moment, f"id__{side}": row_id})
        if moment is None:
            return tied if upwards else tied | Q(**{f"{self.column}__isnull": False})
        further = tied | Q(**{f"{self.column}__{side}": moment})
        return further | Q(**{f"{self.column}__isnull": True}) if upwards else further
