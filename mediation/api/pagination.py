"""Cursor pagination: pages by key, never by counting; a forged cursor is bad input, not a crash."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request

from mediation.models.listing import Order


class ByCursor(CursorPagination):
    """25 a page, at most 100 with ``?page_size=``."""

    page_size = 25
    page_size_query_param = "page_size"
    max_page_size = 100

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> Any:
        try:
            return super().paginate_queryset(queryset, request, view)
        except (ValidationError, ValueError, TypeError, OverflowError) as forged:
            raise NotFound(_("This cursor is not one of ours.")) from forged


def page_of(line: type[serializers.Serializer]) -> type[serializers.Serializer]:
    """How the description says that such lines are answered page by page."""

    class Page(serializers.Serializer):
        """One page. ``next`` and ``previous``: the addresses of the pages beside it, null where there is none."""

        next = serializers.URLField(allow_null=True)
        previous = serializers.URLField(allow_null=True)
        results = line(many=True)

    Page.__name__ = Page.__qualname__ = f"{line.__name__}Page"
    return Page


class ByOrder(ByCursor):
    """In the order of a list."""

    def __init__(self, order: Order) -> None:
        self.ordering = order.fields
