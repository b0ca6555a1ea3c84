"""How the description of the API is made, where the framework would say less or something else than is answered.

One place adds to each operation the refusals it can be met with, one says what a field of an answer is: always there,
and null where nothing stands for it. Tests hold every answer against it (``tests/description.py``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiResponse
from rest_framework.permissions import SAFE_METHODS, AllowAny

from mediation.api.problems import Problem

WORDS = {
    "400": "A field or a name in the address is wrong, missing or unknown.",
    "401": "No token, or one that is unknown, expired or revoked.",
    "403": "Not yours to do; also a wrong password or one-time code.",
    "404": "Not there, or not yours to see.",
    "409": "Not now: it stands elsewhere, or somebody else changed it meanwhile.",
    "413": "The body is larger than is taken.",
    "415": "The body is in a form, a codec or a packing that is not taken.",
    "422": "What may be sent once came with another body.",
    "429": "Too many attempts from one place, or at one account.",
}


def refusals(*statuses: int) -> dict[int, OpenApiResponse]:
    """For ``extend_schema(responses=…)``: what one operation refuses beyond what every one of its kind does."""
    return {status: OpenApiResponse(Problem, WORDS[str(status)]) for status in statuses}


class Description(AutoSchema):
    """One operation."""

    def _get_response_bodies(self, direction: Any = "response") -> dict[str, Any]:
        answers: dict[str, Any] = super()._get_response_bodies(direction=direction)
        missing = (status for status in self._refused_with() if status not in answers)
        problems = {status: OpenApiResponse(Problem, WORDS[status]) for status in missing}
        described = {status: self._get_response_for_code(problem, status) for status, problem in problems.items()}
        return dict(sorted((answers | described).items()))

    def _refused_with(self) -> Iterator[str]:
        """What can become of any operation of this kind."""
        is_open = any(isinstance(permission, AllowAny) for permission in self.view.get_permissions())
        parameters = self._get_parameters()
        places = {(parameter["in"], parameter["name"]) for parameter in parameters}
        yield "400"
        yield from ("429",) if is_open else ("401", "403")
        if ("query", "cursor") in places or any(place == "path" for place, _name in places):
            yield "404"
        if self.method not in SAFE_METHODS:
            yield from ("413", "415")
            yield from () if is_open else ("409",)
        if ("header", "Idempotency-Key") in places:
            yield "422"

    def _get_serializer_field_meta(self, field: Any, direction: Any) -> dict[str, Any]:
        """Null stands in an answer for what is not there; a default that may be left out but not sent is not named."""
        meta: dict[str, Any] = super()._get_serializer_field_meta(field, direction)
        if meta.get("default") == "" and not getattr(field, "allow_blank", False):
            del meta["default"]
        if direction == "response" and getattr(field, "default", "") is None:
            meta["nullable"] = True
        return meta

    def _map_basic_serializer(self, serializer: Any, direction: Any) -> dict[str, Any]:
        """An answer has all its fields, always."""
        schema: dict[str, Any] = super()._map_basic_serializer(serializer, direction)
        if direction == "response" and schema.get("properties"):
            schema["required"] = sorted(schema["properties"])
        return schema
