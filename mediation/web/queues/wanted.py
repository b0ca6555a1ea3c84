"""What the address of a list asks for: which rows, in which order, from where on."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest

from mediation.casework.queue_filters import ALL, DUE, FILTERS, ORDERS


@dataclass(frozen=True)
class Wanted:
    """What an address asks for: which rows, in which order, from where on."""

    filter: str = ALL
    order: str = DUE
    after: str = ""
    before: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> Wanted:
        query = request.GET
        wanted = cls(query.get("show", ALL), query.get("order", DUE), query.get("after", ""), query.get("before", ""))
        if wanted.filter not in FILTERS or wanted.order not in ORDERS:
            raise Http404
        return wanted

    def address(self, **changes: str) -> str:
        """The same list otherwise: another order or filter begins at its first page."""
        query = {"show": self.filter, "order": self.order} | changes
        plain = {name: value for name, value in query.items() if value not in ("", ALL, DUE)}
        return f"?{urlencode(plain)}"
