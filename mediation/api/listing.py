"""Queues and lists of cases, page by page. Asked for all day, so the text of each query is made once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from accounts import access_log
from accounts.compiled import Compiled
from accounts.models import AccessVerb
from mediation import codes, search
from mediation.api import lines
from mediation.api.entrance import StaffRequest, asked
from mediation.api.pagination import ByOrder
from mediation.casework import queues
from mediation.casework.queues import ALL, CHANGED, DUE, FILTERS, LATE, ORDERS, QUEUES, Moments
from mediation.models import Actor, Case

Row = dict[str, Any]
NOT_THERE: dict[str, Promise] = {
    "queue": _("There is no such queue."),
    "show": _("There is no such filter."),
    "order": _("There is no such order."),
}


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
    order = _named("order", request, ORDERS) or (DUE if request.query_params.get("queue") else CHANGED)
    pages = ByOrder(ORDERS[order])
    page = pages.paginate_queryset(_cases(staff), request)
    access_log.note(verb=AccessVerb.LIST, user=staff.user, centre_id=None, about="case", at=staff.at)
    return pages.get_paginated_response([lines.line(row) for row in page])


def _cases(staff: StaffRequest) -> Cases:
    text = _text(staff.request)
    which = Listing(_named("queue", staff.request, QUEUES), _filter(staff.request), bool(text))
    search_for = {"text": text, "code": codes.normalise(text)} if len(text) >= search.SHORTEST else {}
    status = staff.request.query_params.get("status") or None
    moments = Moments.of(staff.at) if which.filter else None
    return Cases(which, by=staff.by, moments=moments, status=status, **search_for)


def _text(request: Request) -> str:
    text: str = request.query_params.get("search", "").strip()
    if len(text) > search.LONGEST:
        words = _("Please shorten it to %(limit_value)d characters.") % {"limit_value": search.LONGEST}
        raise ValidationError({"search": words}, code="max_length")
    return text


def _filter(request: Request) -> str:
    """``overdue`` is an older name of the filter ``late``."""
    name = _named("show", request, FILTERS)
    is_overdue = not name and request.query_params.get("overdue") in ("true", "1")
    return LATE if is_overdue else "" if name == ALL else name


def _named(parameter: str, request: Request, table: Mapping[str, object]) -> str:
    """A name of the table, or none. Raises ``ValidationError`` beside the parameter for one that is not in it."""
    name: str = request.query_params.get(parameter, "")
    if name and name not in table:
        raise ValidationError({parameter: str(NOT_THERE[parameter])})
    return name


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
    code: str = "",
    beyond: tuple[tuple[str, datetime], ...] = (),
) -> QuerySet[Case, Row]:
    cases = queues.cases_in(which.queue, by) if which.queue else Case.objects.visible_to(by)
    if status:
        cases = cases.filter(status=status)
    if moments:
        cases = queues.filtered(cases.open(), which.filter, moments)
    if which.is_search:
        cases = search.holding(cases, text, code=code, centres=by.centre_ids) if text else cases.none()
    rows: QuerySet[Case, Row] = cases.order_by(*which.ordering).filter(**dict(beyond)).values(*lines.COLUMNS)
    return rows[slice(*which.part)]


_LINES = Compiled(_lines)
