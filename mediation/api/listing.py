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
from mediation.api.pagination import ByChange, ByDueDate
from mediation.api.queries import CasesQuery, Queue, query_of
from mediation.models import Actor, Case
from mediation.models.cases import CaseQuerySet

Row = dict[str, Any]


@dataclass(frozen=True)
class Listing:
    """Which list, and which part of it; what is looked for in it is said apart."""

    queue: Queue | None
    is_overdue: bool
    is_search: bool
    ordering: tuple[str, ...] = ()
    part: tuple[int, int] = (0, 0)


def listed(request: Request) -> Response:
    """A page of the cases that this person may see; that they looked is written down."""
    staff = asked(request)
    query = query_of(request, CasesQuery)
    pages = ByDueDate() if query["queue"] else ByChange()
    page = pages.paginate_queryset(_found(staff, query), request)
    access_log.note(verb=AccessVerb.LIST, user=staff.user, centre_id=None, about="case", at=staff.at)
    return pages.get_paginated_response([lines.line(row) for row in page])


def _found(staff: StaffRequest, query: dict[str, Any]) -> Found:
    text = query["search"]
    which = Listing(Queue(query["queue"]) if query["queue"] else None, query["overdue"], bool(text))
    sought = {"text": text, "code": codes.normalise(text)} if len(text) >= search.SHORTEST else {}
    return Found(which, by=staff.by, at=staff.at, status=query["status"] or None, **sought)


class Found:
    """What a cursor's pages put in order, begin behind a moment and cut, as of a queryset."""

    def __init__(self, which: Listing, **given: Any) -> None:
        self.which = which
        self.given = given

    def order_by(self, *ordering: str) -> Found:
        return Found(replace(self.which, ordering=ordering), **self.given)

    def filter(self, **beyond: str) -> Found:
        """``beyond``: a lookup and a moment as the cursor keeps it. Raises ``ValueError`` where it is none."""
        moments = tuple((lookup, datetime.fromisoformat(said)) for lookup, said in beyond.items())
        if any(moment.tzinfo is None for _lookup, moment in moments):
            raise ValueError(beyond)
        return Found(self.which, **self.given, beyond=moments)

    def __getitem__(self, part: slice) -> list[Row]:
        which = replace(self.which, part=(part.start, part.stop))
        return _LINES(which=which, **self.given)


def _lines(
    *,
    which: Listing,
    by: Actor,
    at: datetime,
    status: str | None,
    text: str = "",
    code: str = "",
    beyond: tuple[tuple[str, datetime], ...] = (),
) -> QuerySet[Case, Row]:
    found = _in_queue(which.queue, by)
    if status:
        found = found.filter(status=status)
    if which.is_overdue:
        found = found.open().overdue(at)
    if which.is_search:
        found = search.holding(found, text, code=code, centres=by.centre_ids) if text else found.none()
    rows: QuerySet[Case, Row] = found.order_by(*which.ordering).filter(**dict(beyond)).values(*lines.COLUMNS)
    return rows[slice(*which.part)]


_LINES = Compiled(_lines)


def _in_queue(queue: Queue | None, by: Actor) -> CaseQuerySet:
    if queue is Queue.MINE:
        return Case.objects.mediated_by(by)
    found = Case.objects.visible_to(by)
    if queue is Queue.AGENCY:
        return found.owned_by(by.agency_ids)
    if queue is Queue.ROUTING:
        return found.awaiting_routing(by.centre_ids)
    return found.open() if queue is Queue.CENTRE else found
