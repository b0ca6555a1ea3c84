"""What may stand behind the question mark of an address: named once, described and checked by that."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request

from mediation import search
from mediation.api.body import Body
from mediation.api.pagination import ByCursor
from mediation.casework.queue_filters import FILTERS, ORDERS
from mediation.casework.queues import QUEUES
from mediation.states import Status

View = Callable[..., Any]


class CentreQuery(Body):
    centre = serializers.CharField(
        required=False,
        allow_blank=True,
        default="",
        help_text="Code of the centre; may be left out by who serves in one only",
    )


class PageQuery(Body):
    """``cursor`` and ``page_size`` are read by ``pagination.ByCursor``."""

    cursor = serializers.CharField(required=False, allow_blank=True)
    page_size = serializers.IntegerField(required=False, min_value=1, max_value=ByCursor.max_page_size)


@extend_schema_field({"type": "string", "maxLength": search.LONGEST})
class SearchField(serializers.CharField):
    """Nothing of it is cut."""

    def to_internal_value(self, data: Any) -> str:
        text: str = super().to_internal_value(data)
        if len(text) > search.LONGEST:
            words = _("Please shorten it to %(limit_value)d characters.") % {"limit_value": search.LONGEST}
            raise serializers.ValidationError(words, code="max_length")
        return text


class CasesQuery(PageQuery):
    queue = serializers.ChoiceField(
        list(QUEUES),
        required=False,
        allow_blank=True,
        default="",
        help_text="By due date; left out: by last change",
    )
    show = serializers.ChoiceField(
        list(FILTERS),
        required=False,
        allow_blank=True,
        default="",
        help_text="Of the open cases those under this filter",
    )
    order = serializers.ChoiceField(
        list(ORDERS),
        required=False,
        allow_blank=True,
        default="",
        help_text="Another order than the list's own",
    )
    status = serializers.ChoiceField(Status.choices, required=False, allow_blank=True, default="")
    overdue = serializers.BooleanField(required=False, default=False, help_text="Another name of the filter `late`")
    search = SearchField(
        required=False,
        allow_blank=True,
        default="",
        help_text="A name, or two or more characters of the facts",
    )


def asks(**queries: type[Body]) -> Callable[[View], View]:
    """Above ``@api_view``: by method, what may be asked; anything else is refused (``middleware.known_query``)."""

    def mark(view: View) -> View:
        for method, query in queries.items():
            view = extend_schema(methods=[method], parameters=[query])(view)
        view.query_names = {method: frozenset(query().fields) for method, query in queries.items()}  # type: ignore[attr-defined]
        return view

    return mark


def query_of(request: Request, query: type[Body]) -> dict[str, Any]:
    """What was asked, checked. Raises DRF's ValidationError beside the name."""
    checked = query(data=request.query_params)
    checked.is_valid(raise_exception=True)
    return dict(checked.validated_data)
