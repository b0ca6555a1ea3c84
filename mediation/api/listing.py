"""Queues and lists of cases, page by page. Asked for all day, so the text of each query is made once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from rest_framework.request import Request
from rest_framework.response import Response

from accounts import access_log
from accounts.compiled import Compiled
from accounts.models import AccessVerb
from mediation import codes, search
from mediation.api import lines
from mediation.api.entrance import StaffRequest, asked
from mediation.api.pagination import ByOrder
from mediation.api.queries import CasesQuery, query_of
from mediation.casework import look_ups, queue_filters, queues
from mediation.casework.queue_filters import ALL, CHANGED, DUE, LATE, ORDERS, Moments
from mediation.models import Actor, Case

Row = dict[str, Any]


@dataclass(frozen=True)
class Listing:
    """Which list, and which part of it; what is looked for in it is said apart."""

    queue: str
    filter: str
    is_search: bool
    ordering: tuple[str, ...] = ()
    part: tuple[int, int] = (0, 0)


def listed(request: Request) -> Response:
    """A page of the cases that this person may see; that they looked is written down."""
    staff = asked(request)
    query = query_of(request, CasesQuery)
    order = query["order"] or (DUE if query["queue"] else CHANGED)
    pages = ByOrder(ORDERS[order])
    if len(query["search"]) >= search.SHORTEST:
        look_ups.search_for(query["search"], centre_id=None, staff=staff)
    page = pages.paginate_queryset(_cases(staff, query), request)
    access_log.note(verb=AccessVerb.LIST, user=staff.user, centre_id=None, about="case", at=staff.at)
    return pages.get_paginated_response([lines.line(row) for row in page])


def _cases(staff: StaffRequest, query: dict[str, Any]) -> Cases:
    text = query["search"]
    which = Listing(query["queue"], _filter(query), bool(text))
    is_long_enough = len(text) >= search.SHORTEST
    read_in_it = {"text": text, "name": search.name_in(text), "code": codes.normalise(text)} if is_long_enough else {}
    moments = Moments.of(staff.at) if which.filter else None
    return Cases(which, by=staff.by, moments=moments, status=query["status"] or None, **read_in_it)


def _filter(query: dict[str, Any]) -> str:
    """``overdue`` is an older name of the filter ``late``."""
    name: str = query["show"]
    is_overdue = not name and query["overdue"]
    return LATE if is_overdue else "" if name == ALL else name


class Cases:
    """What a cursor's pages put in order, begin behind a moment and cut, as of a queryset."""

    def __init__(self, which: Listing, **values: Any) -> None:
        self.which = which
        self.values = values

    def order_by(self, *ordering: str) -> Cases:
        return Cases(replace(self.which, ordering=ordering), **self.values)

    def filter(self, **beyond: str) -> Cases:
        """``beyond``: a lookup and a moment as the cursor keeps it. Raises ``ValueError`` where it is none."""
        moments = tuple((lookup, datetime.fromisoformat(moment)) for lookup, moment in beyond.items())
        if any(moment.tzinfo is None for _lookup, moment in moments):
            raise ValueError(beyond)
        return Cases(self.which, **self.values, beyond=moments)

    def __getitem__(self, part: slice) -> list[Row]:
        which = replace(self.which, part=(part.start, part.stop))
        return _LINES(which=which, **self.values)


def _lines(
    *,
    which: Listing,
    by: Actor,
    moments: Moments | None,
    status: str | None,
    text: str = "",
    name: str = "",
    code: str = "",
    beyond: tuple[tuple[str, datetime], ...] = (),
) -> QuerySet[Case, Row]:
    cases = queues.cases_in(which.queue, by) if which.queue else Case.objects.visible_to(by)
    if status:
        cases = cases.filter(status=status)
    if moments:
        cases = queue_filters.filtered(cases.open(), which.filter, moments)
    if which.is_search:
        cases = search.holding(cases, text, name=name, code=code, by=by) if text else cases.none()
    rows: QuerySet[Case, Row] = cases.order_by(*which.ordering).filter(**dict(beyond)).values(*lines.COLUMNS)
    return rows[slice(*which.part)]


_LINES = Compiled(_lines)
