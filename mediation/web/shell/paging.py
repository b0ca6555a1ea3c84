"""Pages by key: the rows after or before one row, never by counting. A forged key is no page of ours."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.http import Http404

from mediation.models.listing import Order

Row = TypeVar("Row", bound=Model)
SIZE = 25


@dataclass(frozen=True)
class Page(Generic[Row]):
    """``previous`` and ``next``: keys of the neighbouring pages, empty at an end."""

    rows: list[Row]
    previous: str = ""
    next: str = ""


def page_of(rows: QuerySet[Row], order: Order, *, after: str = "", before: str = "", size: int = 0) -> Page[Row]:
    """One query. Raises ``Http404`` for a key that is none."""
    size = size or SIZE
    backwards = bool(before)
    key = after or before
    if key:
        rows = rows.filter(order.beyond(*_read(key), backwards=backwards))
    shown = list(order.apply(rows, backwards=backwards)[: size + 1])
    has_more, shown = len(shown) > size, shown[:size]
    if backwards:
        shown.reverse()
    is_further_back, is_further_on = (has_more, True) if backwards else (bool(after), has_more)
    return Page(
        shown,
        previous=_key(shown[0], order) if shown and is_further_back else "",
        next=_key(shown[-1], order) if shown and is_further_on else "",
    )


def _key(row: Any, order: Order) -> str:
    moment = getattr(row, order.column)
    key = json.dumps([moment.isoformat() if moment else None, str(row.pk)])
    return base64.urlsafe_b64encode(key.encode()).decode()


def _read(key: str) -> tuple[datetime | None, UUID]:
    try:
        moment, row_id = json.loads(base64.urlsafe_b64decode(key.encode()))
        return datetime.fromisoformat(moment) if moment else None, UUID(row_id)
    except (binascii.Error, ValueError, TypeError, AttributeError) as forged:
        raise Http404 from forged
