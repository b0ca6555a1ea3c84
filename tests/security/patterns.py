"""Every regular expression of ours: found by importing everything, looked at for growth, and run against bad luck."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

PACKAGES = ("accounts", "windows", "mediation")
NOT_LOADED = ("migrations", "config.web_server", "inspection.__main__", "config.supervisor", "config.keeper")
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT)


def patterns() -> dict[str, re.Pattern[Any]]:
    """By module and name: each pattern that is compiled when our modules are loaded."""
    by_name: dict[str, re.Pattern[Any]] = {}
    for name in _modules():
        module = importlib.import_module(name)
        for attribute, value in vars(module).items():
            if isinstance(value, re.Pattern):
                by_name[f"{name}.{attribute}"] = value
    return by_name


def _modules() -> Iterator[str]:
    for package in PACKAGES:
        for module in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
            if not any(word in module.name for word in NOT_LOADED):
                yield module.name


def doubtful(pattern: re.Pattern[Any]) -> list[str]:
    """What may make it slower than its text is long: a repeat without end within another one that gives back."""
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    return list(_doubts(parser.parse(text), False))


def _doubts(parsed: Any, is_within: bool) -> Iterator[str]:
    for kind, value in parsed:
        if kind in REPEATS:
            _least, most, inner = value
            is_endless = most == op.MAXREPEAT
            if is_endless and is_within:
                yield "a repeat without end within another"
            yield from _doubts(inner, is_within or (is_endless and not _is_parted(inner)))
        else:
            for inner in _inner(value):
                yield from _doubts(inner, is_within)


def _is_parted(inner: Any) -> bool:
    """What comes again begins with one certain character that nothing else in it can be: it is read in one way."""
    while len(inner) == 1 and inner[0][0] is op.SUBPATTERN:
        inner = inner[0][1][3]
    if not inner or inner[0][0] is not op.LITERAL:
        return False
    return not any(_holds(part, inner[0][1]) for part in inner[1:])


def _holds(part: Any, character: int) -> bool:
    kind, value = part
    if kind is op.LITERAL:
        return value == character
    if kind in REPEATS:
        return any(_holds(inner, character) for inner in value[2])
    if kind is op.IN and value[0][0] is not op.NEGATE:
        return any(_in(item, character) for item in value)
    return True


def _in(item: Any, character: int) -> bool:
    kind, value = item
    if kind is op.LITERAL:
        return value == character
    if kind is op.RANGE:
        return value[0] <= character <= value[1]
    if value is op.CATEGORY_DIGIT:
        return chr(character).isdigit()
    return True


def _inner(value: Any) -> Iterator[Any]:
    if isinstance(value, parser.SubPattern):
        yield value
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _inner(part)


def growth(pattern: re.Pattern[Any], size: int = 20_000) -> float:
    """How many times longer four times the text takes, of the worst text that its own characters make; 4 is even."""
    worst = 0.0
    for unit in _units(pattern):
        short, long = (_seconds(pattern, unit * (size * times // len(unit))) for times in (1, 4))
        if long > 0.02:  # seconds; below it the clock is coarser than what it measures
            worst = max(worst, long / max(short, 1e-4))
    return worst


def _units(pattern: re.Pattern[Any]) -> Iterator[str]:
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    literal = "".join(character for character in text if character.isalnum())[:8]
    yield from (" ", "a", "1", "0a", "A.", "/", "(", '"', "[", "<", "\\", "一", "a ", "1-", "\n", "%", literal or "x")


def _seconds(pattern: re.Pattern[Any], text: str) -> float:
    subject: Any = text if isinstance(pattern.pattern, str) else text.encode("utf-8")
    began = time.process_time()
    for ask in (pattern.search, pattern.fullmatch):
        ask(subject)
    return time.process_time() - began
