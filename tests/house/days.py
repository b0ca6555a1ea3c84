"""Days are days of this country: a day is never taken from a moment as it stands, which is one of UTC.

``python -m tests.house.days`` names the places by file and line.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLACES = ("accounts", "windows", "mediation", "local")
#: What makes a moment local before anything is read off it.
LOCAL = frozenset({"localtime", "local", "_last"})
#: Written as a moment, and where it is one of this country already or a day; each with why.
KNOWN = {
    "accounts/compiled.py": "a value that only stands for one while a statement is made",
    "mediation/demonstration/district": "days of invented people, in another engine that knows no zones",
    "mediation/demonstration/walking": "moments of the walkthrough are read as local ones off the API",
    "mediation/web/shell/components.py": "the moment of the page of components, written as a local one",
    "mediation/discovery/values.py": "a cell of a spreadsheet has no zone",
}
HOURS = frozenset({"opens", "closes"})  # of a day, in no zone
DAYS = re.compile(r"(?:^|_)(?:on|day|today|since|until|monday|date|from|to)$")
MOMENTS = re.compile(r"(?:^|_)(?:at|now|moment)$")
PARTS = frozenset({"year", "month", "day"})
FORMAT_OF_A_DAY = re.compile(r"%[-#]?[YymdbBaAjGVuUW]")
FORMAT_OF_AN_HOUR = re.compile(r"%[-#]?[HIMSpfzZ]")
SQL = re.compile(
    r"::date\b|\bcurrent_date\b|\blocaltimestamp\b|\bdate_trunc\(|\bextract\(\s*(?:year|month|day)\b", re.IGNORECASE
)


def faults(path: Path) -> Iterator[str]:
    """The places of a file where a day, or an hour, is read off a moment that was not made local."""
    source = path.read_text()
    name = path.relative_to(ROOT).as_posix()
    if any(name.startswith(known) for known in KNOWN):
        return
    if "/migrations/" not in name:
        tree = ast.parse(source)
        made_local = _made_local(tree)
        for node in ast.walk(tree):
            if sentence := _fault(node, made_local):
                yield f"{name}:{node.lineno}: {sentence}"
    for number, line in enumerate(source.splitlines(), start=1):
        if SQL.search(line) and "at time zone" not in line.lower():
            yield f"{name}:{number}: SQL takes the day of UTC"


def files() -> list[Path]:
    return [file for place in PLACES for file in sorted((ROOT / place).rglob("*.py"))]


def _made_local(tree: ast.AST) -> frozenset[str]:
    """Names of a file to which nothing is bound but moments that were made local."""
    bound: dict[str, list[bool]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.arg):
            bound.setdefault(node.arg, []).append(False)
        if isinstance(node, ast.Assign):
            for target in node.targets:
                for each, value in _pairs(target, node.value):
                    bound.setdefault(_name(each), []).append(_is_local(value, frozenset()))
    return frozenset(name for name, were_local in bound.items() if all(were_local))


def _pairs(target: ast.expr, value: ast.expr) -> list[tuple[ast.expr, ast.expr]]:
    """What is bound to which name, of several at once each by itself."""
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
        return list(zip(target.elts, value.elts, strict=True))
    return [(target, value)]


def _fault(node: ast.AST, made_local: frozenset[str]) -> str:
    match node:
        case ast.Call(func=ast.Attribute(value=of, attr="date"), args=[], keywords=[]) if not _is_local(of, made_local):
            return "the day of a moment that was not made local"
        case ast.Call(func=ast.Attribute(attr="today" | "utcnow" | "utcfromtimestamp")):
            return "the day of this machine, not of this country"
        case ast.Call(func=ast.Attribute(value=of, attr="strftime"), args=[ast.Constant(value=str(form))]):
            return _of_format(of, form, made_local)
        case ast.FormattedValue(value=of, format_spec=ast.JoinedStr(values=[ast.Constant(value=str(form))])):
            return _of_format(of, form, made_local)
        case ast.Attribute(value=of, attr=part) if part in PARTS and MOMENTS.search(_name(of)):
            return f"the {part} of a moment that was not made local"
    return ""


def _of_format(of: ast.expr, form: str, made_local: frozenset[str]) -> str:
    if FORMAT_OF_AN_HOUR.search(form) or FORMAT_OF_A_DAY.search(form):
        is_day = DAYS.search(_name(of)) and not FORMAT_OF_AN_HOUR.search(form)
        return (
            ""
            if is_day or _name(of) in HOURS or _is_local(of, made_local)
            else "a moment is written that was not made local"
        )
    return ""


def _is_local(node: ast.expr, made_local: frozenset[str]) -> bool:
    match node:
        case ast.Call(func=ast.Attribute(attr="strptime")):
            return True  # what was typed, not a moment
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            return name in LOCAL
        case ast.Name(id=name):
            return name in made_local
    return False


def _name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Call(func=function):
            return _name(function)
    return ""


if __name__ == "__main__":
    for path in files():
        for fault in faults(path):
            print(fault)  # noqa: T201 - what it is for
