"""The examples of docs/integrators.md, read from its fenced blocks: a request and the answer that must follow."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mediation.config import addresses

PAGE = addresses.ROOT / "docs/integrators.md"
BLOCK = re.compile(r"^```http\n(.*?)\n```$", re.DOTALL | re.MULTILINE)
NAME = re.compile(r"<(\w+)>")
ANYTHING = "…"


@dataclass(frozen=True)
class Example:
    method: str
    address: str
    headers: dict[str, str]
    body: str
    status: int
    answer: str


def examples() -> Iterator[Example]:
    blocks = BLOCK.findall(PAGE.read_text())
    for request, answer in zip(blocks[::2], blocks[1::2], strict=True):
        head, _, body = request.partition("\n\n")
        first, *lines = head.splitlines()
        method, address = first.split()
        status, _, answered = answer.partition("\n\n")
        headers = dict(line.split(": ", 1) for line in lines)
        yield Example(method, address, headers, body, int(status), answered)


def filled(text: str, known: dict[str, str]) -> str:
    """With what was answered before in place of its names. Raises KeyError for a name that nothing answered."""
    return NAME.sub(lambda match: known[match[1]], text)


def differences(expected: Any, answered: Any, known: dict[str, str], at: str = "") -> list[str]:
    """Where an answer is not as the page says. What the page does not name may be there; a new name is learnt."""
    if expected == ANYTHING:
        return []
    if isinstance(expected, str) and (name := NAME.fullmatch(expected)) and name[1] not in known:
        known[name[1]] = str(answered)
        return []
    if isinstance(expected, str):
        expected = filled(expected, known)
    if isinstance(expected, dict) and isinstance(answered, dict):
        missing = [f"{at}.{key} is not there" for key in expected if key not in answered]
        both = [key for key in expected if key in answered]
        return missing + [
            line for key in both for line in differences(expected[key], answered[key], known, f"{at}.{key}")
        ]
    if isinstance(expected, list) and isinstance(answered, list):
        rows = expected[:-1] if expected and expected[-1] == ANYTHING else expected
        if len(rows) == len(expected) != len(answered):
            return [f"{at} has {len(answered)} rows"]
        return [
            line
            for number, (row, other) in enumerate(zip(rows, answered, strict=False))
            for line in differences(row, other, known, f"{at}.{number}")
        ]
    return [] if expected == answered else [f"{at} is {answered!r}, not {expected!r}"]


def parsed(text: str) -> Any:
    return json.loads(text)
