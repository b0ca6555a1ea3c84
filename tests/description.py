"""Every answer under /api/v1/ that a test gets, whoever asks, is held against the description of the API.

Stricter than a program would be: a field that is not described is a difference as well, though one may be added at any
time (``docs/integrators.md``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

import pytest
from django.core.handlers.base import BaseHandler
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import best_match
from referencing import Registry
from referencing.jsonschema import DRAFT202012

API = "/api/v1/"
OF_THE_DESCRIPTION = frozenset({"/api/v1/schema", "/api/v1/docs"})  # what describes is not described
URN = "urn:description"
PROBLEM = "#/components/schemas/Problem"


@cache
def document() -> dict[str, Any]:
    """The description as a program reads it, made once."""
    described = SchemaGenerator().get_schema(request=None, public=True)
    made: dict[str, Any] = json.loads(OpenApiJsonRenderer().render(described, renderer_context={}))
    return made


@dataclass(frozen=True)
class Described:
    """A description, ready to be asked whether it describes an answer."""

    document: dict[str, Any]
    validators: dict[str, Draft202012Validator] = field(default_factory=dict)

    @classmethod
    def of(cls, described: dict[str, Any]) -> Described:
        return cls(closed(described))

    @cached_property
    def registry(self) -> Registry:
        return Registry().with_resource(URN, DRAFT202012.create_resource(self.document))

    def difference(self, method: str, path: str, status: int, content_type: str, content: bytes) -> str:
        """In what this answer differs; empty where it does not."""
        template = self._template(path)
        if status >= 500 or template is None:
            return self._of_a_problem(status, content_type, content, expected=404 if status < 500 else status)
        operation = self.document["paths"][template].get("get" if method == "HEAD" else method.lower())
        if operation is None:
            return self._of_a_problem(status, content_type, content, expected=405)
        answer = operation["responses"].get(str(status))
        if answer is None:
            return f"status {status} is not described, only {', '.join(operation['responses'])}"
        return "" if method == "HEAD" else self._of_a_body(answer, content_type, content)

    def _of_a_problem(self, status: int, content_type: str, content: bytes, *, expected: int) -> str:
        """Where nothing is described a program meets a problem; before that it may be refused for how it asks."""
        if status not in (expected, 400, 401, 413, 415):
            return f"status {status} where nothing is described but {expected}"
        return self._of_a_body({"content": {"application/json": {"schema": {"$ref": PROBLEM}}}}, content_type, content)

    def _of_a_body(self, answer: dict[str, Any], content_type: str, content: bytes) -> str:
        forms = {bare(form): media["schema"] for form, media in answer.get("content", {}).items()}
        if not forms:
            return "a body where none is described" if content else ""
        form = bare(content_type)
        if form not in forms:
            return f"{form or 'nothing'} in place of {', '.join(forms)}"
        if form != "application/json":
            return ""
        try:
            value = json.loads(content)
        except ValueError:
            return "no JSON"
        error = best_match(self._validator(forms[form]).iter_errors(value))
        return f"{error.json_path}: {error.message[:300]}" if error else ""

    def _validator(self, schema: dict[str, Any]) -> Draft202012Validator:
        """Made once for each form of an answer."""
        written = json.dumps(schema)
        if written not in self.validators:
            absolute = json.loads(written.replace('"#/', f'"{URN}#/'))
            made = Draft202012Validator(absolute, registry=self.registry, format_checker=FormatChecker())
            self.validators[written] = made
        return self.validators[written]

    def _template(self, path: str) -> str | None:
        """The described address that this is one of; one without a name in it goes first."""
        matching = [template for template in self.document["paths"] if pattern(template).fullmatch(path)]
        return min(matching, key=lambda template: template.count("{"), default=None)


@cache
def pattern(template: str) -> re.Pattern[str]:
    return re.compile("[^/]+".join(re.escape(part) for part in re.split(r"\{\w+\}", template)))


def bare(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()


def closed(schema: Any) -> Any:
    """The same with no field in any object but those that are named."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {name: closed(part) for name, part in schema.items()}
    is_object = schema.get("type") == "object" and isinstance(schema.get("properties"), dict)
    return {"additionalProperties": False} | inner if is_object else inner


@cache
def described() -> Described:
    return Described.of(document())


@contextmanager
def held_against(against: Callable[[], Described] = described) -> Iterator[list[str]]:
    """Holds every answer while it lasts; the differences, one line each, are collected in the list."""
    differences: list[str] = []
    answered = BaseHandler.get_response

    def get_response(handler: BaseHandler, request: HttpRequest) -> HttpResponseBase:
        answer = answered(handler, request)
        if request.path.startswith(API) and request.path not in OF_THE_DESCRIPTION and isinstance(answer, HttpResponse):
            form, method = answer.headers.get("Content-Type", ""), request.method or ""
            words = against().difference(method, request.path, answer.status_code, form, answer.content)
            if words:
                differences.append(f"{method} {request.path} {answer.status_code}: {words}")
        return answer

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseHandler, "get_response", get_response)
        yield differences
