"""The manifest that comes with every file: what was handed over, by whom, for what, and how to tell that it arrived."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from mediation.discovery.refusals import Refused, Why


@dataclass(frozen=True)
class Manifest:
    """What a bureau says about one file. ``digest`` is the SHA-256 of the file, in hexadecimal digits."""

    source: str
    bureau: str
    purpose: str
    legal_basis: str
    period_from: date
    period_to: date
    columns: tuple[str, ...]
    count: int
    digest: str

    def as_json(self) -> str:
        return json.dumps(
            {field.name: getattr(self, field.name) for field in fields(self)}, default=str, ensure_ascii=False, indent=2
        )


def read(path: Path) -> Manifest:
    """A manifest from its JSON file. Raises :class:`Refused` naming what is missing, unknown or of another kind."""
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as problem:
        raise Refused(Why.MANIFEST) from problem
    return parsed(data)


def parsed(data: Any) -> Manifest:
    names = {field.name for field in fields(Manifest)}
    if not isinstance(data, dict) or set(data) != names:
        wrong = sorted(names ^ set(data)) if isinstance(data, dict) else []
        raise Refused(Why.MANIFEST, detail=", ".join(wrong))
    try:
        return Manifest(
            **{name: _text(data, name) for name in ("source", "bureau", "purpose", "legal_basis")},
            period_from=date.fromisoformat(data["period_from"]),
            period_to=date.fromisoformat(data["period_to"]),
            columns=_names(data["columns"]),
            count=_count(data["count"]),
            digest=_digest(data["digest"]),
        )
    except (TypeError, ValueError) as problem:
        raise Refused(Why.MANIFEST, detail=str(problem)) from problem


def _text(data: dict[str, Any], name: str) -> str:
    if not isinstance(data[name], str) or not data[name].strip():
        raise ValueError(name)
    return str(data[name])


def _names(data: Any) -> tuple[str, ...]:
    if not isinstance(data, list) or not all(isinstance(name, str) for name in data):
        raise ValueError("columns")
    return tuple(data)


def _count(data: Any) -> int:
    if type(data) is not int or data < 0:
        raise ValueError("count")
    return data


def _digest(data: Any) -> str:
    if not isinstance(data, str) or len(data) != 64 or set(data) - set("0123456789abcdef"):
        raise ValueError("digest")
    return data
