"""A client made of the description alone, as somebody else would make one, and what our stories need of it."""

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, get_args, get_type_hints
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

import attrs
import openapi_python_client

from mediation.demonstration.walking.client import Answer, Client, Files
from tests.description import pattern
from tests.house import examples
from tests.journeys.conftest import Worker

PACKAGE = "generated_client"
SETTINGS = re.compile(r"^```yaml\n(.*?)^```$", re.DOTALL | re.MULTILINE)
FREE = "additional_properties"


def generate(document: Mapping[str, Any], folder: Path) -> str:
    """Make the client with the settings that the page for integrators names; where to import it from.

    Raises ``CalledProcessError`` where the generator would leave anything out.
    """
    described, settings = folder / "description.json", folder / "settings.yaml"
    described.write_text(json.dumps(document))
    settings.write_text(f"{settings_of_the_page()}post_hooks: []\n")
    program = [sys.executable, "-m", openapi_python_client.__name__, "generate", "--meta", "none", "--fail-on-warning"]
    places = ["--path", described, "--config", settings, "--output-path", folder / PACKAGE]
    subprocess.run([*program, *places], check=True, capture_output=True, text=True)
    return str(folder)


def settings_of_the_page() -> str:
    (settings,) = SETTINGS.findall(examples.PAGE.read_text())
    return settings


@dataclass(frozen=True)
class Operation:
    """One operation, as the generator has it: a module with a function."""

    method: str
    template: str
    module: ModuleType

    @property
    def types(self) -> dict[str, Any]:
        return get_type_hints(self.module.sync_detailed)

    def arguments(self, path: str, body: Any, key: str) -> dict[str, Any]:
        """What the function is called with; nothing that is sent may be lost on the way."""
        address = urlsplit(path)
        names = re.findall(r"\{(\w+)\}", self.template)
        values = re.fullmatch(re.sub(r"\{\w+\}", "([^/]+)", self.template), address.path)
        assert values is not None
        arguments = {name: self._typed(name, value) for name, value in zip(names, values.groups(), strict=True)}
        arguments |= dict(parse_qsl(address.query))
        if "idempotency_key" in self.types and key:
            arguments["idempotency_key"] = key
        if "body" in self.types:
            arguments["body"] = self._body(body or {})
        else:
            assert not body
        return arguments

    def _typed(self, name: str, value: str) -> Any:
        return self.types[name](value) if self.types[name] in (int, UUID) else value

    def _body(self, body: Mapping[str, Any]) -> Any:
        choices = get_args(self.types["body"]) or (self.types["body"],)
        made = choices[0].from_dict(body)
        assert made.to_dict() == body
        return made


def operations(document: Mapping[str, Any]) -> list[Operation]:
    return [
        Operation(method.upper(), template, import_module(f"{PACKAGE}.api.{tag}.{operation['operationId']}"))
        for template, methods in document["paths"].items()
        for method, operation in methods.items()
        for tag in (operation["tags"][0].replace("-", "_"),)
    ]


@dataclass
class ByGenerated(Client):
    """Asks through the generated client. ``answers``: what came back, as the client has it, by operation."""

    operations: Iterable[Operation] = ()
    worker: Worker = field(default_factory=Worker)
    answers: dict[str, list[Any]] = field(default_factory=dict)

    def ask(
        self, method: str, path: str, body: Any = None, *, token: str = "", key: str = "", files: Files | None = None
    ) -> Answer:
        assert not files
        if method == "GET":
            self.worker.catch_up()
        else:
            self.worker.has_work = True
        operation = self._operation(method, urlsplit(path).path)
        arguments = operation.arguments(path, body, key)
        with self._client(token) as client:
            response = operation.module.sync_detailed(client=client, **arguments)
        self.answers.setdefault(operation.module.__name__.rpartition(".")[2], []).append(response.parsed)
        value = plain(response.parsed)
        assert value == (json.loads(response.content) if response.content else None), f"{method} {path} lost something"
        assert undescribed(response.parsed) == [], f"{method} {path}"
        return Answer(int(response.status_code), value)

    def _operation(self, method: str, path: str) -> Operation:
        fitting = [each for each in self.operations if each.method == method and pattern(each.template).fullmatch(path)]
        return min(fitting, key=lambda operation: operation.template.count("{"))

    def _client(self, token: str) -> Any:
        made = import_module(f"{PACKAGE}.client")
        settings = {
            "base_url": self.base_url,
            "raise_on_unexpected_status": True,
            "verify_ssl": False,  # nothing here is asked by TLS
            "headers": {"Accept-Language": "zh-hans"},
            "httpx_args": {"trust_env": False},
        }
        return made.AuthenticatedClient(token=token, **settings) if token else made.Client(**settings)


def plain(value: Any) -> Any:
    """What the client has, as JSON again."""
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value.to_dict() if hasattr(value, "to_dict") else value


def undescribed(value: Any, at: str = "") -> list[str]:
    """What came that the client has no name for; an object whose every name is free has none."""
    if isinstance(value, list):
        return [line for number, each in enumerate(value) for line in undescribed(each, f"{at}.{number}")]
    if not attrs.has(type(value)):
        return []
    names = [each.name for each in attrs.fields(type(value)) if each.name != FREE]
    free = [f"{at}.{name}" for name in getattr(value, FREE, ())] if names else []
    return free + [line for name in names for line in undescribed(getattr(value, name), f"{at}.{name}")]
