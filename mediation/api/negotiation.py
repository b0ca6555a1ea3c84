"""In which form an answer goes out."""

from collections.abc import Iterable
from typing import Any

from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request


class OneForm(DefaultContentNegotiation):
    """What has one form only is answered in it, whatever was asked for (RFC 9110 §12.4.1); of several, as asked."""

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        forms = list(renderers)
        if len(forms) == 1:
            return forms[0], forms[0].media_type
        chosen: Any = super().select_renderer(request, forms, format_suffix)
        return chosen[0], chosen[1]
