"""What every body is: it says what may be said here, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic, TypeVar, get_type_hints

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from drf_spectacular.extensions import OpenApiSerializerExtension
from drf_spectacular.openapi import AutoSchema
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail

from mediation import line_ends
from mediation.models import Case

Arguments = TypeVar("Arguments")
NAMED = 20  # of many unknown names so many are told


class Body(serializers.Serializer):
    """A name that is not known here is an error beside it: what was meant by it would be lost in silence."""

    default_error_messages = {"unknown": _("There is no such field here.")}

    def to_internal_value(self, data: Any) -> Any:
        data = _with_unified_line_ends(data)
        unknown = self._unknown(data)
        if not unknown:
            return super().to_internal_value(data)
        wrong: dict[str, Any] = {name: [self._detail("unknown")] for name in unknown}
        try:
            super().to_internal_value(data)
        except serializers.ValidationError as others:
            wrong |= dict(others.detail)  # type: ignore[arg-type]  # of a mapping it is a mapping
        raise serializers.ValidationError(wrong)

    def _unknown(self, data: Any) -> list[str]:
        known = {name for name, field in self.fields.items() if not field.read_only}
        return sorted(set(data) - known)[:NAMED] if isinstance(data, Mapping) else []

    def _detail(self, code: str) -> ErrorDetail:
        return ErrorDetail(str(self.error_messages[code]), code=code)


def _with_unified_line_ends(data: Any) -> Any:
    """A line end is one character of a text, as on the pages."""
    if isinstance(data, QueryDict):
        data = data.copy()
        for name, values in data.lists():
            data.setlist(name, [line_ends.unified(each) if isinstance(each, str) else each for each in values])
        return data
    if not isinstance(data, Mapping):
        return data
    return {name: line_ends.unified(value) if isinstance(value, str) else value for name, value in data.items()}


class ArgumentsBody(Body, Generic[Arguments]):
    """A body of an act on ``case``. ``number``: which of several the address names."""

    def to_arguments(self) -> Arguments:
        """What was sent, once it is valid, as the act takes it."""
        raise NotImplementedError

    @classmethod
    def arguments_class(cls) -> type:
        made: type = get_type_hints(cls.to_arguments)["return"]
        return made

    @property
    def case(self) -> Case:
        case: Case = self.context["case"]
        return case

    @property
    def number(self) -> int:
        number: int = self.context["number"]
        return number


class ClosedBody(OpenApiSerializerExtension):
    """How the description says so: ``additionalProperties: false``."""

    target_class = Body
    match_subclasses = True

    def map_serializer(self, auto_schema: AutoSchema, direction: str) -> dict[str, Any]:
        described: dict[str, Any] = auto_schema._map_serializer(self.target, direction, bypass_extensions=True)
        return described | {"additionalProperties": False}
